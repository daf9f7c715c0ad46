import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

const system = "temporal";

/** https://docs.temporal.io/develop/typescript: workers poll a task queue; clients and workflows put tasks into it. */
export const temporal: LibraryModel = {
  id: "temporal",
  title: "Temporal",
  packages: ["@temporalio/client", "@temporalio/worker", "@temporalio/workflow", "nestjs-temporal", "nestjs-temporal-core"],
  category: "messaging",
  system,
  finds: "task queues that workflows, child workflows, schedules and activities are put into, and those that workers poll, with the workflow's first argument",
  cannotSee: "signals and queries, which go to a workflow that runs already",
  aliases: { ".Client().workflow": ".WorkflowClient()", ".Client().schedule": ".ScheduleClient()" },
  uses: [
    { on: ".WorkflowClient().{start,execute,signalWithStart,executeUpdateWithStart,startUpdateWithStart}", facts: (use) => start(use.arg(1)) },
    { on: ".ScheduleClient().create", facts: (use) => start(use.arg(0).prop("action")) },
    { on: ".{executeChild,startChild}", facts: (use) => start(use.arg(1)) },
    { on: ".proxyActivities", facts: (use) => start(use.arg(0)) },
    { on: ".Worker.create", facts: (use: CallUse) => consumed({ system, kind: "queue", channel: use.arg(0).prop("taskQueue").text() }) },
  ],
};

/** Children and activities without a queue of their own stay in that of their workflow. */
function start(options: ValueView): Draft[] {
  return published({ system, kind: "queue", channel: options.prop("taskQueue").text(), payload: options.prop("args").elements()[0] });
}
