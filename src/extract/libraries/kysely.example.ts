import { Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import { Pool } from "pg";

interface Tables {
  orders: { id: string; total: number };
}

const pool = new Pool({ connectionString: process.env.DATABASE_URL }); // => opens postgresql {DATABASE_URL}
const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }); // => opens postgresql {DATABASE_URL}

export const show = (id: string) => db.selectFrom("orders as o").innerJoin("lines", "lines.order", "o.id").selectAll().where("o.id", "=", id).execute(); // => reads postgresql table lines; reads postgresql table orders
export const place = (id: string) => db.insertInto("orders").values({ id, total: 0 }).execute(); // => writes postgresql table orders
export const clear = () => sql`delete from carts where stale`.execute(db); // => writes postgresql table carts

export const move = (id: string) => db.transaction().execute(async (trx) => {
  await trx.deleteFrom("orders").where("id", "=", id).execute(); // => writes postgresql table orders
  await archive(trx, id);
});

const archive = (trx: Transaction<Tables>, id: string) => trx.updateTable("archive").set({ open: false }).where("id", "=", id).execute(); // => writes postgresql table archive

const garden = { selectFrom: (bed: string) => bed };
garden.selectFrom("roses");
