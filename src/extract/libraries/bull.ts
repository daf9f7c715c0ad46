import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel, LibraryUse } from "./library-model.js";
import { consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

/** https://github.com/OptimalBits/bull/blob/develop/REFERENCE.md, https://docs.nestjs.com/techniques/queues. */
export const bull: LibraryModel = {
  id: "bull",
  title: "Bull",
  packages: ["bull", "@nestjs/bull"],
  category: "messaging",
  system: "bull",
  finds: "queues that jobs are added to and processed from; Nest's `@InjectQueue` and `@Processor`",
  cannotSee: "which of a queue's jobs a processor takes",
  aliases: { ".Queue()": "()", ".InjectQueue()": "()" },
  uses: queueUses("bull", "()"),
  decorators: [processorDecorator("bull")],
};

/** What the queues of Bull and BullMQ have in common. `queue`: the path of a queue object. */
export function queueUses(system: string, queue: string): LibraryUse[] {
  return [
    { on: `${queue}.add`, facts: (use) => published({ system, kind: "queue", channel: queueName(use).text(), payload: jobData(use) }) },
    { on: `${queue}.addBulk`, facts: (use) => published({ system, kind: "queue", channel: queueName(use).text(), payload: use.arg(0).elements()[0]?.prop("data") }) },
    { on: `${queue}.process`, facts: (use) => consumed({ system, kind: "queue", channel: queueName(use).text() }) },
  ];
}

/** `add(data)`, `add(data, options)`, `add("job", data)`. */
function jobData(use: CallUse): ValueView {
  const isNamed = use.arg(0).is("text") || (use.args.length > 1 && !use.arg(0).is("object") && !use.arg(0).is("instance"));
  return isNamed ? use.arg(1) : use.arg(0);
}

/** The name given where the queue was made, by `new Queue(name)` or `@InjectQueue(name)`; Nest calls a queue without a name `default`. */
function queueName(use: CallUse): ValueView {
  const made = use.made("Queue") ?? use.made("InjectQueue") ?? use.made("");
  return made?.arg(0) ?? use.arg(use.args.length);
}

export function processorDecorator(system: string): { on: string; facts(use: { arg(index: number): ValueView }): Draft[] } {
  return {
    on: ".Processor",
    facts: (use) => {
      const name = use.arg(0).is("object") ? use.arg(0).prop("name") : use.arg(0);
      return consumed({ system, kind: "queue", channel: name.exists ? name.text() : [["default"]] });
    },
  };
}
