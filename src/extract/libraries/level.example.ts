import { Level } from "level";
import { open } from "lmdb";

const db = new Level<string, string>("data/ledger");
const accounts = db.sublevel("accounts");

export const balance = (id: string) => accounts.get(id); // => reads leveldb map accounts
export const book = (id: string, amount: string) => accounts.put(id, amount); // => writes leveldb map accounts
export const all = () => db.iterator(); // => reads leveldb file data/ledger

const prices = open({ path: "data/prices" });
export const price = (sku: string) => prices.get(sku); // => reads leveldb file data/prices

const drawer = new Map([["accounts", 1]]);
drawer.get("accounts");
