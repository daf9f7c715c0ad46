import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named, someSql, type Access } from "./store-facts.js";
import type { ValueView } from "./value-view.js";

const writes = ["insert", "insertGraph", "insertWithRelated", "patch", "update", "upsertGraph", "delete", "deleteById", "relate", "unrelate", "increment", "decrement", "truncate"];
const both = ["insertAndFetch", "insertGraphAndFetch", "patchAndFetch", "patchAndFetchById", "updateAndFetch", "updateAndFetchById", "upsertGraphAndFetch"];
const graphs = ["withGraphFetched", "withGraphJoined", "joinRelated", "leftJoinRelated", "innerJoinRelated", "eager", "joinEager"];

/** https://vincit.github.io/objection.js. A class is a table, and what follows on its query says what is done. */
export const objection: LibraryModel = {
  id: "objection",
  title: "Objection",
  packages: ["objection", "nestjs-objection"],
  category: "database",
  system: "sql",
  finds: "tables that models read and write, with the tables of relations that are fetched",
  cannotSee: "tables that only a mixin names, and the kind of database, which knex is told",
  uses: [
    { on: "{.Model,.Model()}.{query,$query}", facts: queried },
    { on: "{.Model,.Model()}.{relatedQuery,$relatedQuery}", facts: (use) => relatedTo(use, use.arg(0), accessIn(use)) },
    { on: "{.Model,.Model()}.{fetchGraph,$fetchGraph}", facts: (use) => graph(use, use.args.find((one) => one.is("text")) ?? use.arg(-1)) },
  ],
};

function accessIn({ following }: CallUse): Access[] {
  if (following.some((name) => both.includes(name))) return ["read", "write"];
  return following.some((name) => writes.includes(name)) ? ["write"] : ["read"];
}

function queried(use: CallUse): Draft[] {
  const payload = [...writes, ...both].map((name) => use.chained(name)).find((one) => one.exists && one.is("object"))?.shape();
  return [...tableOf(use.owner, accessIn(use), payload), ...graphs.flatMap((name) => use.further(name)).flatMap(([expression]) => (expression ? graph(use, expression) : []))];
}

function tableOf(model: ValueView, access: Access[], payload?: ReturnType<ValueView["shape"]>): Draft[] {
  const name = model.prop("tableName");
  const dataset = name.is("function") ? name.returned() : name;
  return dataset.exists ? accesses(access, { system: someSql, kind: "table", dataset: named(dataset), payload }) : [];
}

/** `withGraphFetched("[lines.product, customer]")`. */
function graph(use: CallUse, expression: ValueView): Draft[] {
  const names = (expression.constant() ?? "").match(/\w+/g) ?? expression.keys();
  return names.flatMap((name) => relatedTo(use, name, ["read"]));
}

function relatedTo(use: CallUse, relation: ValueView | string, access: Access[]): Draft[] {
  const name = typeof relation === "string" ? relation : relation.constant();
  const written = use.owner.prop("relationMappings");
  const mappings = written.is("function") ? written.returned() : written;
  if (name === undefined) return [];
  const mapping = mappings.prop(name);
  const model = mapping.prop("modelClass");
  return model.exists ? [...tableOf(model.is("function") ? model.returned() : model, access), ...joinTable(mapping.prop("join"), access)] : [];
}

/** `through: { from: "orders_tags.order_id" }`: the table between two others. */
function joinTable(join: ValueView, access: Access[]): Draft[] {
  const [column] = join.prop("through").prop("from").constants();
  const table = column?.replace(/\.[^.]*$/, "");
  return table ? accesses(access, { system: someSql, kind: "table", dataset: [[table]] }) : [];
}
