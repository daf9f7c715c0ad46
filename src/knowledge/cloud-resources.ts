/**
 * Kinds of queues, topics, streams, tables and buckets that infrastructure code and templates declare.
 * Sources: AWS CloudFormation resource types, AWS CDK, SST and Pulumi class names; system names are OpenTelemetry's.
 */
import type { ChannelKind, DatasetKind } from "../model/graph.js";

export interface CloudResource {
  /** What the end of the class or type name says: `Queue`, `TableV2`, `GuS3Bucket`. */
  type: RegExp;
  system: string;
  kind: ChannelKind | DatasetKind;
  /** Properties that hold the name of its own, lower camel case; templates write them with a capital. */
  names: readonly string[];
}

/** The first that fits holds. */
export const cloudResources: readonly CloudResource[] = [
  { type: /Queue(?:V2)?$/, system: "aws_sqs", kind: "queue", names: ["queueName", "name"] },
  { type: /(?:Sns)?Topic(?:V2)?$/, system: "aws.sns", kind: "topic", names: ["topicName", "name"] },
  { type: /(?:^|\.)(?:\w*EventBus|Bus)(?:V2)?$/, system: "aws.eventbridge", kind: "event", names: ["eventBusName", "name"] },
  { type: /(?:Delivery|Kinesis(?:Firehose)?|Firehose|^|\.|Cfn|^Gu)(?:Delivery)?Stream$/, system: "aws.kinesis", kind: "stream", names: ["streamName", "deliveryStreamName", "name"] },
  { type: /(?:^|\.|Cfn|Gu|Dynamo(?:DB|Db|db)?|Simple|Global)(?:Table(?:V2)?)$|(?:^|\.)Dynamo$/, system: "aws.dynamodb", kind: "table", names: ["tableName", "name"] },
  { type: /Bucket(?:V2)?$/, system: "aws.s3", kind: "bucket", names: ["bucketName", "bucket", "name"] },
];

/** The same classes of other clouds mean that cloud's offer. */
export const otherClouds: readonly { package: RegExp; systems: Readonly<Record<string, string>> }[] = [
  { package: /^@pulumi\/gcp/, systems: { "aws.sns": "gcp_pubsub", "aws.s3": "gcp.storage" } },
];

/** Actions of access policies, by what they let somebody do. Source: the AWS service authorization reference. */
export const policyActions: readonly { action: RegExp; access: "send" | "receive" | "read" | "write"; system: string; kind: ChannelKind | DatasetKind }[] = [
  { action: /^sqs:(?:SendMessage\w*|\*)$/, access: "send", system: "aws_sqs", kind: "queue" },
  { action: /^sqs:(?:ReceiveMessage|\*)$/, access: "receive", system: "aws_sqs", kind: "queue" },
  { action: /^sns:(?:Publish|\*)$/i, access: "send", system: "aws.sns", kind: "topic" },
  { action: /^events:(?:PutEvents|\*)$/, access: "send", system: "aws.eventbridge", kind: "event" },
  { action: /^kinesis:(?:PutRecords?|\*)$/, access: "send", system: "aws.kinesis", kind: "stream" },
  { action: /^s3:(?:GetObject|\*)\*?$/, access: "read", system: "aws.s3", kind: "bucket" },
  { action: /^s3:(?:PutObject|\*)\*?$/, access: "write", system: "aws.s3", kind: "bucket" },
  { action: /^dynamodb:(?:GetItem|Query|Scan|BatchGetItem|\*)$/, access: "read", system: "aws.dynamodb", kind: "table" },
  { action: /^dynamodb:(?:PutItem|UpdateItem|DeleteItem|BatchWriteItem|\*)$/, access: "write", system: "aws.dynamodb", kind: "table" },
];
