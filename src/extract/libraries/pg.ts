import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { sqlFacts, statementOf } from "./sql-facts.js";
import { opens, placeOf, type StorePlace } from "./store-facts.js";

/** https://node-postgres.com/apis; @vercel/postgres and @neondatabase/serverless keep its interface. */
export const pg: LibraryModel = {
  id: "pg",
  title: "node-postgres",
  packages: ["pg", "pg-pool", "pg-native", "@neondatabase/serverless", "@types/pg"],
  category: "database",
  system: "postgresql",
  finds: "tables that the SQL of `query` reads and writes, with columns where they are listed; connections of pools and clients",
  cannotSee: "SQL that is put together at run time, and what stored procedures touch",
  aliases: {
    ".native": "", "()": ".Pool()", ".{Client,PoolClient,ClientBase}()": ".Pool()", ".Pool().connect()": ".Pool()",
  },
  callbacks: [{ on: ".Pool().connect", argument: "last", parameter: 1, gives: ".Pool()" }],
  uses: [
    { on: ".Pool().query", facts: queried },
    { on: "{.Pool,.Client,.native.Client,}", facts: (use) => opens("postgresql", placeOf(use.arg(0))) },
  ],
};

function queried(use: CallUse): Draft[] {
  const query = use.arg(0).made("Query")?.arg(0) ?? use.arg(0);
  return sqlFacts(use, statementOf(query), { system: "postgresql", ...where(use) });
}

function where(use: CallUse): StorePlace {
  return placeOf((use.made("Pool") ?? use.made("Client"))?.arg(0));
}
