import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

/** https://sst.dev/docs/reference/sdk/ (version 3), https://v2.sst.dev/clients (version 2). */
export const sst: LibraryModel = {
  id: "sst",
  title: "SST resources",
  packages: ["sst", "sst/resource", "sst/aws/bus", "sst/event", "sst/node/queue", "sst/node/topic", "sst/node/table", "sst/node/bucket", "sst/node/kinesis-stream", "sst/node/event-bus"],
  category: "configuration",
  finds: "queues, topics, tables and buckets that functions are linked to, under the names that the infrastructure code gives them; events of its bus",
  cannotSee: "the values of secrets",
  values: [
    { on: "{.Resource,.Queue,.Topic,.Table,.Bucket,.KinesisStream,.EventBus}.*.{url,name,arn,queueUrl,topicArn,tableName,bucketName,streamName,eventBusName}", value: (use) => use.view([[use.wildcards[0] ?? ""]]) },
  ],
  uses: [
    { on: ".bus.publish", facts: (use) => published({ system: "aws.eventbridge", kind: "event", channel: eventName(use.arg(1)), payload: use.arg(2) }) },
    { on: ".bus.subscriber", facts: received },
  ],
};

function received(use: CallUse): Draft[] {
  return use.arg(0).elements().flatMap((event) => consumed({ system: "aws.eventbridge", kind: "event", channel: eventName(event) }));
}

/** `"order.created"`, or what `event.builder()("order.created", schema)` gives. */
function eventName(event: ValueView): ReturnType<ValueView["text"]> {
  return event.is("text") ? event.text() : (event.made("builder")?.arg(0).text() ?? []);
}
