import { AthenaClient, StartQueryExecutionCommand } from "@aws-sdk/client-athena";
import { ExecuteStatementCommand, RDSDataClient } from "@aws-sdk/client-rds-data";
import { ExecuteStatementCommand as Execute, RedshiftDataClient } from "@aws-sdk/client-redshift-data";

const rds = new RDSDataClient({});
export const riders = (city: string) => rds.send(new ExecuteStatementCommand({ resourceArn: process.env.CLUSTER_ARN, secretArn: process.env.SECRET_ARN, database: "rides", sql: "SELECT id, name FROM riders WHERE city = :city", parameters: [{ name: "city", value: { stringValue: city } }] })); // => reads other_sql table riders

const redshift = new RedshiftDataClient({});
export const close = () => redshift.send(new Execute({ Database: "warehouse", Sql: "INSERT INTO daily_rides (city) SELECT city FROM rides" })); // => reads aws.redshift table rides; writes aws.redshift table daily_rides

const athena = new AthenaClient({});
export const logs = () => athena.send(new StartQueryExecutionCommand({ QueryString: "SELECT status FROM access_logs", QueryExecutionContext: { Database: "logs" } })); // => reads aws.athena table access_logs

class ExecuteOrder {
  constructor(readonly order: { sql: string }) {}
}
export const order = new ExecuteOrder({ sql: "SELECT 1 FROM nothing" });
