import axios from "axios";
import env from "env-var";

const orders = env.get("ORDERS_URL").required().asUrlString();
const stock = env.get("STOCK_HOST").default("stock").asString();

export const list = () => axios.get(`${orders}/orders`); // => calls GET {ORDERS_URL}/orders
export const items = () => axios.get(`http://${stock}/items`); // => calls GET http://{STOCK_HOST}/items

const shelf = new Map([["ORDERS_URL", { asString: () => "wood" }]]);
shelf.get("ORDERS_URL")?.asString();
