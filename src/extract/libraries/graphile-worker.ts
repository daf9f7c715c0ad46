import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";

const system = "graphile-worker";

/** https://worker.graphile.org: tasks in PostgreSQL. */
export const graphileWorker: LibraryModel = {
  id: "graphile-worker",
  title: "Graphile Worker",
  packages: ["graphile-worker"],
  category: "messaging",
  system,
  finds: "jobs that are added, and the tasks that a worker has: a list in code, or the files of a task directory",
  cannotSee: "jobs that SQL functions or triggers add",
  aliases: { ".{WorkerUtils,JobHelpers,TaskHelpers}()": ".makeWorkerUtils()", ".Runner()": ".makeWorkerUtils()", ".run()": ".makeWorkerUtils()" },
  callbacks: [{ on: ".{run,runOnce}", argument: 0, parameter: 1, gives: ".makeWorkerUtils()", functions: (use) => [...tasksOf(use).values()] }],
  uses: [
    { on: ".quickAddJob", facts: (use) => published({ system, kind: "queue", channel: use.arg(1).text(), payload: use.arg(2) }) },
    { on: ".makeWorkerUtils().addJob", facts: (use) => published({ system, kind: "queue", channel: use.arg(0).text(), payload: use.arg(1) }) },
    { on: ".makeWorkerUtils().addJobs", facts: (use) => use.arg(0).elements().flatMap((job) => published({ system, kind: "queue", channel: job.prop("identifier").text(), payload: job.prop("payload") })) },
    { on: ".{run,runOnce}", facts: (use): Draft[] => [...tasksOf(use).keys()].flatMap((name) => consumed({ system, kind: "queue", channel: [[name]] })) },
  ],
};

/** Tasks by name: of the list, and one for each file of the folder. */
function tasksOf(use: CallUse): Map<string, CallUse["args"][number]> {
  const list = use.arg(0).prop("taskList");
  const folder = use.arg(0).prop("taskDirectory");
  const files = folder.exists ? use.modulesBelow(folder).map(({ path, exports }) => [path.replace(/\.\w+$/, ""), exports.prop("default").exists ? exports.prop("default") : exports] as const) : [];
  return new Map([...list.keys().map((key) => [key, list.prop(key)] as const), ...files]);
}
