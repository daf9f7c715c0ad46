import { join } from "node:path";
import { makeWorkerUtils, quickAddJob, run, type JobHelpers } from "graphile-worker";
import { charge } from "./charge";

const connectionString = process.env.DATABASE_URL;

async function invoice(payload: { order: string }, helpers: JobHelpers) {
  await helpers.addJob("archive", { order: payload.order }); // => publishes graphile-worker queue archive
}

export async function main() {
  await run({ connectionString, taskList: { invoice, charge, mail: async () => undefined } }); // => consumes graphile-worker queue charge; consumes graphile-worker queue invoice; consumes graphile-worker queue mail
  await run({ connectionString, taskDirectory: join(__dirname, "tasks") }); // => consumes graphile-worker queue archive
  await quickAddJob({ connectionString }, "invoice", { order: "1" }); // => publishes graphile-worker queue invoice
  const utils = await makeWorkerUtils({ connectionString });
  await utils.addJob("mail", { to: "user-1" }); // => publishes graphile-worker queue mail
  await utils.migrate();
}

const list = { addJob: (name: string) => name };
list.addJob("mail");

// @file charge.ts
export async function charge(payload, helpers) {
  await helpers.addJob("mail", { to: payload.user }); // => publishes graphile-worker queue mail
}

// @file tasks/archive.ts
export default async (payload: { order: string }) => payload.order;
