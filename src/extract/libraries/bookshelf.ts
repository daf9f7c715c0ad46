import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named, someSql } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";
import type { ValueView } from "./value-view.js";

const verbs = { reads: ["fetch", "fetchAll", "fetchOne", "fetchPage", "count", "refresh", "load"], writes: ["save", "destroy", "insert", "upsert", "invokeThen"] };
const model = "().model()";

/** https://bookshelfjs.org. */
export const bookshelf: LibraryModel = {
  id: "bookshelf",
  title: "Bookshelf",
  packages: ["bookshelf"],
  category: "database",
  system: "sql",
  finds: "tables that models read and write",
  cannotSee: "tables of relations that are fetched, and the kind of database, which knex is told",
  aliases: { "().Model.extend()": model, [`${model}.{where,query,forge,orderBy,collection,forMany,off,on}()`]: model, "().model().extend()": model, [`${model}()`]: model, "().Model": "().Model" },
  uses: [
    { on: `${model}.${verbNames(verbs)}`, facts: (use) => tell(use, definition(use)) },
    { on: `{().Model,().Model(),().Model.where(),().Model.query(),().Model.forge()}.${verbNames(verbs)}`, facts: (use) => tell(use, use.owner.is("class") ? use.owner.returned() : use.owner) },
  ],
};

/** `bookshelf.model("Order", { tableName })`, `bookshelf.Model.extend({ tableName })`. */
function definition(use: CallUse): ValueView {
  const made = use.made("model") ?? use.made("extend");
  const last = made?.args.find((one) => one.is("object"));
  if (last) return last;
  const name = made?.arg(0).constant();
  return use.callsOf("().model").find((one) => one.args.length > 1 && one.arg(0).constant() === name)?.arg(1) ?? use.arg(-1);
}

function tell(use: CallUse, from: ValueView): Draft[] {
  const table = from.prop("tableName");
  const dataset = table.is("function") ? table.returned() : table;
  return dataset.exists ? accesses(accessOf(verbs, use.member), { system: someSql, kind: "table", dataset: named(dataset), payload: use.member === "save" ? use.arg(0).shape() : undefined }) : [];
}
