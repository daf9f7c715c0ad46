import type { CallUse, LibraryModel } from "./library-model.js";
import type { Draft } from "./draft.js";
import { sqlFacts, statementOf } from "./sql-facts.js";
import { accesses, named, opens, placeOf } from "./store-facts.js";

const system = "microsoft.sql_server";

/** https://tediousjs.github.io/node-mssql, https://tediousjs.github.io/tedious. */
export const mssql: LibraryModel = {
  id: "mssql",
  title: "SQL Server (mssql, tedious)",
  packages: ["mssql", "tedious", "mssql/msnodesqlv8", "msnodesqlv8", "nest-mssql"],
  category: "database",
  system,
  finds: "tables that the SQL of requests and prepared statements reads and writes, bulk loads; connections",
  cannotSee: "what stored procedures touch",
  aliases: {
    ".{connect,ConnectionPool().connect}()": ".ConnectionPool()", ".{ConnectionPool().request,Transaction().request,ConnectionPool().transaction().request}()": ".Request()",
    ".Request().{input,output,replaceInput}()": ".Request()", ".ConnectionPool().{transaction}()": ".Transaction()",
  },
  uses: [
    { on: "{.query,.batch,.Request().query,.Request().batch,.ConnectionPool().query,.ConnectionPool().batch,.PreparedStatement().prepare}", facts: (use) => sqlFacts(use, statementOf(use.arg(0)), { system }) },
    { on: ".Request().bulk", facts: (use) => accesses(["write"], { system, kind: "table", dataset: named(use.arg(0).made("Table")?.arg(0) ?? use.arg(-1)) }) },
    { on: ".Request", facts: (use) => (use.arg(0).is("text") ? sqlFacts(use, use.arg(0).text(), { system }) : []) },
    { on: "{.connect,.ConnectionPool,.Connection}", facts: opened },
  ],
};

/** tedious has the database's name among the options of the connection. */
function opened(use: CallUse): Draft[] {
  const where = placeOf(use.arg(0));
  const database = named(use.arg(0).prop("options").prop("database"));
  return opens(system, database.length ? { ...where, database } : where);
}
