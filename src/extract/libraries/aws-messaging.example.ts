import { DeleteMessageCommand, GetQueueUrlCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import AWS from "aws-sdk";
import { config } from "./config";

const client = new SQSClient({ region: "eu-west-1" });

async function send(sqs: SQSClient, queueUrl: string, body: string) {
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }));
}
send(client, config.queues.orders, JSON.stringify({ id: "1" })); // => publishes aws_sqs queue {ORDERS_QUEUE_URL}

export async function poll() {
  const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: "payments.fifo" }));
  const result = await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 })); // => consumes aws_sqs queue payments.fifo
  for (const message of result.Messages ?? []) await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
}

const topic = "arn:aws:sns:eu-west-1:000000000000:invoices";
new SNSClient({}).send(new PublishCommand({ TopicArn: topic, Message: JSON.stringify({ id: "1" }) })); // => publishes aws.sns topic arn:aws:sns:eu-west-1:000000000000:invoices
new SNSClient({}).send(new PublishCommand({ PhoneNumber: "+10000000000", Message: "Your ride is here" }));
new EventBridgeClient({}).send(new PutEventsCommand({ Entries: [{ EventBusName: "orders", DetailType: "OrderPlaced", Detail: JSON.stringify({ id: "1" }) }] })); // => publishes aws.eventbridge event OrderPlaced

const old = new AWS.SQS();
old.sendMessage({ QueueUrl: "https://sqs.eu-west-1.amazonaws.com/000000000000/receipts", MessageBody: "{}" }).promise(); // => publishes aws_sqs queue https://sqs.eu-west-1.amazonaws.com/000000000000/receipts
new AWS.SNS().publish({ TopicArn: process.env.TOPIC_ARN, Message: "{}" }).promise(); // => publishes aws.sns topic {TOPIC_ARN}

const log = { publish: (entry: object) => entry };
log.publish({ TopicArn: "none" });

// @file config.ts
export const config = { queues: { orders: process.env.ORDERS_QUEUE_URL! } };

// @file streams.ts
import { FirehoseClient, PutRecordCommand } from "@aws-sdk/client-firehose";
import { GetShardIteratorCommand, KinesisClient } from "@aws-sdk/client-kinesis";
import { SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { SNS, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import AWS from "aws-sdk";

export async function report(order: { id: string }) {
  await new FirehoseClient({}).send(new PutRecordCommand({ DeliveryStreamName: "order-archive", Record: { Data: Buffer.from(JSON.stringify(order)) } })); // => publishes aws.firehose stream order-archive
  await new AWS.Kinesis().putRecords({ StreamName: "orders", Records: [{ Data: JSON.stringify(order), PartitionKey: order.id }] }).promise(); // => publishes aws.kinesis stream orders
  await new KinesisClient({}).send(new GetShardIteratorCommand({ StreamName: "rides", ShardId: "0", ShardIteratorType: "LATEST" })); // => consumes aws.kinesis stream rides
  await new SFNClient({}).send(new StartExecutionCommand({ stateMachineArn: process.env.CHECKOUT_ARN, input: JSON.stringify(order) })); // => publishes aws.stepfunctions queue {CHECKOUT_ARN}
  await new SNSClient({}).send(new SubscribeCommand({ TopicArn: process.env.ORDERS_TOPIC, Protocol: "sqs", Endpoint: process.env.MAILS_QUEUE_ARN })); // => binds aws_sqs queue {MAILS_QUEUE_ARN} to topic {ORDERS_TOPIC}
  await new SNSClient({}).send(new SubscribeCommand({ TopicArn: process.env.ORDERS_TOPIC, Protocol: "email", Endpoint: "ops@example.com" }));
  await new SNS({}).publish({ TopicArn: process.env.ORDERS_TOPIC, Message: JSON.stringify(order) }); // => publishes aws.sns topic {ORDERS_TOPIC}
}
