import { Consumer } from "sqs-consumer";
import { Producer } from "sqs-producer";
import { SqsMessageHandler, SqsService } from "@ssut/nestjs-sqs";

const app = Consumer.create({ queueUrl: process.env.RIDES_QUEUE_URL!, handleMessage: async (message) => message }); // => consumes aws_sqs queue {RIDES_QUEUE_URL}
app.start();

const producer = Producer.create({ queueUrl: "https://sqs.eu-west-1.amazonaws.com/000000000000/drivers" });
producer.send([{ id: "1", body: JSON.stringify({ ride: "1" }) }]); // => publishes aws_sqs queue https://sqs.eu-west-1.amazonaws.com/000000000000/drivers

export class Rides {
  constructor(private readonly queues: SqsService) {}

  finish(id: string) {
    return this.queues.send("invoices", { id, body: { id } }); // => publishes aws_sqs queue invoices
  }

  @SqsMessageHandler("payments", false) // => consumes aws_sqs queue payments
  paid(message: object) {
    return message;
  }
}

const form = { send: (name: string) => name };
form.send("invoices");
