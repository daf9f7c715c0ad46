import { describe, expect, test } from "@jest/globals";
import { readSpecs } from "../../src/specs/read-specs.js";
import { memoryReader } from "./memory-reader.js";
import { printSpecs } from "./print-specs.js";

const orders = `asyncapi: 3.0.0
info: { title: Order events, version: "1", contact: { name: Team Orders } }
servers:
  main: { host: "kafka.shop.example:9092", protocol: kafka }
channels:
  created:
    address: order.created.{region}
    messages:
      created: { $ref: "#/components/messages/Created" }
  paid:
    address: payment.done
operations:
  announce:
    action: send
    channel: { $ref: "#/channels/created" }
  onPaid:
    action: receive
    channel: { $ref: "#/channels/paid" }
components:
  messages:
    Created:
      payload: { $ref: "#/components/schemas/Order" }
  schemas:
    Order: { type: object, required: [id], properties: { id: { type: string }, total: { type: number } } }
`;

describe("AsyncAPI", () => {
  test("version 3 says what is published and consumed", () => {
    expect(printSpecs({ "events.yaml": orders })).toEqual([
      "message-published kafka topic order.created.{region} Order(id: string, total?: number) at events.yaml:13:3",
      "message-consumed kafka topic payment.done unknown at events.yaml:16:3",
    ]);
    expect(readSpecs(memoryReader({ "events.yaml": orders })).documents[0]).toMatchObject({
      kind: "asyncapi",
      version: "3.0.0",
      title: "Order events",
      contact: "Team Orders",
      servers: ["kafka://kafka.shop.example:9092"],
    });
  });

  test("without a known broker nothing is claimed", () => {
    expect(printSpecs({ "events.yaml": orders.replace("protocol: kafka", "protocol: carrier-pigeon") })).toEqual([
      "info spec-incomplete events.yaml:12:1 its servers do not name one known messaging system; its operations are not used",
    ]);
  });

  test("version 2 is listed, its directions are not trusted", () => {
    const old = "asyncapi: 2.6.0\ninfo: { title: Payments }\nchannels:\n  payment: { subscribe: { message: {} } }\n";
    expect(printSpecs({ "events.yaml": old })).toEqual(["info spec-incomplete events.yaml:3:1 version 2 does not say who sends and who receives; its channels are not used"]);
    expect(readSpecs(memoryReader({ "events.yaml": old })).documents).toHaveLength(1);
  });
});
