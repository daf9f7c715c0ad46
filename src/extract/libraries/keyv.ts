import type { Draft } from "./draft.js";
import { keysOf } from "./key-prefix.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, knownTexts, named, placeOf, systemOf, systemOfUrl, type Access } from "./store-facts.js";
import type { Alternatives } from "../../model/facts.js";
import type { ValueView } from "./value-view.js";

const reads = ["get", "getMany", "has"];
const writes = ["set", "setMany", "delete", "deleteMany"];
const stores: Readonly<Record<string, string>> = { "@keyv/redis": "redis", "@keyv/valkey": "redis", "@keyv/mongo": "mongodb", "@keyv/postgres": "postgresql", "@keyv/mysql": "mysql", "@keyv/sqlite": "sqlite" };

/** https://keyv.org/docs. Without a store it holds its values in memory: a cache, and no data store. */
export const keyv: LibraryModel = {
  id: "keyv",
  title: "Keyv",
  packages: ["keyv", "@keyvhq/core"],
  category: "database",
  system: "redis",
  finds: "keys that are read from and written to the store behind it, by namespace or constant head",
  cannotSee: "stores of other makers, and values held in memory",
  aliases: { "()": ".Keyv()" },
  uses: [{ on: `.Keyv().{${[...reads, ...writes].join(",")}}`, facts: accessed }],
};

function accessed(use: CallUse): Draft[] {
  const made = use.made("") ?? use.made("Keyv");
  if (!made) return [];
  const first = made.arg(0);
  const options = [first, made.arg(1)].find((one) => one.is("object")) ?? use.arg(-1);
  const store = first.is("library") ? first : options.prop("store");
  const url = store.exists ? (store.made("")?.arg(0) ?? use.arg(-1)) : first.is("object") ? first.prop("uri") : first;
  const system = storeSystem(store) ?? urlSystem(url);
  const access: Access = reads.includes(use.member) ? "read" : "write";
  const keys = keysOf(use.arg(0));
  const namespace = named(options.prop("namespace"));
  const dataset = namespace.length ? namespace : keys.known;
  const open: Alternatives = [...(namespace.length ? [] : keys.open), ...(system === undefined ? url.text() : [])];
  const drafts = accesses([access], { system: system ?? "redis", kind: "key", dataset, asks: open, ...placeOf(url) });
  return system === undefined ? drafts.map((draft) => ({ ...draft, tentative: true })) : drafts;
}

const storeSystem = (store: ValueView): string | undefined => stores[store.library()?.package ?? ""];

const urlSystem = (url: ValueView): string | undefined => url.text().map(systemOfUrl).find((one) => one !== undefined) ?? knownTexts(url.text()).map((text) => systemOf(/^([a-z0-9+-]+):/.exec(text)?.[1] ?? "")).find((one) => one !== undefined);
