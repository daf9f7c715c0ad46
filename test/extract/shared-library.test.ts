import { expect, test } from "@jest/globals";
import { describeFact } from "../../src/extract/describe-fact.js";
import { extractText } from "./extract-text.js";

/** A broker of a shared library, provided by its module and injected by name; the exchange is called after the class of the message. */
const library = {
  "broker/publisher.ts": `
    import { Injectable } from "@nestjs/common";
    import * as amqp from "amqplib";
    import retry from "async-retry";
    import { snakeCase } from "lodash";
    export interface IPublisher { publish<T>(message: T): Promise<void> }
    export const typeName = (message: object) => message.constructor.name;
    @Injectable()
    export class Publisher implements IPublisher {
      async publish<T>(message: T) {
        await retry(async () => {
          const channel = await (await amqp.connect("amqp://rabbitmq")).createChannel();
          const exchange = snakeCase(typeName(message));
          channel.publish(exchange, "", Buffer.from(JSON.stringify(message)));
        });
      }
    }`,
  "broker/module.ts": `
    import { Module } from "@nestjs/common";
    import { Publisher } from "./publisher";
    @Module({ providers: [{ provide: "IPublisher", useClass: Publisher }] })
    export class BrokerModule {}`,
};
const service = {
  "orders/module.ts": `
    import { Module } from "@nestjs/common";
    import { BrokerModule } from "../broker/module";
    import { Place } from "./place";
    @Module({ imports: [BrokerModule], providers: [Place] })
    export class OrdersModule {}`,
  "orders/place.ts": `
    import { Inject } from "@nestjs/common";
    import { IPublisher } from "../broker/publisher";
    export class OrderPlaced { constructor(readonly id: string) {} }
    export class Place {
      constructor(@Inject("IPublisher") private readonly publisher: IPublisher) {}
      run(id: string) {
        return this.publisher.publish(new OrderPlaced(id));
      }
    }`,
};

const own = (file: string): boolean => file.startsWith("orders/");

test("what a service publishes through an injected class of a shared library is named after the message's class, where the service sends it", () => {
  const { facts } = extractText({ ...library, ...service }, { own });
  expect(facts.map((fact) => `${fact.evidence.file}:${fact.evidence.line} ${describeFact(fact)}`)).toEqual(["orders/place.ts:8 publishes rabbitmq exchange order_placed"]);
});

test("a service that does not import the library's module publishes nothing", () => {
  expect(extractText({ ...library, "orders/main.ts": `import { typeName } from "../broker/publisher"; typeName({});` }, { own }).facts).toEqual([]);
});

test("queues that an injected base class opens in one method and fills in another are named by what each subclass hands up", () => {
  const { facts } = extractText({
    "queues.ts": `
      import { Queue } from "bullmq";
      export class Client {
        private queue?: Queue;
        open(topic: string) { this.queue = new Queue(topic, {}); }
        add(data: object) { return this.queue?.add("job", data); }
      }
      export abstract class BaseQueue {
        constructor(readonly topic: string, private readonly client: Client) { this.start(); }
        start() { this.client.open(this.topic); }
        push(data: object) { return this.client.add(data); }
      }
      export class RideQueue extends BaseQueue { constructor() { super("rides", new Client()); } }
      export class DriverQueue extends BaseQueue { constructor() { super("drivers", new Client()); } }`,
  });
  expect(facts.map(describeFact)).toEqual(["publishes bullmq queue drivers", "publishes bullmq queue rides"]);
});

test("settings that a shared library loads from the folder of whoever starts it are those of the service", () => {
  const { facts } = extractText({
    "settings/index.js": `
      const fs = require("node:fs");
      const path = require("node:path");
      const ifThere = (file) => (fs.existsSync(file) ? file : null);
      const file = ifThere(path.join(process.cwd(), "config/settings.cjs")) || ifThere(path.join(process.cwd(), "config/settings.js"));
      let settings = {};
      if (file) settings = require(file);
      module.exports = settings;`,
    "orders/config/settings.cjs": `module.exports = { apis: { users: { url: \`http://\${process.env.USERS_HOST || "localhost"}:3000\` } } };`,
    "riders/config/settings.cjs": `module.exports = { apis: { users: { url: "http://wrong" } } };`,
    "orders/main.js": `
      const settings = require("../settings");
      exports.users = () => fetch(settings.apis.users.url + "/users");`,
  }, { own: (file) => file.startsWith("orders/"), folder: "orders" });
  expect(facts.map(describeFact)).toEqual(["calls GET http://{USERS_HOST}:3000/users"]);
});

test("a function that a library gives back as one of many members is used by those services that name the member", () => {
  const settings = `
    import axios from "axios";
    export async function settings() {
      const keys = () => axios.get("http://vault:3000/keys");
      const flags = () => axios.get("http://flags:3000/flags");
      return { port: 3000, keys, flags };
    }`;
  const orders = `import { settings } from "../settings";\nexport async function start() { const { port, flags } = await settings(); return [port, await flags()]; }`;
  const { facts } = extractText({ "settings.ts": settings, "orders/start.ts": orders }, { own: (file) => file.startsWith("orders/") });
  expect(facts.map(describeFact)).toEqual(["calls GET http://flags:3000/flags"]);
});

test("a base repository touches the collections of those subclasses that running code calls it on, not of all that are listed", () => {
  const dal = `
    import { model, Schema, type Model } from "mongoose";
    export class BaseRepository {
      constructor(private readonly collection: Model<object>) {}
      async find(query: object) { return this.collection.find(query); }
      async create(data: object) { return this.collection.create(data); }
      async delete(query: object) { return this.collection.deleteOne(query); }
      async replace(data: object) { return this.create(data); }
    }
    export class RideRepository extends BaseRepository { constructor() { super(model("rides", new Schema({}))); } }
    export class DriverRepository extends BaseRepository { constructor() { super(model("drivers", new Schema({}))); } async remove(id: string) { return super.delete({ id }); } }
    export class FareRepository extends BaseRepository { constructor() { super(model("fares", new Schema({}))); } async unused() { return super.delete({}); } }`;
  const { facts } = extractText({
    "dal/index.ts": dal,
    "orders/module.ts": `import { RideRepository, DriverRepository, FareRepository } from "../dal"; export const providers = [RideRepository, DriverRepository, FareRepository];`,
    "orders/main.ts": `
      import { RideRepository, DriverRepository } from "../dal";
      class Orders {
        constructor(private readonly rides: RideRepository, private readonly drivers: DriverRepository) {}
        async list() { return this.rides.find({}); }
        async swap() { return this.rides.replace({}); }
        async dismiss() { return this.drivers.remove("7"); }
      }
      new Orders(new RideRepository(), new DriverRepository());`,
  }, { own: (file) => file.startsWith("orders/") });
  expect(facts.map(describeFact).filter((fact) => /^(?:reads|writes)/.test(fact)).sort()).toEqual(["reads mongodb collection rides", "writes mongodb collection drivers", "writes mongodb collection rides"]);
});

test.each([["return {", "}"], ["const storage: object = {", "}; return storage"]])("members that a helper makes of functions run where they are named, like those that are functions: %s", (opens, closes) => {
  const storage = `
    import { batch } from "some-batching";
    import axios from "axios";
    const once = (work) => (...args) => work(...args);
    export function createStorage() {
      ${opens}
        orders: batch(async (ids) => axios.get("http://store/orders")),
        drivers: once(async (id) => axios.get("http://store/drivers")),
        close: () => axios.post("http://store/close"),
      ${closes};
    }`;
  const facts = (use: string): string[] => extractText({ "shared/storage.ts": storage, "orders/main.ts": `import { createStorage } from "../shared/storage"; const storage = createStorage(); ${use}` }, { own }).facts.map(describeFact).sort();
  expect(facts("storage.close();")).toEqual(["calls POST http://store/close"]);
  expect(facts("storage.orders(1); storage.drivers(2);")).toEqual(["calls GET http://store/drivers", "calls GET http://store/orders"]);
});
