import { LRUCache } from "lru-cache";
import NodeCache from "node-cache";

const prices = new LRUCache<string, { amount: number }>({ max: 500 });
export const price = (sku: string) => prices.get(sku); // => reads memory map prices
export const learn = (sku: string, amount: number) => prices.set(sku, { amount }); // => writes memory map prices

const cache = new NodeCache({ stdTTL: 60 });
export const rate = (code: string) => cache.get(`rate:${code}`); // => reads memory map rate
export const keep = (code: string, rate_: number) => cache.set(`rate:${code}`, rate_); // => writes memory map rate

const drawer = { get: (name: string) => name };
drawer.get("rate:1");
