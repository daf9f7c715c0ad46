import { afterEach, expect, test } from "@jest/globals";
import { serverOf } from "../src/discover/dapr-metadata.js";
import { scanSystem } from "../src/pipeline.js";
import { manifest, removeWritten, writeSystem } from "./discover/written-system.js";

afterEach(removeWritten);

const express = { dependencies: { express: "4", axios: "1", "@dapr/dapr": "3" }, scripts: { start: "node index.js" } };
const component = (name: string, type: string, settings: Record<string, string>): string =>
  `apiVersion: dapr.io/v1alpha1\nkind: Component\nmetadata:\n  name: ${name}\nspec:\n  type: ${type}\n  version: v1\n  metadata:\n${Object.entries(settings).map(([key, value]) => `    - name: ${key}\n      value: "${value}"\n`).join("")}`;

test("what code asks a sidecar for leads to the stores, brokers and services behind it", async () => {
  const root = writeSystem({
    "orders/package.json": manifest("orders", express),
    "orders/index.js": `
      const express = require("express"); const axios = require("axios"); const { DaprClient } = require("@dapr/dapr");
      const app = express(); const dapr = new DaprClient(); const sidecar = "http://localhost:" + process.env.DAPR_HTTP_PORT + "/v1.0";
      app.post("/orders", async (req, res) => {
        await dapr.state.save("order-store", [{ key: req.body.id, value: req.body }]);
        await axios.post(sidecar + "/publish/bus/placed", { id: req.body.id });
        const price = await axios.get(sidecar + "/invoke/prices/method/prices/" + req.body.item);
        await axios.post("http://localhost:3500/quotes", { item: req.body.item }, { headers: { "dapr-app-id": "prices" } });
        res.json(await axios.get(sidecar + "/state/order-store/" + req.body.id));
      });
      app.listen(80);`,
    "prices/package.json": manifest("prices", express),
    "prices/index.js": 'const app = require("express")(); app.get("/prices/:item", (req, res) => res.json(1)); app.post("/quotes", (req, res) => res.json(1)); app.listen(80);',
    "mails/package.json": manifest("mails", express),
    "mails/index.js": 'const app = require("express")(); app.post("/on-placed", (req, res) => res.json(req.body.id)); app.listen(80);',
    "components/bus.yaml": component("bus", "pubsub.kafka", { brokers: "kafka:9092" }),
    "components/store.yaml": component("order-store", "state.redis", { redisHost: "redis:6379" }),
    "components/placed.yaml": "apiVersion: dapr.io/v2alpha1\nkind: Subscription\nmetadata:\n  name: placed\nspec:\n  topic: placed\n  pubsubname: bus\n  routes:\n    default: /on-placed\n",
  });
  const graph = await scanSystem({ roots: [root], cwd: root }, { progress: () => undefined, detail: () => undefined });
  expect(graph.flows.filter(({ kind }) => kind !== "response").map(({ kind, from, to }) => `${kind} ${from} -> ${to}`)).toEqual([
    "consume channel:kafka:placed -> service:mails",
    "publish service:orders -> channel:kafka:placed",
    "read datastore:redis:redis -> service:orders",
    "request service:orders -> service:prices",
    "request service:orders -> service:prices",
    "write service:orders -> datastore:redis:redis",
  ]);
  expect(graph.flows.filter(({ kind }) => kind === "request").map(({ operation }) => operation)).toEqual(["operation:prices:http:GET /prices/{item}", "operation:prices:http:POST /quotes"]);
});

test("of a component's settings only the server is kept", () => {
  expect(serverOf(new Map([["redisHost", "redis:6379"], ["redisPassword", "abc"]]))).toBe("redis:6379");
  expect(serverOf(new Map([["brokers", "kafka-1:9092,kafka-2:9092"]]))).toBe("kafka-1:9092");
  expect(serverOf(new Map([["connectionString", "host=orders-db user=ada password=secret port=5432"]]))).toBe("orders-db");
  expect(serverOf(new Map([["connectionString", "amqp://ada:secret@rabbit:5672/"]]))).toBe("rabbit:5672");
  expect(serverOf(new Map([["connectionString", "AccountKeyThatIsASecret"]]))).toBeUndefined();
});
