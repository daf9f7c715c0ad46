import { Agenda, type Job } from "agenda";
import { jobs } from "./jobs";

const agenda = new Agenda({ db: { address: "mongodb://mongo/agenda" } });
const names = { invoice: "send invoice", reminder: "send reminder" };

agenda.define(names.invoice, async (job: Job<{ order: string }>) => console.log(job.attrs.data.order)); // => consumes agenda queue send invoice
for (const name of jobs) agenda.define(name, async () => undefined); // => consumes agenda queue archive order; consumes agenda queue clean up

export async function place(order: { id: string }) {
  await agenda.now(names.invoice, { order: order.id }); // => publishes agenda queue send invoice
  await agenda.schedule("in 3 days", [names.reminder, "ask for review"], { order: order.id }); // => publishes agenda queue ask for review; publishes agenda queue send reminder
  await agenda.create("archive order", { order: order.id }).save(); // => publishes agenda queue archive order
}

agenda.on("ready", () => agenda.every("1 hour", "clean up")); // => publishes agenda queue clean up
agenda.start();

const diary = { define: (name: string) => name, now: (name: string) => name };
diary.define("lunch");
diary.now("lunch");

// @file jobs.ts
export const jobs = ["archive order", "clean up"];
