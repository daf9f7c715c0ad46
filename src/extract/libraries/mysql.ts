import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { sqlFacts, statementOf } from "./sql-facts.js";
import { opens, placeOf, type StorePlace } from "./store-facts.js";

/** https://sidorares.github.io/node-mysql2/docs; mysql and promise-mysql have the same calls. */
export const mysql: LibraryModel = {
  id: "mysql",
  title: "mysql and mysql2",
  packages: ["mysql", "mysql2", "mysql2/promise", "promise-mysql", "mariadb"],
  category: "database",
  system: "mysql",
  finds: "tables that the SQL of `query` and `execute` reads and writes, with columns where they are listed; connections and pools",
  cannotSee: "SQL that is put together at run time, and what stored procedures touch",
  aliases: {
    ".{createConnection,createPool,createPoolCluster}()": ".Pool()", ".{Pool,Connection,PoolConnection,PoolNamespace}()": ".Pool()",
    ".Pool().{getConnection,promise,of}()": ".Pool()", ".{createConnectionPromise,createPoolPromise}()": ".Pool()",
  },
  callbacks: [{ on: ".Pool().getConnection", argument: "last", parameter: 1, gives: ".Pool()" }],
  uses: [
    { on: ".Pool().{query,execute}", facts: queried },
    { on: ".{createConnection,createPool}", facts: (use) => opens("mysql", placeOf(use.arg(0))) },
  ],
};

function queried(use: CallUse): Draft[] {
  return sqlFacts(use, statementOf(use.arg(0)), { system: "mysql", ...where(use) });
}

function where(use: CallUse): StorePlace {
  return placeOf((use.made("createPool") ?? use.made("createConnection"))?.arg(0));
}
