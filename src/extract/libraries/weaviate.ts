import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named, opens, placeOf, type Access } from "./store-facts.js";
import type { ValueView } from "./value-view.js";

const client = ".client()";
const collection = `${client}.collections.get()`;
const queries = "{bm25,fetchObjects,fetchObjectById,hybrid,nearImage,nearMedia,nearObject,nearText,nearVector}";
/** Version 2 builds each request in a chain. */
const chains: Readonly<Record<string, Access>> = { creator: "write", updater: "write", merger: "write", deleter: "write", getter: "read", getterById: "read", checker: "read" };

/** https://docs.weaviate.io/weaviate/client-libraries/typescript, versions 2 and 3. */
export const weaviate: LibraryModel = {
  id: "weaviate",
  title: "Weaviate",
  packages: ["weaviate-client", "weaviate-ts-client"],
  category: "database",
  system: "weaviate",
  finds: "collections that objects are searched in, read from and written to; the server",
  cannotSee: "collections that only a batch names",
  aliases: { ".{connectToLocal,connectToWeaviateCloud,connectToCustom,connectToWCS,client,weaviate.client,default.client,WeaviateClient}()": client, [`${client}.collections.use()`]: collection, ".Collection()": collection },
  uses: [
    { on: `${collection}.{query,generate}.${queries}`, facts: (use) => object(use, ["read"]) },
    { on: `${collection}.data.{insert,insertMany,replace,update,deleteById,deleteMany}`, facts: (use) => object(use, ["write"]) },
    { on: `${collection}.aggregate.{overAll,nearText,nearVector}`, facts: (use) => object(use, ["read"]) },
    { on: `${client}.data.{${Object.keys(chains).join(",")}}`, facts: (use) => tell(use.chained("withClassName"), [chains[use.member] ?? "read"]) },
    { on: `${client}.graphql.{get,aggregate}`, facts: (use) => tell(use.chained("withClassName"), ["read"]) },
    { on: "{.client,.connectToCustom,.connectToWeaviateCloud}", facts: (use) => opens("weaviate", use.arg(0).is("object") ? placeOf(use.arg(0)) : { connection: named(use.arg(0)) }) },
  ],
};

const object = (use: CallUse, access: Access[]): Draft[] => tell((use.made("get") ?? use.made("use"))?.arg(0) ?? use.arg(-1), access);
const tell = (name: ValueView, access: Access[]): Draft[] => (name.exists ? accesses(access, { system: "weaviate", kind: "collection", dataset: named(name) }) : []);
