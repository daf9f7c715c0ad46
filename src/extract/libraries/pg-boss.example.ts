import PgBoss from "pg-boss";
import { Jobs } from "./jobs";

const boss = new PgBoss(process.env.DATABASE_URL!);
const jobs = new Jobs(boss);

export async function main() {
  await boss.start();
  await boss.createQueue("invoices");
  await boss.send("invoices", { order: "1" }); // => publishes pg-boss queue invoices
  await boss.send({ name: "receipts", data: { order: "1" }, options: { priority: 1 } }); // => publishes pg-boss queue receipts
  await boss.insert([{ name: "refunds", data: { order: "1" } }, { name: "disputes" }]); // => publishes pg-boss queue disputes; publishes pg-boss queue refunds
  await boss.schedule("reports", "0 5 * * *", { kind: "daily" }); // => publishes pg-boss queue reports
  await boss.subscribe("order-placed", "invoices"); // => binds pg-boss queue invoices to event order-placed
  await boss.publish("order-placed", { order: "1" }); // => publishes pg-boss queue order-placed
  await boss.work("invoices", { batchSize: 5 }, async ([job]) => console.log(job?.id)); // => consumes pg-boss queue invoices
  await jobs.add("mails", { to: "user-1" }); // => publishes pg-boss queue mails
}

const desk = { send: (name: string) => name, work: (name: string) => name };
desk.send("invoices");
desk.work("invoices");

// @file jobs.ts
import { PgBoss } from "pg-boss";

export class Jobs {
  constructor(private readonly boss: PgBoss) {}

  add(queue: string, data: object) {
    return this.boss.send(queue, data);
  }
}
