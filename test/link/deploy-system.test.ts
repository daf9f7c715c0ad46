import { describe, expect, test } from "@jest/globals";
import type { DeployedFact, ResourceReference } from "../../src/model/facts.js";
import { linesOf, place, system, template } from "./build-system.js";

const queue = (name: string): ResourceReference => ({ system: "aws_sqs", kind: "queue", name: template(name) });
const topic = (name: string): ResourceReference => ({ system: "aws.sns", kind: "topic", name: template(name) });
const said = { evidence: place("infra/stack.ts"), confidence: "certain" } as const;

/** What the infrastructure says of the function with this name. */
function deployed(name: string, more: Partial<Omit<DeployedFact, "type">>): DeployedFact {
  return { type: "deployed", what: { names: [name], entries: [], folders: [] }, environment: [], receives: [], serves: [], grants: [], ...said, ...more };
}

describe("what infrastructure code says", () => {
  test("joins a publisher that is given a queue with the function that the queue feeds", () => {
    const graph = system()
      .service("checkout", (s) => s.publishes("aws_sqs", "{env:QUEUE_URL}"))
      .service("mailer", (s) => s)
      .deployed(deployed("shop-checkout-{stage}", { environment: [{ name: "QUEUE_URL", value: template("orders-{config:stage}"), refers: true }] }), deployed("Mailer", { what: { names: ["Mailer"], entries: ["../mailer/src/main.ts"], folders: [] }, receives: [queue("orders-{config:stage}")] }))
      .link();
    expect(linesOf(graph)).toEqual(["consume channel:aws_sqs:orders-{stage} -> mailer (inferred)", "publish checkout -> channel:aws_sqs:orders-{stage} (inferred)"]);
  });

  test("feeds the consumers of a queue with what its topic is sent, and knows names by any stage", () => {
    const graph = system()
      .service("checkout", (s) => s.publishes("aws.sns", "arn:aws:sns:eu-west-1:123456789012:orders-prod"))
      .service("mailer", (s) => s.consumes("aws_sqs", "mails-{env:STAGE}"))
      .deployed({ type: "channel-fed", from: topic("orders-{config:stage}"), to: queue("mails-{config:stage}"), ...said })
      .link();
    expect(linesOf(graph)).toEqual([
      "consume channel:aws.sns:orders-{stage} -> mailer (resolved)",
      "consume channel:aws_sqs:mails-{stage} -> mailer (inferred)",
      "publish checkout -> channel:aws.sns:orders-{stage} (inferred)",
    ]);
  });

  test("fills settings of a parameter store; those that nothing fills mean what the service may use", () => {
    const graph = system()
      .service("checkout", (s) => s.publishes("aws_sqs", "{config:queues/orders}").publishes("aws_sqs", "{config:deadLetterQueueUrl}").publishes("aws_sqs", "{config:refunds}"))
      .deployed(
        { type: "setting-given", name: template("/{config:stage}/shop/queues/orders"), value: template("orders"), ...said },
        deployed("checkout", { grants: [{ access: "send", resource: queue("orders") }, { access: "send", resource: queue("shop-dead-letter-queue") }, { access: "send", resource: queue("shop-parcels") }] }),
      )
      .link();
    expect(linesOf(graph)).toEqual([
      "publish checkout -> channel:aws_sqs:orders (resolved)",
      "publish checkout -> channel:aws_sqs:shop-dead-letter-queue (inferred)",
      "publish checkout -> channel:aws_sqs:{refunds} (inferred)",
    ]);
  });

  test("gives a service the routes of the gateway in front of it, and reads of the table whose changes it is sent", () => {
    const graph = system()
      .service("orders", (s) => s)
      .deployed(deployed("orders", { serves: [{ method: "GET", path: "/orders/{id}" }], receives: [{ system: "aws.dynamodb", kind: "table", name: ["orders"] }] }))
      .link();
    expect(graph.operations.map((one) => `${one.method} ${one.path}`)).toEqual(["GET /orders/{id}"]);
    expect(linesOf(graph)).toEqual(["read datastore:aws.dynamodb:dynamodb -> orders orders (certain)"]);
  });
});
