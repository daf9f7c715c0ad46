import { processorDecorator, queueUses } from "./bull.js";
import type { Draft } from "./draft.js";
import type { LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

/** https://docs.bullmq.io, https://docs.nestjs.com/techniques/queues. */
export const bullmq: LibraryModel = {
  id: "bullmq",
  title: "BullMQ",
  packages: ["bullmq", "@nestjs/bullmq", "@taskforcesh/bullmq-pro"],
  category: "messaging",
  system: "bullmq",
  finds: "queues that jobs and flows are added to and workers take from; Nest's `@InjectQueue` and `@Processor`",
  cannotSee: "which of a queue's jobs a worker takes",
  aliases: { ".QueuePro()": ".Queue()", ".InjectQueue()": ".Queue()" },
  uses: [
    ...queueUses("bullmq", ".Queue()"),
    { on: ".{Worker,WorkerPro}", facts: (use) => consumed({ system: "bullmq", kind: "queue", channel: use.arg(0).text() }) },
    { on: ".FlowProducer().add", facts: (use) => flow(use.arg(0), 0) },
    { on: ".FlowProducer().addBulk", facts: (use) => use.arg(0).elements().flatMap((one) => flow(one, 0)) },
  ],
  decorators: [processorDecorator("bullmq")],
};

const maxLevels = 8;

/** A job and the jobs that it waits for. */
function flow(job: ValueView, level: number): Draft[] {
  const children = job.prop("children");
  const inner = level < maxLevels && children.exists ? children.elements().flatMap((one) => flow(one, level + 1)) : [];
  return [...published({ system: "bullmq", kind: "queue", channel: job.prop("queueName").text(), payload: job.prop("data") }), ...inner];
}
