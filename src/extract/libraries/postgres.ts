import type { LibraryModel } from "./library-model.js";
import { sqlFacts } from "./sql-facts.js";
import { opens, placeOf } from "./store-facts.js";

/** https://github.com/porsager/postgres, https://github.com/vitaly-t/pg-promise, https://vercel.com/docs/storage/vercel-postgres: clients that take SQL by themselves. */
export const postgres: LibraryModel = {
  id: "postgres",
  title: "postgres.js and pg-promise",
  packages: ["postgres", "@vercel/postgres", "pg-promise", "slonik"],
  category: "database",
  system: "postgresql",
  finds: "tables that the SQL of tagged templates and query methods reads and writes",
  cannotSee: "SQL in files, and fragments that are put together at run time",
  aliases: { "().begin()": "()", ".{createPool,createClient,createSqlTag,Sql,IDatabase,IMain,IBaseProtocol,ITask,DatabasePool}()": "()", "()()": "().db()", "().{connect,reserve}()": "()" },
  callbacks: [
    { on: "{().db(),()}.{task,tx,taskIf,txIf,multi}", argument: "last", parameter: 0, gives: "().db()" },
    { on: "().{begin,transaction,connect,savepoint}", argument: "last", parameter: 0, gives: "()" },
  ],
  uses: [
    // a tagged template of the client, `sql`select …``; pg-promise is called with its connection instead
    { on: "{(),.sql}", facts: (use) => (use.arg(0).is("text") ? sqlFacts(use, use.arg(0).text(), { system: "postgresql" }) : []) },
    { on: "{().db(),(),.sql}.{query,any,many,manyOrNone,one,oneOrNone,none,result,unsafe,each,map,multi,maybeOne,oneFirst,anyFirst,exists,stream}", facts: (use) => sqlFacts(use, use.arg(0).text(), { system: "postgresql" }) },
    { on: "{,.createPool}", facts: (use) => opens("postgresql", placeOf(use.arg(0))) },
  ],
};
