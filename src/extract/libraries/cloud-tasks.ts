import type { Draft } from "./draft.js";
import { httpCall } from "./http-facts.js";
import type { LibraryModel } from "./library-model.js";
import { published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

/** https://cloud.google.com/tasks/docs, https://cloud.google.com/scheduler/docs: a task is an HTTP request that is made later. */
export const cloudTasks: LibraryModel = {
  id: "cloud-tasks",
  title: "Google Cloud Tasks, Cloud Scheduler",
  packages: ["@google-cloud/tasks", "@google-cloud/scheduler"],
  category: "messaging",
  system: "gcp_cloud_tasks",
  finds: "URLs that tasks and schedules are delivered to, as calls; queues of tasks for App Engine",
  cannotSee: "targets that a queue's own routing sets",
  values: [{ on: ".{CloudTasksClient,CloudSchedulerClient}().queuePath()", value: (use) => use.arg(2) }],
  uses: [
    { on: ".CloudTasksClient().createTask", facts: (use) => deliver(use.arg(0).prop("task"), use.arg(0).prop("parent")) },
    { on: ".CloudSchedulerClient().createJob", facts: (use) => deliver(use.arg(0).prop("job").prop("httpTarget").exists ? use.arg(0).prop("job") : use.arg(0), use.arg(1)) },
  ],
};

function deliver(task: ValueView, queue: ValueView): Draft[] {
  const request = task.prop("httpRequest", "httpTarget");
  const url = request.prop("url", "uri").text();
  const shape = request.prop("body").shape();
  if (url.length) return [httpCall({ method: request.prop("httpMethod").constant() ?? "POST", url, ...(shape ? { request: shape } : {}) })];
  return published({ system: "gcp_cloud_tasks", kind: "queue", channel: queue.text(), payload: task.prop("appEngineHttpRequest").prop("body") });
}
