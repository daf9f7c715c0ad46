import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { bus } from "sst/aws/bus";
import { Resource } from "sst";
import { Queue } from "sst/node/queue";
import { Order } from "./order";

const client = new SQSClient({});

export async function bill(id: string) {
  await client.send(new SendMessageCommand({ QueueUrl: Resource.Bills.url, MessageBody: id })); // => publishes aws_sqs queue Bills
  await client.send(new SendMessageCommand({ QueueUrl: Queue.receipts.queueUrl, MessageBody: id })); // => publishes aws_sqs queue receipts
  return new S3Client({}).send(new GetObjectCommand({ Bucket: Resource.Invoices.name, Key: id })); // => reads aws.s3 bucket Invoices
}

export const place = (id: string) => bus.publish(Resource.Bus, Order.Placed, { id }); // => publishes aws.eventbridge event order.placed

export const handler = bus.subscriber([Order.Placed, Order.Paid], async (event) => bill(event.properties.id)); // => consumes aws.eventbridge event order.paid; consumes aws.eventbridge event order.placed

const school = { publish: (vehicle: string, stop: string) => vehicle + stop };
school.publish("bus", Resource.Stage.value);

// @file order.ts
import { event } from "sst/event";
const define = event.builder({ validator: (schema: unknown) => schema });
export const Order = { Placed: define("order.placed", {}), Paid: define("order.paid", {}) };
