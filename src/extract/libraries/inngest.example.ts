import { Inngest } from "inngest";
import { events } from "./events";

const inngest = new Inngest({ id: "shop" });

export async function place(order: { id: string }) {
  await inngest.send({ name: events.placed, data: { id: order.id } }); // => publishes inngest event shop/order.placed
  await inngest.send([{ name: "shop/stock.reserved", data: { sku: "1" } }, { name: "shop/mail.requested", data: { order: order.id } }]); // => publishes inngest event shop/mail.requested; publishes inngest event shop/stock.reserved
}

export const bill = inngest.createFunction({ id: "bill", retries: 2 }, { event: events.placed }, async ({ event, step }) => { // => consumes inngest event shop/order.placed
  await step.run("charge", () => charge(event.data.id));
  await step.sendEvent("billed", { name: "shop/order.billed", data: { id: event.data.id } }); // => publishes inngest event shop/order.billed
  await step.waitForEvent("wait for delivery", { event: "shop/order.delivered", timeout: "7d", match: "data.id" }); // => consumes inngest event shop/order.delivered
});

export const clean = inngest.createFunction({ id: "clean" }, { cron: "0 0 * * *" }, async () => undefined);
export const both = inngest.createFunction({ id: "both", triggers: [{ event: "shop/order.billed" }, { cron: "0 1 * * *" }] }, async () => undefined); // => consumes inngest event shop/order.billed

function charge(id: string) {
  return id;
}

const post = { send: (letter: { name: string }) => letter };
post.send({ name: "shop/order.placed" });

// @file events.ts
export const events = { placed: "shop/order.placed" } as const;
