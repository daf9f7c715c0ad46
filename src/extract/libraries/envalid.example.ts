import axios from "axios";
import { cleanEnv, str, url } from "envalid";

const env = cleanEnv(process.env, { ORDERS_URL: url({ default: "http://orders:3000" }), REGION: str() });

export const orders = () => axios.get(`${env.ORDERS_URL}/orders/${env.REGION}`); // => calls GET {ORDERS_URL}/orders/{REGION}

const broom = { cleanEnv: (floor: string) => ({ floor }) };
broom.cleanEnv("http://nobody");
