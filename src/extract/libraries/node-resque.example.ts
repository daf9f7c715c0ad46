import { MultiWorker, Queue, Worker } from "node-resque";
import { queues } from "./queues";

const connection = { host: "redis", port: 6379 };
const jobs = { bill: { perform: async (order: { id: string }) => order.id } };

const queue = new Queue({ connection }, jobs);
const worker = new Worker({ connection, queues: [queues.billing, "mails"] }, jobs); // => consumes resque queue mails; consumes resque queue {BILLING_QUEUE}
const workers = new MultiWorker({ connection, queues: ["*"], minTaskProcessors: 1 }, jobs);

export async function main(order: { id: string }) {
  await queue.connect();
  await queue.enqueue(queues.billing, "bill", [order]); // => publishes resque queue {BILLING_QUEUE}
  await queue.enqueueIn(3000, "mails", "remind", [{ order: order.id }]); // => publishes resque queue mails
  await queue.enqueueAt(Date.now() + 60000, "archive", "store", [order]); // => publishes resque queue archive
  await worker.start();
  workers.start();
}

const cashier = { enqueue: (name: string) => name };
cashier.enqueue("billing");

// @file queues.ts
export const queues = { billing: process.env.BILLING_QUEUE ?? "billing" };
