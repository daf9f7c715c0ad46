import { Client } from "@upstash/qstash";
import { urls } from "./urls";

const client = new Client({ token: process.env.QSTASH_TOKEN! });

export async function place(order: { id: string }) {
  await client.publishJSON({ url: `${urls.billing}/charges`, body: { order: order.id } }); // => calls POST {BILLING_URL}/charges
  await client.publishJSON({ urlGroup: "order-placed", body: { order: order.id } }); // => publishes qstash topic order-placed
  await client.batchJSON([{ url: "https://mails.example.com/send", body: { to: "user-1" } }, { topic: "audit", body: {} }]); // => calls POST https://mails.example.com/send; publishes qstash topic audit
  await client.queue({ queueName: "stock" }).enqueueJSON({ url: `${urls.stock}/reservations`, body: { sku: "1" }, method: "PUT" }); // => calls PUT http://stock/reservations
  await client.schedules.create({ destination: `${urls.billing}/reports`, cron: "0 5 * * *" }); // => calls POST {BILLING_URL}/reports
}

const press = { publishJSON: (page: { url: string }) => page };
press.publishJSON({ url: "https://news.example.com" });

// @file urls.ts
export const urls = { billing: process.env.BILLING_URL, stock: "http://stock" };
