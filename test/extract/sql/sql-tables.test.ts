import { describe, expect, test } from "@jest/globals";
import { sqlTables } from "../../../src/extract/sql/sql-tables.js";
import { printTemplate, type Template } from "../../../src/model/template.js";

/** What a statement reads and writes, in one line: `read orders(id, total); write carts`. */
function told(...sql: Template): string {
  const { understood, tables } = sqlTables(sql);
  if (!understood) return "not understood";
  return tables.map(({ access, name, columns }) => `${access} ${printTemplate(name)}${columns.length ? `(${columns.join(", ")})` : ""}`).sort().join("; ") || "nothing";
}

describe("tables of statements", () => {
  test.each([
    ["SELECT id, o.total AS sum FROM orders o WHERE id = $1", "read orders(id, total)"],
    ["select * from `orders`, lines l left join products as p on p.sku = l.sku", "read lines; read orders; read products"],
    ["SELECT count(*) FROM (SELECT DISTINCT rider FROM rides WHERE city = 'FROM nowhere') r", "read rides"],
    ["WITH near AS (SELECT * FROM rides WHERE name LIKE 'a/%' ESCAPE '\\'), far AS (SELECT * FROM near) SELECT * FROM far", "read rides"],
    ["TRUNCATE TABLE ", "nothing"],
    ["INSERT INTO TABLE rides VALUES (1)", "write rides"],
    ["SELECT extract(day FROM created), trim(both ' ' from name) FROM payments", "read payments"],
    ["SELECT * FROM generate_series(1, 10) AS day JOIN rides ON rides.day = day", "read rides"],
    ["SELECT a IS DISTINCT FROM b FROM ratings", "read ratings"],
    ["SELECT id FROM orders WHERE id IN (SELECT order_id FROM payments) FOR UPDATE", "read orders; read payments"],
    ["INSERT INTO public.orders (id, \"total\") VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET total = excluded.total", "write orders(id, total)"],
    ["INSERT IGNORE INTO cities (code) SELECT code FROM codes", "read codes; write cities(code)"],
    ["REPLACE INTO rates SET code = ?", "write rates"],
    ["UPDATE ONLY orders SET paid = true, total = (SELECT sum(price) FROM lines) WHERE id = 1", "read lines; write orders(paid, total)"],
    ["UPDATE carts c JOIN users u ON u.id = c.user SET c.open = 0", "read users; write carts(open)"],
    ["DELETE FROM sessions USING users WHERE users.id = sessions.user", "read users; write sessions"],
    ["DELETE r FROM rates r LEFT JOIN cities c ON c.code = r.code", "read cities; write rates"],
    ["MERGE INTO stock AS s USING deliveries d ON d.sku = s.sku WHEN MATCHED THEN UPDATE SET amount = 1", "read deliveries; write stock"],
    ["TRUNCATE TABLE carts", "write carts"],
    ["COPY rides (id, city) FROM STDIN", "write rides"],
    ["WITH late AS (SELECT * FROM rides), top (city) AS MATERIALIZED (SELECT city FROM late) SELECT * FROM top JOIN drivers USING (city)", "read drivers; read rides"],
    ["WITH moved AS (DELETE FROM orders RETURNING *) INSERT INTO archive SELECT * FROM moved", "write archive; write orders"],
    ["SELECT * FROM [dbo].[Order Lines]", "read Order Lines"],
    ["SELECT * FROM sales.orders; UPDATE sales.orders SET seen = 1", "read sales.orders; write sales.orders(seen)"],
    ["-- FROM comments\nSELECT 1 /* FROM other */ FROM orders", "read orders"],
    ["SELECT table_name FROM information_schema.tables", "nothing"],
    ["SELECT now()", "nothing"],
    ["CREATE TABLE orders (id int)", "nothing"],
    ["BEGIN", "nothing"],
    ["the order is from paris", "not understood"],
    ["", "not understood"],
  ])("%s", (sql, expected) => {
    expect(told(sql)).toBe(expected);
  });
});

describe("texts with holes", () => {
  const table = { hole: "param", name: "table" } as const;
  const where = { hole: "unknown", name: "where" } as const;

  test("a hole in a table's place is the table's name, also beside known text", () => {
    expect([told("SELECT * FROM ", table, " WHERE id = 1"), told("DELETE FROM ", table, "_audit"), told('INSERT INTO "', table, '" (id) VALUES (1)')]).toEqual(["read {table}", "write {table}_audit", "write {table}(id)"]);
  });

  test("a hole elsewhere changes nothing", () => {
    expect([told("SELECT * FROM orders ", where), told("UPDATE orders SET ", where, " WHERE id = ", where)]).toEqual(["read orders", "write orders"]);
  });

  test("a statement that begins with a hole is not understood", () => {
    expect(told(where, " FROM orders")).toBe("not understood");
  });
});
