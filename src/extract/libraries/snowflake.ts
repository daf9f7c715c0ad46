import type { LibraryModel } from "./library-model.js";
import { sqlFacts } from "./sql-facts.js";
import { named, opens } from "./store-facts.js";

/** https://docs.snowflake.com/en/developer-guide/node-js. */
export const snowflake: LibraryModel = {
  id: "snowflake",
  title: "Snowflake",
  packages: ["snowflake-sdk", "snowflake-promise"],
  category: "database",
  system: "snowflake",
  finds: "tables that the SQL of `execute` reads and writes; accounts and databases",
  cannotSee: "stages and what stored procedures touch",
  aliases: { ".{createConnection,Snowflake}()": ".connection()", ".Connection()": ".connection()" },
  callbacks: [{ on: "{.createPool().use,.Pool().use}", argument: 0, parameter: 0, gives: ".connection()" }],
  uses: [
    { on: ".connection().{execute,streamStatement}", facts: (use) => sqlFacts(use, (use.arg(0).is("text") ? use.arg(0) : use.arg(0).prop("sqlText")).text(), { system: "snowflake" }) },
    { on: "{.createConnection,.createPool}", facts: (use) => opens("snowflake", { connection: named(use.arg(0).prop("account")), database: named(use.arg(0).prop("database")) }) },
  ],
};
