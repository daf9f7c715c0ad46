import type { LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";

/** https://bbc.github.io/sqs-consumer, https://github.com/bbc/sqs-producer, https://github.com/ssut/nestjs-sqs. */
export const sqsConsumer: LibraryModel = {
  id: "sqs-consumer",
  title: "sqs-consumer, sqs-producer, nestjs-sqs",
  packages: ["sqs-consumer", "sqs-producer", "@ssut/nestjs-sqs"],
  category: "messaging",
  system: "aws_sqs",
  finds: "queues that are polled and sent to",
  cannotSee: "the URL behind a queue's name in Nest modules",
  uses: [
    { on: ".Consumer.create", facts: (use) => consumed({ system: "aws_sqs", kind: "queue", channel: use.arg(0).prop("queueUrl").text() }) },
    { on: ".Producer.create().send", facts: (use) => published({ system: "aws_sqs", kind: "queue", channel: use.made("create")?.arg(0).prop("queueUrl").text() ?? [], payload: use.arg(0).prop("body") }) },
    { on: ".SqsService().send", facts: (use) => published({ system: "aws_sqs", kind: "queue", channel: use.arg(0).text(), payload: use.arg(1).prop("body") }) },
  ],
  decorators: [{ on: ".SqsMessageHandler", facts: (use) => consumed({ system: "aws_sqs", kind: "queue", channel: use.arg(0).text() }) }],
};
