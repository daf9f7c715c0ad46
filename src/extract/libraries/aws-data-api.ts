import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { sqlFacts } from "./sql-facts.js";
import { named, someSql } from "./store-facts.js";

const systems: Readonly<Record<string, string>> = { "@aws-sdk/client-redshift-data": "aws.redshift", "@aws-sdk/client-athena": "aws.athena", "@aws-sdk/client-rds-data": someSql, "data-api-client": someSql };

/** https://docs.aws.amazon.com/redshift-data, https://docs.aws.amazon.com/athena, https://docs.aws.amazon.com/rdsdataservice. */
export const awsDataApi: LibraryModel = {
  id: "aws-data-api",
  title: "AWS SDK: Athena, Redshift and RDS data APIs",
  packages: Object.keys(systems),
  category: "database",
  system: "sql",
  finds: "tables that statements sent over the data APIs read and write, with their database",
  cannotSee: "the make of a database behind the RDS data API, and results that are fetched apart",
  aliases: { "()": ".data()", ".{RDSData,RedshiftData,Athena}()": ".data()" },
  uses: [
    { on: ".{ExecuteStatementCommand,BatchExecuteStatementCommand,StartQueryExecutionCommand}", facts: sent },
    { on: ".data().{executeStatement,batchExecuteStatement,startQueryExecution,query}", facts: sent },
  ],
};

function sent(use: CallUse): Draft[] {
  const input = use.arg(0);
  const system = systems[use.receiver.library()?.package ?? ""] ?? someSql;
  const texts = input.is("text") ? [input] : [input.prop("sql", "Sql", "QueryString"), ...input.prop("Sqls").elements()].filter((one) => one.exists);
  const database = named(input.prop("database", "Database").exists ? input.prop("database", "Database") : input.prop("QueryExecutionContext").prop("Database"));
  return texts.flatMap((one) => sqlFacts(use, one.text(), { system, ...(database.length ? { database } : {}) }));
}
