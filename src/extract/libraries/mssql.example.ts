import sql from "mssql";
import { Connection, Request } from "tedious";
import { pool } from "./pool.js";

export const invoices = async (customer: string) => {
  const connection = await sql.connect({ server: process.env.SQL_HOST ?? "sql", database: "billing" }); // => opens microsoft.sql_server {SQL_HOST}
  const result = await connection.request().input("customer", sql.VarChar, customer).query("SELECT [id], total FROM dbo.Invoices WHERE customer = @customer"); // => reads microsoft.sql_server table Invoices
  return result.recordset;
};

export const pay = (id: number) => sql.query`UPDATE Invoices SET paid = 1 WHERE id = ${id}`; // => writes microsoft.sql_server table Invoices

export async function load(rows: { sku: string }[]) {
  const table = new sql.Table("Prices");
  for (const row of rows) table.rows.add(row.sku);
  const transaction = new sql.Transaction(await pool);
  await transaction.request().bulk(table); // => writes microsoft.sql_server table Prices
  await transaction.request().execute("recalculate");
}

const connection = new Connection({ server: "sql", options: { database: "stock" } }); // => opens microsoft.sql_server sql
export const stock = () => connection.execSql(new Request("SELECT sku, amount FROM Stock", (error) => error)); // => reads microsoft.sql_server table Stock

const shelf = { request: () => shelf, query: (text: string) => text };
shelf.request().query("SELECT everything FROM Nowhere");

// @file pool.ts
import sql from "mssql";
export const pool = new sql.ConnectionPool(process.env.BILLING_DB ?? "").connect(); // => opens microsoft.sql_server {BILLING_DB}
