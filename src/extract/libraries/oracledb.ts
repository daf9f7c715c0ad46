import type { LibraryModel } from "./library-model.js";
import { sqlFacts, statementOf } from "./sql-facts.js";
import { opens, placeOf } from "./store-facts.js";

/** https://node-oracledb.readthedocs.io. */
export const oracledb: LibraryModel = {
  id: "oracledb",
  title: "Oracle Database",
  packages: ["oracledb"],
  category: "database",
  system: "oracle.db",
  finds: "tables that the SQL of `execute`, `executeMany` and `queryStream` reads and writes; connections and pools",
  cannotSee: "what PL/SQL blocks and stored procedures touch",
  aliases: { ".{getConnection,createPool().getConnection,Pool().getConnection,getPool().getConnection}()": ".Connection()" },
  callbacks: [{ on: "{.getConnection,.createPool().getConnection}", argument: "last", parameter: 1, gives: ".Connection()" }],
  uses: [
    { on: ".Connection().{execute,executeMany,queryStream}", facts: (use) => sqlFacts(use, statementOf(use.arg(0)), { system: "oracle.db" }) },
    { on: "{.getConnection,.createPool}", facts: (use) => opens("oracle.db", placeOf(use.arg(0))) },
  ],
};
