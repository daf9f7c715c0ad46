import { describe, expect, test } from "@jest/globals";
import { readStatement } from "../../../src/extract/sql/read-statement.js";
import { startSqlParser } from "../../../src/extract/sql/sql-parser.js";
import { printTemplate, type Template } from "../../../src/model/template.js";

const parse = await startSqlParser();

/** What a statement reads and writes, in one line: `read orders(id, total); write carts`. */
function told(sql: Template, folds = true): string {
  const { understood, tables } = readStatement(sql, { parse, folds });
  if (!understood) return "not understood";
  return tables.map(({ access, name, columns }) => `${access} ${printTemplate(name)}${columns.length ? `(${columns.join(", ")})` : ""}`).sort().join("; ") || "nothing";
}

describe("columns go to the table they are of", () => {
  test.each([
    ["SELECT o.id, lower(u.name) AS customer FROM orders o JOIN users u ON u.id = o.user_id WHERE u.email = $1", "read orders(id); read users(name)"],
    ["SELECT id, name FROM orders JOIN users USING (id)", "read orders; read users"],
    ["SELECT o.*, u.name FROM orders o, users u", "read orders; read users(name)"],
    ["SELECT * FROM (SELECT rider, count(*) FROM rides GROUP BY rider) r", "read rides(rider)"],
    ["SELECT total, (SELECT sum(l.price) FROM lines l WHERE l.order_id = orders.id) FROM orders", "read lines(price); read orders(total)"],
    ["WITH late AS (SELECT id FROM rides) SELECT d.name FROM late JOIN drivers d ON d.ride = late.id", "read drivers(name); read rides(id)"],
    ["SELECT id FROM rides UNION SELECT code FROM trips", "read rides(id); read trips(code)"],
    ["SELECT id FROM rides UNION SELECT * FROM rides", "read rides"],
    ["WITH moved AS (DELETE FROM orders RETURNING *) INSERT INTO archive (id) SELECT id FROM moved", "write archive(id); write orders"],
    ["MERGE INTO stock s USING deliveries d ON d.sku = s.sku WHEN MATCHED THEN UPDATE SET amount = 1", "read deliveries; write stock(amount)"],
    ["CREATE TABLE orders (id int)", "nothing"],
    ["COPY rides (id, city) FROM STDIN", "write rides(id, city)"],
  ])("%s", (sql, expected) => {
    expect(told([sql])).toBe(expected);
  });
});

describe("texts of other drivers and databases", () => {
  test("placeholders and quotes of every driver", () => {
    expect(told(["SELECT `id` FROM `orders` WHERE `id` = ? AND city = :city LIMIT @count"])).toBe("read orders(id)");
    expect(told(["SELECT [id] FROM [dbo].[Order Lines] WHERE id = @id"], false)).toBe("read Order Lines(id)");
    expect(told(["SELECT id FROM orders -- the id's\nWHERE note = 'it''s FROM x' # end"])).toBe("read orders(id)");
  });

  test("names are told as the database calls them", () => {
    expect([told(["SELECT Id FROM Orders"]), told(["SELECT Id FROM Orders"], false), told(['SELECT "Id" FROM "Orders"'])]).toEqual(["read orders(id)", "read Orders(Id)", "read Orders(Id)"]);
  });

  test("what the parser refuses is read for its tables", () => {
    expect(told(["REPLACE INTO rates SET code = ?"], false)).toBe("write rates");
    expect(told(["UPDATE carts c JOIN users u ON u.id = c.user SET c.open = 0"], false)).toBe("read users; write carts(open)");
  });
});

describe("texts that are put together at run time", () => {
  const hole = (name: string) => ({ hole: "param", name }) as const;

  test("holes for values, names and lists", () => {
    expect(told(["SELECT id FROM orders WHERE id IN (", hole("ids"), ") AND user_id = ", hole("user")])).toBe("read orders(id)");
    expect(told(["SELECT id FROM orders WHERE id IN ", hole("ids")])).toBe("read orders(id)");
    expect(told(["SELECT id FROM ", hole("table"), "_audit WHERE id = 1"])).toBe("read {table}_audit(id)");
    expect(told(['INSERT INTO "', hole("table"), '" (id, ', hole("column"), ") VALUES ", hole("rows")])).toBe("write {table}(id)");
  });

  test("pieces of the statement are left out", () => {
    expect(told(["SELECT o.id FROM orders o WHERE o.open = true ", hole("filter"), " ", hole("order"), " LIMIT 10"])).toBe("read orders(id)");
    expect(told(["SELECT id, ", hole("columns"), " FROM orders"])).toBe("read orders");
  });

  test("a statement that begins with a hole is not understood", () => {
    expect(told([hole("sql"), " FROM orders"])).toBe("not understood");
  });
});
