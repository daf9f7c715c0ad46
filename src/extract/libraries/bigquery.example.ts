import { BigQuery } from "@google-cloud/bigquery";

const warehouse = new BigQuery({ projectId: process.env.PROJECT });
const sales = warehouse.dataset("sales");

export const record = (sku: string, amount: number) => sales.table("purchases").insert([{ sku, amount }]); // => writes gcp.bigquery table sales.purchases
export const top = async () => {
  const [rows] = await warehouse.query({ query: "SELECT p.sku, sum(p.amount) FROM sales.purchases p GROUP BY p.sku", location: "EU" }); // => reads gcp.bigquery table sales.purchases
  return rows;
};
export const export_ = (day: string) => warehouse.createQueryJob(`INSERT INTO sales.daily (sku) SELECT sku FROM sales.purchases WHERE day = '${day}'`); // => reads gcp.bigquery table sales.purchases; writes gcp.bigquery table sales.daily

const furniture = { dataset: (name: string) => ({ table: (other: string) => ({ insert: () => name + other }) }) };
furniture.dataset("wood").table("oak").insert();
