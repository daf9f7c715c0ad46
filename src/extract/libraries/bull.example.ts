import Queue, { type Job } from "bull";
import { InjectQueue, Process, Processor } from "@nestjs/bull";
import type { Queue as BullQueue } from "bull";

const receipts = new Queue("receipts", process.env.REDIS_URL ?? "redis://redis");
receipts.add({ order: "1" }); // => publishes bull queue receipts
receipts.add("print", { order: "1" }); // => publishes bull queue receipts
receipts.process(async (job: Job) => job.data); // => consumes bull queue receipts
receipts.add({ order: "1" }, { delay: 1000 }); // => publishes bull queue receipts
new Set<string>().add("receipts");

export class Orders {
  constructor(@InjectQueue("invoices") private readonly queue: BullQueue) {}

  async place(id: string) {
    await this.queue.add("send", { id }); // => publishes bull queue invoices
  }
}

@Processor("invoices") // => consumes bull queue invoices
export class InvoiceProcessor {
  @Process("send")
  send(job: Job<{ id: string }>) {
    return job.data.id;
  }
}
