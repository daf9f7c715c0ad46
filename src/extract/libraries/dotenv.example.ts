import dotenv from "dotenv";
import { expand } from "dotenv-expand";

const { parsed } = dotenv.config();
const expanded = expand(dotenv.config({ path: "../.env" }));

export const users = () => fetch(`${parsed?.["USERS_URL"]}/users`); // => calls GET {USERS_URL}/users
export const orders = () => fetch(`${expanded.parsed?.["ORDERS_URL"]}/orders`); // => calls GET {ORDERS_URL}/orders

const box = { config: () => ({ parsed: { USERS_URL: "wood" } }) };
export const wood = box.config().parsed.USERS_URL;
