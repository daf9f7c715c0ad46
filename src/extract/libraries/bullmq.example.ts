import { FlowProducer, Queue, Worker, type Job, type Processor as Handler, type WorkerOptions } from "bullmq";
import { InjectQueue, Processor, WorkerHost } from "@nestjs/bullmq";

enum JobQueue {
  Rides = "rides",
  Drivers = "drivers",
}

class Queues {
  private queue?: Queue;

  constructor(private readonly topic: JobQueue) {}

  open() {
    this.queue = new Queue(this.topic, { connection: { host: "redis" } });
  }

  add(data: { id: string }) {
    return this.queue?.add("ride", data);
  }
}
new Queues(JobQueue.Rides).add({ id: "1" }); // => publishes bullmq queue rides

abstract class BaseWorker {
  protected listen(name: string, handler: Handler, options: WorkerOptions) {
    return new Worker(name, handler, options);
  }
}

export class RideWorker extends BaseWorker {
  start() {
    this.listen(JobQueue.Rides, async (job) => job.data, {}); // => consumes bullmq queue rides
  }
}

export class Dispatch {
  constructor(@InjectQueue(JobQueue.Drivers) private readonly drivers: Queue) {}

  run() {
    this.drivers.addBulk([{ name: "find", data: { ride: "1" } }]); // => publishes bullmq queue drivers
  }
}

@Processor({ name: JobQueue.Drivers }) // => consumes bullmq queue drivers
export class DriverProcessor extends WorkerHost {
  async process(job: Job) {
    return job.data;
  }
}

class Nightly extends Worker {
  constructor() {
    super("nightly", async () => undefined); // => consumes bullmq queue nightly
  }
}
new Nightly();
new FlowProducer().add({ name: "bill", queueName: "billing", data: {}, children: [{ name: "pdf", queueName: "documents" }] }); // => publishes bullmq queue billing; publishes bullmq queue documents
new Set<string>().add("rides");
