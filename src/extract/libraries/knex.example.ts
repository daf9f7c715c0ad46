import knex, { type Knex } from "knex";
import { Table } from "./table.js";

const db = knex({ client: "pg", connection: { host: "db", database: "shop", password: "secret" } }); // => opens postgresql db

export const open = () => db("orders as o").where({ open: true }).orderBy("created"); // => reads postgresql table orders
export const show = (id: string) => db("orders").where({ id }).first("id", "total"); // => reads postgresql table orders
export const lines = (id: string) => db.select("sku").from("lines").innerJoin("products", "products.sku", "lines.sku").where({ order: id }); // => reads postgresql table lines; reads postgresql table products
export const pay = (id: string) => db("orders").where({ id }).update({ paid: true }).returning("id"); // => writes postgresql table orders
export const log = (text: string) => db.insert({ text }).into("events"); // => writes postgresql table events
export const total = () => db.raw("SELECT sum(total) FROM invoices"); // => reads postgresql table invoices

export async function move(id: string) {
  await db.transaction(async (trx) => {
    await trx("archive").insert({ id }); // => writes postgresql table archive
    await remove(trx, id);
  });
}

async function remove(trx: Knex.Transaction, id: string) {
  await trx("orders").where({ id }).del(); // => writes postgresql table orders
}

export const carts = new Table(db, { name: "carts" });
export const active = () => carts.find({ active: true });
export const keep = (cart: object) => carts.upsert(cart);

const tools = { select: (text: string) => text, from: (text: string) => text };
tools.select("orders");
tools.from("orders");

// @file table.ts
import type { Knex } from "knex";

export class Table {
  constructor(private readonly db: Knex, private readonly options: { name: string }) {}

  find(filter: object) {
    const query = this.db.select("*").from(this.options.name); // => reads postgresql table carts
    query.where(filter);
    return query;
  }

  upsert(row: object) {
    return this.db(this.options.name).insert(row).onConflict("id").merge(); // => writes postgresql table carts
  }
}
