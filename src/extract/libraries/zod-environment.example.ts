import { createEnv } from "@t3-oss/env-core";
import axios from "axios";
import { z } from "zod";

const schema = z.object({ ORDERS_URL: z.string().url().default("http://orders:3000"), STOCK_URL: z.string() });
const env = schema.parse(process.env);
const settings = createEnv({ server: { PRICES_URL: z.string() }, runtimeEnv: process.env });
const input = z.object({ base: z.string() }).parse({ base: "http://rates" });

export const orders = () => axios.get(`${env.ORDERS_URL}/orders`); // => calls GET {ORDERS_URL}/orders
export const stock = () => axios.get(`${env.STOCK_URL}/items`); // => calls GET {STOCK_URL}/items
export const prices = () => axios.get(`${settings.PRICES_URL}/list`); // => calls GET {PRICES_URL}/list
export const rates = () => axios.get(`${input.base}/today`); // => calls GET http://rates/today

const reader = { parse: (text: string) => text };
reader.parse("http://nobody");
