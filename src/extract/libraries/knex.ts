import type { Alternatives } from "../../model/facts.js";
import type { DataShape } from "../../model/graph.js";
import { constantOf } from "../../model/template.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { sqlFacts, statementOf } from "./sql-facts.js";
import { accesses, knownTexts, named, opens, placeOf, someSql, systemOf, systemOfUrl, type Access, type StorePlace } from "./store-facts.js";
import type { ValueView } from "./value-view.js";

const writes = ["insert", "update", "upsert", "del", "delete", "truncate", "increment", "decrement", "batchInsert", "jsonInsert"];
const reads = ["select", "first", "pluck", "count", "countDistinct", "min", "max", "sum", "avg", "column", "columns", "distinct", "stream"];
const joins = ["join", "innerJoin", "leftJoin", "leftOuterJoin", "rightJoin", "rightOuterJoin", "outerJoin", "fullOuterJoin", "crossJoin"];
/** Steps that neither read nor write by themselves: a builder with nothing else is a query. */
const steps = ["where", "andWhere", "orWhere", "whereIn", "whereNot", "whereNotIn", "whereNull", "whereNotNull", "whereRaw", "whereBetween", "whereLike", "whereILike", "orderBy", "groupBy", "limit", "offset"];
const builders = ["from", "table", "into", "withSchema", ...steps, ...reads, ...joins, "returning", "onConflict", "ignore", "merge", "clone", "as", "using", "having", "orderByRaw", "groupByRaw", "modify", "transacting", "forUpdate", "queryBuilder", "with", "insert", "update", "del", "delete", "queryContext", "timeout"];

/** https://knexjs.org/guide/query-builder.html. `()` is an instance, `()()` a query on it. */
export const knex: LibraryModel = {
  id: "knex",
  title: "Knex",
  packages: ["knex", "nest-knexjs", "nestjs-knex"],
  category: "database",
  system: "sql",
  finds: "tables that query builders and raw SQL read and write, joins included; the database from `client` and `connection`",
  cannotSee: "tables named by computed expressions, and views behind a name",
  aliases: {
    ".{Knex,knex,default,InjectKnex,InjectConnection,InjectModel}()": "()", "().{transaction,transactionProvider,withUserParams}()": "()", ".Transaction()": "()", ".Knex.Transaction()": "()", ".Knex.QueryBuilder()": "()()",
    [`().{${builders.join(",")}}()`]: "()()", [`()().{${builders.join(",")}}()`]: "()()",
  },
  builders: ["()()"],
  callbacks: [{ on: "().transaction", argument: 0, parameter: 0, gives: "()" }],
  uses: [
    { on: `()().{${[...writes, ...reads].join(",")}}`, facts: verb },
    { on: "().batchInsert", facts: (use) => tables(use, use.arg(0), { access: "write", payload: use.arg(1).elements()[0]?.shape() }) },
    { on: "()", facts: (use) => bareQuery(use) },
    { on: "{().,()().}{from,table,into}", facts: namedLater },
    { on: `()().{${joins.join(",")}}`, facts: joined },
    { on: "{().,()().}raw", facts: (use) => sqlFacts(use, statementOf(use.arg(0)), instance(use)) },
    { on: "{,.knex}", facts: opened },
  ],
};

const isVerb = (name: string): boolean => writes.includes(name) || reads.includes(name);

/** `db("orders").where(…)` with no verb behind it reads. */
function bareQuery(use: CallUse): Draft[] {
  return use.following.some((name) => steps.includes(name)) && !use.following.some(isVerb) ? tables(use, use.arg(0), { access: "read" }) : [];
}

/** `db.insert(order).into("orders")`: the verb stands in front; `db.from("orders").where(…)`: there is none. A verb that follows speaks for itself. */
function namedLater(use: CallUse): Draft[] {
  const before = use.preceding.find(isVerb);
  const written = [...use.preceding, ...use.following].some((name) => writes.includes(name));
  return before !== undefined || !use.following.some(isVerb) ? tables(use, use.arg(0), { access: written ? "write" : "read" }) : [];
}

/** A joined table that is not known adds nothing to the one that is read anyway. */
function joined(use: CallUse): Draft[] {
  return tables(use, use.arg(0), { access: "read" }).filter((draft) => draft.type === "store-read" && draft.dataset?.every((name) => constantOf(name) !== undefined));
}

function verb(use: CallUse): Draft[] {
  const access = writes.includes(use.member) ? "write" : "read";
  // `select` in front of or behind a write names what comes back
  if (access === "read" && [...use.following, ...use.preceding].some((name) => writes.includes(name))) return [];
  const named = ["()", "()().table", "()().from", "()().into", "().from", "().table", "().into"].map((path) => use.made(path)).find((one) => one !== undefined);
  if (!named) return [];
  return tables(use, named.arg(0), { access, payload: access === "write" ? use.arg(0).elements()[0]?.shape() : undefined });
}

function tables(use: CallUse, name: ValueView, { access, payload }: { access: Access; payload?: DataShape | undefined }): Draft[] {
  const common = [...use.further("with"), ...use.further("withRecursive"), use.made("with")?.args ?? []].flatMap(([one]) => one?.constant() ?? []);
  const names = tableNames(name).filter((one) => !common.includes(constantOf(one) ?? ""));
  return names.length ? accesses([access], { kind: "table", dataset: names, payload, ...instance(use) }) : [];
}

/** `"orders as o"`, `{ o: "orders" }`. Sub-queries and raw expressions have no name here. */
function tableNames(name: ValueView): Alternatives {
  const views = name.is("object") ? name.keys().map((key) => name.prop(key)) : name.elements();
  return views.flatMap((one) => (one.is("function") || one.library() ? [] : named(one).map((text) => text.map((part) => (typeof part === "string" ? part.replace(/\s+as\s+[\w"`]+$/i, "") : part)))));
}

/** Which database the instance is for: its own options, else those of the only one in the service. */
function instance(use: CallUse): StorePlace & { system: string } {
  const own = use.made("")?.arg(0) ?? use.made("knex")?.arg(0);
  const options = own?.prop("client", "dialect").exists ? own : undefined;
  if (options) return { system: systemFor(options) ?? someSql, ...placeOf(options.prop("connection")) };
  const systems = new Set(use.callsOf("{,.knex}").flatMap((one) => systemFor(one.arg(0)) ?? []));
  return { system: systems.size === 1 ? ([...systems][0] ?? someSql) : someSql };
}

function systemFor(options: ValueView): string | undefined {
  const client = knownTexts(named(options.prop("client", "dialect"))).map(systemOf).find((one) => one !== undefined);
  return client ?? options.prop("connection").text().map(systemOfUrl).find((one) => one !== undefined);
}

function opened(use: CallUse): Draft[] {
  const options = use.arg(0);
  const system = systemFor(options);
  return system === undefined ? [] : opens(system, placeOf(options.prop("connection").exists ? options.prop("connection") : options));
}
