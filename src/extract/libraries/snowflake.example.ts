import snowflake, { type Connection } from "snowflake-sdk";

const pool = snowflake.createPool({ account: process.env.SNOWFLAKE_ACCOUNT ?? "", database: "REPORTS" }, { max: 4 }); // => opens snowflake {SNOWFLAKE_ACCOUNT}

export const revenue = (month: string) =>
  pool.use(async (connection) => {
    connection.execute({ sqlText: "SELECT month, sum(total) FROM revenue WHERE month = ?", binds: [month] }); // => reads snowflake table revenue
  });

export const store = (connection: Connection, month: string) => connection.execute({ sqlText: "INSERT INTO closed_months (month) VALUES (?)", binds: [month] }); // => writes snowflake table closed_months

const clerk = { execute: (order: { sqlText: string }) => order };
clerk.execute({ sqlText: "SELECT 1 FROM nothing" });
