import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, type Access } from "./store-facts.js";

const reads = ["get", "values", "entries"];
/** What such maps hold is no data of the service: copies of it, or things that only live while it runs. */
const passing = /cache|memo|lru|seen|visited|pending|inflight|promise|listener|handler|subscri|client|socket|connection|session|timer|lock|queue|buffer|pool|loader|registry|instance|index|limit|count|metric|fail|error|retr(?:y|ies)|attempt|^last|state$|status|flag|progress|map$/i;

/** https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Map. Only what is both written and read is kept, see collect/kept-stores. */
export const memoryMap: LibraryModel = {
  id: "memory-map",
  title: "Maps in memory",
  packages: ["global"],
  category: "database",
  system: "memory",
  finds: "maps of records that a module keeps and that its functions write and read: the state of a service without a database",
  cannotSee: "state in fields of objects, in arrays, and in maps of plain texts",
  uses: [{ on: ".Map().{get,values,entries,set,delete,clear}", facts: accessed }],
};

function accessed(use: CallUse): Draft[] {
  if (!use.insideFunction) return [];
  const name = use.receiver.moduleVariable();
  if (name === undefined || passing.test(name) || /^[A-Z0-9_]+$/.test(name)) return [];
  const access: Access = reads.includes(use.member) ? "read" : "write";
  const declared = use.receiver.typeArg(1).shape();
  // lists of names are no records
  const record = (declared?.fields.some(({ path }) => path !== "[]") ? declared : undefined) ?? (use.member === "set" && use.arg(1).is("object") ? use.arg(1).shape() : undefined);
  // without a type, only a record that is put in shows that the map holds records
  if (!record && (use.receiver.typeArg(1).exists || use.member === "set")) return [];
  return accesses([access], { system: "memory", kind: "map", dataset: [[name]], payload: record });
}
