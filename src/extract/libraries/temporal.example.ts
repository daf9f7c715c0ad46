import { Client, Connection, ScheduleClient, WorkflowClient } from "@temporalio/client";
import { NativeConnection, Worker } from "@temporalio/worker";
import * as activities from "./activities";
import { queues } from "./queues";
import { checkout } from "./workflows";

export async function place(order: { id: string; total: number }) {
  const client = new Client({ connection: await Connection.connect({ address: "temporal:7233" }) });
  await client.workflow.start(checkout, { taskQueue: queues.orders, workflowId: `order-${order.id}`, args: [order] }); // => publishes temporal queue {TASK_QUEUE}
  await client.workflow.getHandle(`order-${order.id}`).signal("cancel");
  await new WorkflowClient().execute("refund", { taskQueue: "refunds", workflowId: order.id, args: [{ id: order.id }] }); // => publishes temporal queue refunds
  await client.schedule.create({ scheduleId: "report", spec: { intervals: [{ every: "1d" }] }, action: { type: "startWorkflow", workflowType: "report", taskQueue: "reports" } }); // => publishes temporal queue reports
  await new ScheduleClient().create({ scheduleId: "stock", spec: {}, action: { type: "startWorkflow", workflowType: "count", taskQueue: "stock" } }); // => publishes temporal queue stock
}

export async function work() {
  const worker = await Worker.create({ connection: await NativeConnection.connect(), workflowsPath: require.resolve("./workflows"), activities, taskQueue: queues.orders }); // => consumes temporal queue {TASK_QUEUE}
  await worker.run();
}

const party = { start: (guest: string, options: object) => [guest, options] };
party.start("user-1", { taskQueue: "orders" });

// @file workflows.ts
import { executeChild, proxyActivities } from "@temporalio/workflow";
import type * as activities from "./activities";

const { charge } = proxyActivities<typeof activities>({ startToCloseTimeout: "1 minute" });
const { pack } = proxyActivities<{ pack(id: string): Promise<void> }>({ taskQueue: "warehouse", startToCloseTimeout: "1 hour" }); // => publishes temporal queue warehouse

export async function checkout(order: { id: string; total: number }) {
  await charge(order.total);
  await pack(order.id);
  await executeChild("mail", { args: [{ order: order.id }], taskQueue: "mails" }); // => publishes temporal queue mails
  await executeChild("archive", { args: [order.id] });
}

// @file activities.ts
export async function charge(total: number) {
  return total;
}

// @file queues.ts
export const queues = { orders: process.env.TASK_QUEUE ?? "orders" };
