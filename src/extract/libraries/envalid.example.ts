import axios from "axios";
import { cleanEnv, str, url } from "envalid";
import { envsafe, url as link } from "envsafe";

const env = cleanEnv(process.env, { ORDERS_URL: url({ default: "http://orders:3000" }), REGION: str() });

export const orders = () => axios.get(`${env.ORDERS_URL}/orders/${env.REGION}`); // => calls GET {ORDERS_URL}/orders/{REGION}

const safe = envsafe({ STOCK_URL: link({ devDefault: "http://localhost:1" }) });
export const stock = () => axios.get(`${safe.STOCK_URL}/items`); // => calls GET {STOCK_URL}/items

const broom = { cleanEnv: (floor: string) => ({ floor }) };
broom.cleanEnv("http://nobody");
