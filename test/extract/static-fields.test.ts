import { expect, test } from "@jest/globals";
import { describeFact } from "../../src/extract/describe-fact.js";
import { extractText } from "./extract-text.js";

test("a list that is made by a function has what the function gives", () => {
  const { facts } = extractText({
    "workers.ts": 'import { Worker } from "bullmq";\nconst shards = Array.from({ length: Number(process.env.SHARDS) }, (_, index) => `loaves${index > 0 ? `-${index}` : ""}`);\nshards.forEach((shard) => new Worker(shard, async () => undefined));\n',
  });
  expect(facts.map(describeFact)).toEqual(["consumes bullmq queue loaves | loaves-{index}"]);
});

test("a static field that is filled when it is first asked for is what it is filled with", () => {
  const { facts } = extractText({
    "loaf-queue.ts": [
      'import { Queue } from "bullmq";',
      "export class LoafQueue {",
      "  private static instance: Queue | null = null;",
      "  static get(): Queue | null {",
      "    if (LoafQueue.instance) return LoafQueue.instance;",
      '    LoafQueue.instance = process.env.REDIS ? new Queue("loaves") : null;',
      "    return LoafQueue.instance;",
      "  }",
      "}",
      "export class RollQueue {",
      "  private static queue?: Queue;",
      '  static open() { return (this.queue ??= new Queue("rolls")); }',
      "}",
    ].join("\n"),
    "bake.ts": 'import { LoafQueue, RollQueue } from "./loaf-queue";\nexport async function bake(grams: number) {\n  await LoafQueue.get()?.add("bake", { grams });\n  await RollQueue.open().add("bake", { grams });\n}\n',
  });
  expect(facts.map(describeFact)).toEqual(["publishes bullmq queue loaves", "publishes bullmq queue rolls"]);
});
