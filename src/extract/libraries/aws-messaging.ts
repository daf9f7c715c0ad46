import type { Alternatives } from "../../model/facts.js";
import type { ChannelKind } from "../../model/graph.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { bound, consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

const sqs = "{.SQS(),()}";

/** https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/sqs, …/sns, …/eventbridge, …/kinesis and version 2 of the SDK. */
export const awsMessaging: LibraryModel = {
  id: "aws-messaging",
  title: "AWS SQS, SNS, EventBridge, Kinesis, Firehose, Step Functions, IoT topics",
  packages: [
    "@aws-sdk/client-sqs", "@aws-sdk/client-sns", "@aws-sdk/client-eventbridge", "@aws-sdk/client-kinesis", "@aws-sdk/client-firehose", "@aws-sdk/client-sfn", "@aws-sdk/client-iot-data-plane", "aws-sdk",
    "aws-sdk/clients/sqs", "aws-sdk/clients/sns", "aws-sdk/clients/eventbridge", "aws-sdk/clients/kinesis", "aws-sdk/clients/firehose", "aws-sdk/clients/stepfunctions", "aws-sdk/clients/iotdata",
  ],
  category: "messaging",
  finds: "queues, topics, event buses, streams and state machines of commands (version 3) and method calls (version 2 and 3), with the message's fields; queues that code subscribes to topics",
  cannotSee: "which queue feeds a Lambda handler: deployment files say it",
  aliases: { ".SQS().{getQueueUrl,createQueue}().promise()": ".SQS().getQueueUrl()", ".SQS().createQueue()": ".SQS().getQueueUrl()" },
  values: [
    { on: ".SQS().getQueueUrl().QueueUrl", value: (use) => (use.made("getQueueUrl") ?? use.made("createQueue"))?.arg(0).prop("QueueName") ?? use.view([]) },
    { on: ".SQSClient().send().QueueUrl", value: queueUrlOf },
  ],
  uses: [
    { on: ".{SendMessageCommand,SendMessageBatchCommand}", facts: (use) => send(use.arg(0)) },
    { on: `${sqs}.{sendMessage,sendMessageBatch}`, facts: (use) => send(use.arg(0)) },
    { on: ".ReceiveMessageCommand", facts: (use) => consumed({ system: "aws_sqs", kind: "queue", channel: use.arg(0).prop("QueueUrl").text() }) },
    { on: `${sqs}.receiveMessage`, facts: (use) => consumed({ system: "aws_sqs", kind: "queue", channel: use.arg(0).prop("QueueUrl").text() }) },
    { on: "{.PublishCommand,.PublishBatchCommand,.SNS().publish,.SNS().publishBatch,().publish}", facts: (use) => publish(use.arg(0)) },
    { on: "{.PutEventsCommand,.EventBridge().putEvents,().putEvents}", facts: (use) => use.arg(0).prop("Entries").elements().flatMap(event) },
    { on: "{.SubscribeCommand,.SNS().subscribe,().subscribe}", facts: (use) => subscribe(use.arg(0)) },
    { on: ".{PutRecordCommand,PutRecordsCommand,PutRecordBatchCommand}", facts: record },
    { on: "{.Kinesis(),.Firehose(),()}.{putRecord,putRecords,putRecordBatch}", facts: record },
    { on: "{.GetShardIteratorCommand,.SubscribeToShardCommand,.Kinesis().getShardIterator,().getShardIterator}", facts: (use) => consumed({ system: "aws.kinesis", kind: "stream", channel: use.arg(0).prop("StreamName", "StreamARN", "ConsumerARN").text() }) },
    { on: "{.StartExecutionCommand,.StartSyncExecutionCommand,.StepFunctions().startExecution,.SFN().startExecution,().startExecution}", facts: (use) => published({ system: "aws.stepfunctions", kind: "queue", channel: use.arg(0).prop("stateMachineArn").text(), payload: use.arg(0).prop("input") }) },
    { on: "{.IotData().publish,.IoTDataPlane().publish}", facts: (use) => published({ system: "mqtt", kind: "topic", channel: use.arg(0).prop("topic").text(), payload: use.arg(0).prop("payload") }) },
  ],
};

function queueUrlOf(use: CallUse): ValueView {
  const command = use.made("send")?.arg(0);
  return (command?.made("GetQueueUrlCommand") ?? command?.made("CreateQueueCommand"))?.arg(0).prop("QueueName") ?? use.view([]);
}

function send(input: ValueView): Draft[] {
  const first = input.prop("Entries").elements()[0];
  return published({ system: "aws_sqs", kind: "queue", channel: input.prop("QueueUrl").text(), payload: (first ?? input).prop("MessageBody") });
}

/** Without a topic it is a text message to a telephone: no channel of the system. With a small letter it is one of IoT, which speaks MQTT. */
function publish(input: ValueView): Draft[] {
  if (input.prop("topic").exists) return published({ system: "mqtt", kind: "topic", channel: input.prop("topic").text(), payload: input.prop("payload") });
  return published({ system: "aws.sns", kind: "topic", channel: input.prop("TopicArn", "TargetArn").text(), payload: input.prop("Message") });
}

/** Rules of a bus select by the event's type; the bus alone counts where the type is not there. */
function event(entry: ValueView): Draft[] {
  const type = entry.prop("DetailType").text();
  const channel: Alternatives = type.length ? type : entry.prop("EventBusName").text();
  return published({ system: "aws.eventbridge", kind: "event", channel, payload: entry.prop("Detail") });
}

function record(use: CallUse): Draft[] {
  const kind: ChannelKind = "stream";
  const first = use.arg(0).prop("Records").elements()[0];
  const delivery = use.arg(0).prop("DeliveryStreamName");
  const data = use.arg(0).prop("Data", "Record");
  const payload = first ? first.prop("Data") : data.prop("Data").exists ? data.prop("Data") : data;
  if (delivery.exists) return published({ system: "aws.firehose", kind, channel: delivery.text(), payload });
  return published({ system: "aws.kinesis", kind, channel: use.arg(0).prop("StreamName", "StreamARN").text(), payload });
}

/** A queue that is subscribed to a topic receives what the topic is sent. */
function subscribe(input: ValueView): Draft[] {
  if (input.prop("Protocol").constant() !== "sqs") return [];
  return bound({ from: { system: "aws.sns", channelKind: "topic", channel: input.prop("TopicArn").text() }, to: { system: "aws_sqs", channelKind: "queue", channel: input.prop("Endpoint").text() } });
}
