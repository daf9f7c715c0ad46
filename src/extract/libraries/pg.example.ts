import { Pool, type PoolClient } from "pg";
import { Database } from "./database.js";

const pool = new Pool({ host: process.env.DB_HOST, port: 5432, database: "shop", user: "shop" }); // => opens postgresql {DB_HOST}:5432

export async function show(id: string) {
  const { rows } = await pool.query("SELECT id, total FROM orders WHERE id = $1", [id]); // => reads postgresql table orders
  return rows[0];
}

export async function create(order: { id: string; total: number }) {
  const client = await pool.connect();
  await client.query("BEGIN");
  await client.query({ text: `INSERT INTO "orders" (id, total) SELECT $1, $2 FROM public.carts c JOIN prices p ON p.sku = c.sku`, values: [order.id, order.total] }); // => reads postgresql table carts; reads postgresql table prices; writes postgresql table orders
  await audit(client, "orders"); // => writes postgresql table orders_audit
}

async function audit(client: PoolClient, table: string) {
  await client.query(`UPDATE ${table}_audit SET changed = now()`);
}

const database = new Database("postgres://shop@db/shop");
database.run("WITH old AS (SELECT id FROM orders WHERE paid) DELETE FROM invoices USING old WHERE invoices.id = old.id"); // => reads postgresql table orders; writes postgresql table invoices
database.remove("coupons"); // => writes postgresql table coupons

const search = { query: (text: string) => text };
search.query("SELECT everything FROM the shop");

// @file database.ts
import pg from "pg";

export class Database {
  private readonly client: pg.Client;

  constructor(url: string) {
    this.client = new pg.Client(url); // => opens postgresql postgres://db/shop
  }

  run(sql: string, values: unknown[] = []) {
    return this.client.query(sql, values);
  }

  remove(table: string) {
    return this.run(`delete from ${table} where stale`);
  }
}
