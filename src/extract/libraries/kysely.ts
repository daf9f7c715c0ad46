import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named, opens, placeOf, someSql, type Access } from "./store-facts.js";
import { sqlFacts } from "./sql-facts.js";
import type { ValueView } from "./value-view.js";

const starts = { selectFrom: "read", insertInto: "write", replaceInto: "write", updateTable: "write", deleteFrom: "write", mergeInto: "write" } as const;
const joins = ["innerJoin", "leftJoin", "rightJoin", "fullJoin", "crossJoin", "innerJoinLateral", "leftJoinLateral", "using", "from"];
const dialects: Readonly<Record<string, string>> = { PostgresDialect: "postgresql", NeonDialect: "postgresql", PostgresJSDialect: "postgresql", MysqlDialect: "mysql", PlanetScaleDialect: "mysql", SqliteDialect: "sqlite", LibsqlDialect: "sqlite", MssqlDialect: "microsoft.sql_server" };
const client = ".Kysely()";
const query = `${client}.query()`;
const steps = ["select", "selectAll", "where", "whereRef", "values", "set", "returning", "returningAll", "orderBy", "groupBy", "limit", "offset", "onConflict", "distinct", "distinctOn", "having", "$if", "as", "forUpdate", ...joins];

/** https://kysely-org.github.io/kysely-apidoc. */
export const kysely: LibraryModel = {
  id: "kysely",
  title: "Kysely",
  packages: ["kysely", "kysely-postgres-js", "nestjs-kysely"],
  category: "database",
  system: "sql",
  finds: "tables that queries read and write, joins included; raw SQL; the kind of database from the dialect",
  cannotSee: "tables named by references that are made at run time",
  aliases: {
    ".{Transaction,ControlledTransaction,QueryCreator,InjectKysely}()": client, [`${client}.{withSchema,withPlugin,withoutPlugins,$extendTables,with,withRecursive}()`]: client,
    [`${client}.{${Object.keys(starts).join(",")}}()`]: query, [`${query}.{${steps.join(",")}}()`]: query,
  },
  callbacks: [{ on: `${client}.transaction().execute`, argument: 0, parameter: 0, gives: client }, { on: `${client}.connection().execute`, argument: 0, parameter: 0, gives: client }, { on: `${client}.transaction().setIsolationLevel().execute`, argument: 0, parameter: 0, gives: client }],
  uses: [
    { on: `${client}.{${Object.keys(starts).join(",")}}`, facts: (use) => tables(use, [use.member === "selectFrom" ? "read" : "write"]) },
    { on: `${query}.{${joins.join(",")}}`, facts: (use) => tables(use, ["read"]) },
    { on: ".sql", facts: (use) => sqlFacts(use, use.arg(0).text(), { system: systemIn(use) }) },
    { on: ".Kysely", facts: opened },
  ],
};

/** `"orders as o"`, `["orders", "lines"]`; sub-queries have tables of their own. */
function tables(use: CallUse, access: Access[]): Draft[] {
  const names = use.arg(0).elements().flatMap((one) => (one.is("text") || !one.is("function") && !one.is("library") ? named(one) : []));
  const plain = names.map((text) => text.map((part) => (typeof part === "string" ? part.replace(/\s+as\s+\w+$/i, "") : part)));
  const values = access[0] === "write" && use.member === "insertInto" ? use.chained("values").elements()[0]?.shape() : use.member === "updateTable" ? use.chained("set").shape() : undefined;
  return plain.length ? accesses(access, { system: systemIn(use), kind: "table", dataset: plain, payload: values }) : [];
}

function systemIn(use: CallUse): string {
  const own = use.made("Kysely");
  const systems = new Set([...(own ? [own] : use.callsOf(".Kysely"))].flatMap((one) => dialectOf(one.arg(0).prop("dialect")) ?? []));
  return systems.size === 1 ? ([...systems][0] ?? someSql) : someSql;
}

function dialectOf(dialect: ValueView): string | undefined {
  const name = /\.(\w+)\(\)$/.exec(dialect.library()?.path ?? "")?.[1];
  return name === undefined ? undefined : dialects[name];
}

function opened(use: CallUse): Draft[] {
  const dialect = use.arg(0).prop("dialect");
  const system = dialectOf(dialect);
  const name = /\.(\w+)\(\)$/.exec(dialect.library()?.path ?? "")?.[1] ?? "";
  const pool = dialect.made(name)?.arg(0).prop("pool", "database", "postgres");
  const options = pool?.made("Pool")?.arg(0) ?? pool?.made("createPool")?.arg(0);
  return system === undefined || !options ? [] : opens(system, placeOf(options));
}
