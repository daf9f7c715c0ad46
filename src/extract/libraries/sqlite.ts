import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { sqlFacts, statementOf } from "./sql-facts.js";
import { named, opens } from "./store-facts.js";

/** https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md, https://github.com/TryGhost/node-sqlite3/wiki/API. */
export const sqlite: LibraryModel = {
  id: "sqlite",
  title: "SQLite drivers",
  packages: ["better-sqlite3", "sqlite3", "sqlite", "sqlite-async", "bun:sqlite", "node:sqlite", "@libsql/client"],
  category: "database",
  system: "sqlite",
  finds: "tables that the SQL of `prepare`, `run`, `get`, `all`, `each` and `exec` reads and writes",
  cannotSee: "SQL that is put together at run time",
  aliases: { "()": ".Database()", ".{DatabaseSync,createClient,open,cached.Database,verbose().Database}()": ".Database()", ".verbose()": "", ".Database().prepare()": ".Statement()" },
  uses: [
    { on: ".Database().{prepare,run,get,all,each,exec,query,execute,prepareAsync}", facts: queried },
    { on: "{,.Database,.DatabaseSync,.open,.createClient}", facts: (use) => opens("sqlite", { database: named(use.arg(0).is("object") ? use.arg(0).prop("filename", "url") : use.arg(0)) }) },
  ],
};

function queried(use: CallUse): Draft[] {
  return sqlFacts(use, statementOf(use.arg(0)), { system: "sqlite" });
}
