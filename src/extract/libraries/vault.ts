import type { Draft } from "./draft.js";
import { keysOf } from "./key-prefix.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, placeOf, type Access, type StorePlace } from "./store-facts.js";

const reads = ["readKVSecret", "listKVSecrets"];
const writes = ["createKVSecret", "updateKVSecret", "deleteLatestVerKVSecret", "deleteVersionsKVSecret", "eliminateKVSecret"];

/** https://github.com/nodevault/node-vault, https://github.com/rod4n4m1/hashi-vault-js. */
export const vault: LibraryModel = {
  id: "vault",
  title: "HashiCorp Vault clients",
  packages: ["node-vault", "hashi-vault-js"],
  category: "database",
  system: "vault",
  finds: "paths of secrets that are read and written, by their constant head; never a secret itself",
  cannotSee: "paths that begin with a value of run time",
  aliases: { "()": ".Vault()" },
  uses: [
    { on: `.Vault().{${[...reads, ...writes].join(",")}}`, facts: (use) => secret(use, 1) },
    { on: ".Vault().{read,list,write,delete,update}", facts: (use) => secret(use, 0) },
  ],
};

/** `key`: which argument is the path. */
function secret(use: CallUse, key: number): Draft[] {
  if (!use.arg(key).exists) return [];
  const access: Access = use.member === "read" || use.member === "list" || reads.includes(use.member) ? "read" : "write";
  const { known, open } = keysOf(use.arg(key));
  return accesses([access], { system: "vault", kind: "key", dataset: known, asks: open, ...place(use) });
}

function place(use: CallUse): StorePlace {
  const options = (use.made("") ?? use.made("Vault"))?.arg(0);
  const url = options?.prop("baseUrl", "endpoint");
  return url?.exists ? placeOf(url) : {};
}
