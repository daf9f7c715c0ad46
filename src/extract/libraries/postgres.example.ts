import pgPromise from "pg-promise";
import postgres from "postgres";

const sql = postgres(process.env.DATABASE_URL ?? "postgres://db/shop"); // => opens postgresql {DATABASE_URL}

export const show = (id: string) => sql`select id, total from orders where id = ${id}`; // => reads postgresql table orders
export const place = (order: { id: string }) => sql.begin(async (tx) => {
  await tx`insert into orders ${tx(order)}`; // => writes postgresql table orders
});

const pgp = pgPromise();
const db = pgp({ host: "db", database: "stock" });
export const items = () => db.manyOrNone("SELECT * FROM items"); // => reads postgresql table items
export const take = (sku: string) => db.tx(async (t) => {
  await t.none("UPDATE items SET left = left - 1 WHERE sku = $1", sku); // => writes postgresql table items
});

const pen = { none: (text: string) => text };
pen.none("DELETE FROM paper");
