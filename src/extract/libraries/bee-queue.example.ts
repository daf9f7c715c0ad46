import Queue from "bee-queue";
import { receipts } from "./queues";

const settings = { redis: { host: "redis" } };
const rides = new Queue<{ id: string }>("rides", settings);

export async function order(id: string) {
  const job = await rides.createJob({ id }).retries(2).save(); // => publishes bee-queue queue rides
  await receipts.createJob({ ride: id, job: job.id }).save(); // => publishes bee-queue queue {STAGE}-receipts
}

rides.process(async (job) => job.data.id); // => consumes bee-queue queue rides
rides.process(4, async (job) => job.data.id); // => consumes bee-queue queue rides
rides.on("succeeded", (job) => console.log(job.id));

const office = { createJob: (title: string) => title, process: (title: string) => title };
office.createJob("driver");
office.process("driver");

// @file queues.ts
import BeeQueue from "bee-queue";

const make = (name: string) => new BeeQueue(`${process.env.STAGE}-${name}`);

export const receipts = make("receipts");
receipts.process(async () => undefined); // => consumes bee-queue queue {STAGE}-receipts
