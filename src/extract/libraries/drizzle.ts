import type { Alternatives } from "../../model/facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named, opens, placeOf, someSql, systemOfUrl, type Access } from "./store-facts.js";
import { sqlFacts } from "./sql-facts.js";
import type { ValueView } from "./value-view.js";

const makers: Readonly<Record<string, string>> = { pgTable: "postgresql", mysqlTable: "mysql", sqliteTable: "sqlite", singlestoreTable: "singlestore" };
const drivers: Readonly<Record<string, string>> = { "node-postgres": "postgresql", "postgres-js": "postgresql", "neon-http": "postgresql", "neon-serverless": "postgresql", "vercel-postgres": "postgresql", "pg-proxy": "postgresql", "aws-data-api/pg": "postgresql", mysql2: "mysql", "planetscale-serverless": "mysql", "better-sqlite3": "sqlite", libsql: "sqlite", "bun-sqlite": "sqlite", d1: "sqlite", "expo-sqlite": "sqlite" };
const db = ".drizzle()";
const joins = "{leftJoin,innerJoin,rightJoin,fullJoin,crossJoin}";
const types = ["NodePgDatabase", "PostgresJsDatabase", "NeonHttpDatabase", "NeonDatabase", "MySql2Database", "BetterSQLite3Database", "LibSQLDatabase", "PgTransaction", "PgDatabase", "MySqlDatabase"];

/** https://orm.drizzle.team/docs. */
export const drizzle: LibraryModel = {
  id: "drizzle",
  title: "Drizzle",
  packages: ["drizzle-orm", "drizzle-orm/pg-core", "drizzle-orm/mysql-core", "drizzle-orm/sqlite-core", ...Object.keys(drivers).map((name) => `drizzle-orm/${name}`)],
  category: "database",
  system: "sql",
  finds: "tables that queries read and write, by the name they were defined with; relational queries; the kind of database from table and driver",
  cannotSee: "tables that relations of a relational query lead to",
  aliases: { [`.{${types.join(",")}}()`]: db, [`${db}.select{,Distinct}().from()`]: `${db}.query()`, [`${db}.query().{where,${joins.slice(1, -1)},orderBy,limit,groupBy}()`]: `${db}.query()`, [`${db}.with()`]: db },
  callbacks: [{ on: `${db}.transaction`, argument: 0, parameter: 0, gives: db }],
  uses: [
    { on: `${db}.{select(),selectDistinct(),selectDistinctOn()}.from`, facts: (use) => table(use.arg(0), "read") },
    { on: `${db}.query().${joins}`, facts: (use) => table(use.arg(0), "read") },
    { on: `${db}.{insert,update,delete}`, facts: (use) => table(use.arg(0), "write", use.chained("values").exists ? use.chained("values") : use.chained("set")) },
    { on: `${db}.query.*.{findMany,findFirst}`, facts: (use) => relational(use) },
    { on: `${db}.execute`, facts: (use) => sqlFacts(use, use.arg(0).text(), { system: systemIn(use) }) },
    { on: ".drizzle", facts: (use) => connected(use) },
  ],
};

/** `const orders = pgTable("orders", { … })`. */
function table(view: ValueView, access: Access, payload?: ValueView): Draft[] {
  const found = definition(view);
  if (!found) return [];
  const columns = found.columns.map((path) => ({ path, type: "unknown" }));
  return accesses([access], { system: found.system, kind: "table", dataset: found.name, payload: payload?.elements()[0]?.shape() ?? (columns.length ? { fields: columns } : undefined) });
}

function definition(view: ValueView): { system: string; name: Alternatives; columns: string[] } | undefined {
  for (const [maker, system] of Object.entries(makers)) {
    const made = view.made(maker);
    if (made) return { system, name: named(made.arg(0)), columns: made.arg(1).keys() };
  }
  const made = view.made("table");
  return made && { system: someSql, name: named(made.arg(0)), columns: made.arg(1).keys() };
}

/** `db.query.orders.findMany()`: the schema that the database was opened with says which table `orders` is. */
function relational(use: CallUse): Draft[] {
  const name = use.wildcards[0] ?? "";
  const schema = use.callsOf(".drizzle").flatMap((one) => one.args.filter((argument) => argument.is("object")).map((argument) => argument.prop("schema"))).find((one) => one.exists);
  const defined = schema && table(schema.prop(name), "read");
  return defined?.length ? defined : accesses(["read"], { system: someSql, kind: "table", dataset: [[name]] });
}

const driverOf = (use: CallUse): string | undefined => drivers[(use.receiver.library()?.package ?? "").replace(/^drizzle-orm\/?/, "")];

function systemIn(use: CallUse): string {
  const systems = new Set(use.callsOf(".drizzle").flatMap((one) => driverOf(one) ?? []));
  return systems.size === 1 ? ([...systems][0] ?? someSql) : someSql;
}

function connected(use: CallUse): Draft[] {
  const driver = driverOf(use);
  const first = use.arg(0);
  const options = first.made("Pool")?.arg(0) ?? first.made("createPool")?.arg(0) ?? first.made("")?.arg(0) ?? (first.is("text") ? first : first.prop("connection"));
  const system = driver ?? placeOf(options).connection?.map(systemOfUrl).find((one) => one !== undefined);
  return system === undefined ? [] : opens(system, placeOf(options));
}
