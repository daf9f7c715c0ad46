import { CosmosClient } from "@azure/cosmos";

const client = new CosmosClient({ endpoint: process.env.COSMOS_ENDPOINT ?? "", key: process.env.COSMOS_KEY ?? "" }); // => opens azure.cosmosdb {COSMOS_ENDPOINT}
const orders = client.database("shop").container("orders");

export const open = (customer: string) => orders.items.query({ query: "SELECT * FROM c WHERE c.customer = @customer", parameters: [{ name: "@customer", value: customer }] }).fetchAll(); // => reads azure.cosmosdb collection orders
export const place = (id: string, total: number) => orders.items.create({ id, total }); // => writes azure.cosmosdb collection orders
export const cancel = (id: string) => orders.item(id, id).delete(); // => writes azure.cosmosdb collection orders

export async function audit(entry: { what: string }) {
  const { database } = await client.databases.createIfNotExists({ id: "logs" });
  const { container } = await database.containers.createIfNotExists({ id: "audit" });
  await container.items.upsert(entry); // => writes azure.cosmosdb collection audit
}

const ship = { container: (name: string) => ({ items: { create: () => name } }) };
ship.container("apples").items.create();
