import { CloudTasksClient } from "@google-cloud/tasks";
import { CloudSchedulerClient } from "@google-cloud/scheduler";
import { urls } from "./urls";

const client = new CloudTasksClient();

export async function later(order: { id: string }) {
  const parent = client.queuePath("shop", "europe-west1", "reminders");
  const body = Buffer.from(JSON.stringify({ order: order.id })).toString("base64");
  await client.createTask({ parent, task: { httpRequest: { httpMethod: "POST", url: `${urls.mails}/reminders`, body } } }); // => calls POST {MAILS_URL}/reminders
  await client.createTask({ parent, task: { httpRequest: { httpMethod: "PUT", url: `http://stock/reservations/${order.id}` }, scheduleTime: { seconds: 60 } } }); // => calls PUT http://stock/reservations/{id}
  await client.createTask({ parent, task: { appEngineHttpRequest: { relativeUri: "/tasks/archive", body } } }); // => publishes gcp_cloud_tasks queue reminders
}

export async function daily() {
  await new CloudSchedulerClient().createJob({ parent: "projects/shop", job: { schedule: "0 5 * * *", httpTarget: { uri: `${urls.mails}/reports` } } }); // => calls POST {MAILS_URL}/reports
}

const desk = { createTask: (task: object) => task };
desk.createTask({ httpRequest: { url: "http://stock" } });

// @file urls.ts
export const urls = { mails: process.env.MAILS_URL };
