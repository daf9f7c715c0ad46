import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { Pool } from "pg";

const orders = pgTable("shop_orders", { id: text("id").primaryKey(), total: integer("total") });
const lines = pgTable("lines", { order: text("order") });

const pool = new Pool({ connectionString: process.env.DATABASE_URL }); // => opens postgresql {DATABASE_URL}
const db = drizzle(pool, { schema: { orders, lines } }); // => opens postgresql {DATABASE_URL}

export const show = (id: string) => db.select().from(orders).leftJoin(lines, eq(lines.order, orders.id)).where(eq(orders.id, id)); // => reads postgresql table lines; reads postgresql table shop_orders
export const place = (id: string) => db.insert(orders).values({ id, total: 0 }); // => writes postgresql table shop_orders
export const list = () => db.query.lines.findMany(); // => reads postgresql table lines
export const clear = (id: string) => db.transaction(async (tx) => tx.delete(orders).where(eq(orders.id, id))); // => writes postgresql table shop_orders
export const total = () => db.execute(sql`select sum(total) from invoices`); // => reads postgresql table invoices

const shelf = new Set<string>();
shelf.delete("orders");
