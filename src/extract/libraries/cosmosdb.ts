import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named, opens, type StorePlace } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";

const itemVerbs = { reads: ["read"], writes: ["replace", "delete", "patch"] };
const itemsVerbs = { reads: ["query", "readAll", "changeFeed", "getChangeFeedIterator"], writes: ["create", "upsert", "bulk", "batch", "executeBulkOperations"] };
const container = ".CosmosClient().database().container()";

/** https://learn.microsoft.com/javascript/api/@azure/cosmos. */
export const cosmosdb: LibraryModel = {
  id: "cosmosdb",
  title: "Azure Cosmos DB",
  packages: ["@azure/cosmos", "@nestjs/azure-database"],
  category: "database",
  system: "azure.cosmosdb",
  finds: "containers whose items are read and written, with their database; accounts",
  cannotSee: "containers that are handed in by a binding of Azure Functions",
  aliases: { ".CosmosClient().databases.createIfNotExists().database": ".CosmosClient().database()", ".CosmosClient().database().containers.createIfNotExists().container": container, ".{Container,InjectModel}()": container, ".Database()": ".CosmosClient().database()" },
  uses: [
    { on: `${container}.items.${verbNames(itemsVerbs)}`, facts: (use) => accessed(use, accessOf(itemsVerbs, use.member)) },
    { on: `${container}.item().${verbNames(itemVerbs)}`, facts: (use) => accessed(use, accessOf(itemVerbs, use.member)) },
    { on: ".CosmosClient", facts: (use) => opens("azure.cosmosdb", { connection: named(use.arg(0).is("object") ? use.arg(0).prop("endpoint", "connectionString") : use.arg(0)) }) },
  ],
};

function accessed(use: CallUse, access: ReturnType<typeof accessOf>): Draft[] {
  const payload = access.includes("write") && use.member !== "delete" ? use.arg(0).shape() : undefined;
  return accesses(access, { system: "azure.cosmosdb", kind: "collection", dataset: named(nameOf(use, "container")), payload, ...database(use) });
}

/** `container("orders")`, or `containers.createIfNotExists({ id: "orders" })`. */
function nameOf(use: CallUse, kind: "container" | "database"): CallUse["receiver"] {
  const direct = use.made(kind)?.arg(0);
  if (direct?.exists) return direct;
  const created = use.made(kind === "container" ? ".CosmosClient().database().containers.createIfNotExists" : ".CosmosClient().databases.createIfNotExists")?.arg(0);
  return created?.is("object") ? created.prop("id") : (created ?? use.arg(-1));
}

function database(use: CallUse): StorePlace {
  const names = named(nameOf(use, "database"));
  return names.length ? { database: names } : {};
}
