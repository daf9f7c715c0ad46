import { afterEach, describe, expect, test } from "@jest/globals";
import type { InfrastructureFact } from "../../src/model/facts.js";
import { printTemplate } from "../../src/model/template.js";
import { discoverWritten, removeWritten } from "./written-system.js";

afterEach(removeWritten);

/** What the templates of these files deploy, a line each. */
function deployedBy(files: Record<string, string>): string[] {
  return discoverWritten({ "services/orders/src/place.ts": "export const handler = async (event) => event;", "package.json": '{ "name": "shop" }', ...files }).layout.deployed.map(lineOf).sort();
}

function lineOf(fact: InfrastructureFact): string {
  if (fact.type === "setting-given") return `${printTemplate(fact.name)} is ${printTemplate(fact.value)}`;
  if (fact.type === "channel-fed") return `${printTemplate(fact.from.name)} feeds ${printTemplate(fact.to.name)}`;
  if (fact.type !== "deployed") return fact.type;
  const { what, environment, receives, serves, grants } = fact;
  return [
    `${what.names[0]} (${[...what.entries].join(", ")})`,
    ...environment.map(({ name, value }) => `${name}=${printTemplate(value)}`),
    ...receives.map(({ system, name }) => `from ${system} ${printTemplate(name)}`),
    ...serves.map(({ method, path }) => `${method} ${path}`),
    ...grants.map(({ access, resource }) => `may ${access} ${printTemplate(resource.name)}`),
  ].join("; ");
}

describe("a SAM template", () => {
  test("gives functions the names of its queues and tables, routes and events", () => {
    const template = `
AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: { Type: String, Default: dev }
Globals:
  Function:
    CodeUri: src
    Environment:
      Variables:
        ORDERS_TABLE: !Ref Orders
Resources:
  Orders:
    Type: AWS::Serverless::SimpleTable
    Properties: { TableName: !Sub "orders-\${Stage}" }
  Paid:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Join ["-", [paid, !Ref Stage]]
  Placed:
    Type: AWS::SNS::Topic
  PlacedToPaid:
    Type: AWS::SNS::Subscription
    Properties: { TopicArn: !Ref Placed, Endpoint: !GetAtt Paid.Arn, Protocol: sqs }
  Place:
    Type: AWS::Serverless::Function
    Properties:
      Handler: place.handler
      Environment: { Variables: { QUEUE_URL: !Ref Paid, API_TOKEN: abc } }
      Policies:
        - SQSSendMessagePolicy: { QueueName: !GetAtt Paid.QueueName }
      Events:
        Http: { Type: Api, Properties: { Path: "/orders/{id}", Method: put } }
        Rest: { Type: HttpApi, Properties: { Path: "/{proxy+}", Method: any } }
  Bill:
    Type: AWS::Serverless::Function
    Properties:
      Handler: bill.handler
      Events:
        Queue: { Type: SQS, Properties: { Queue: !GetAtt Paid.Arn } }
        Nightly: { Type: Schedule, Properties: { Schedule: rate(1 day) } }
Outputs:
  QueueArn: { Value: !GetAtt Paid.Arn, Export: { Name: !Sub "\${AWS::StackName}-paid" } }
`;
    expect(deployedBy({ "services/orders/template.yaml": template })).toEqual([
      "Bill (src/bill); ORDERS_TABLE=orders-{stage}; from aws_sqs paid-{stage}",
      "Place (src/place); ORDERS_TABLE=orders-{stage}; QUEUE_URL=paid-{stage}; PUT /orders/{id}; may send paid-{stage}",
      "Placed feeds paid-{stage}",
      "QueueArn is paid-{stage}",
      "{stackName}-paid is paid-{stage}",
    ].sort());
  });
});

describe("a file of the Serverless Framework", () => {
  test("gives functions its variables, its resources and what other files say", () => {
    const file = `
service: orders
custom:
  table: \${env:ORDERS_TABLE, 'orders'}
  queue: bills-\${opt:stage, 'dev'}
provider:
  name: aws
  environment:
    TABLE: \${self:custom.table}
    QUEUE_URL: { Ref: Bills }
  iam:
    role:
      statements:
        - { Effect: Allow, Action: [dynamodb:PutItem], Resource: { Fn::GetAtt: [Orders, Arn] } }
functions:
  place:
    handler: src/place.handler
    events:
      - http: POST /orders
      - httpApi: { path: "/orders/{id}", method: get }
      - http: "ANY {proxy+}"
  bill:
    handler: src/bill.handler
    events:
      - sqs: { arn: { Fn::GetAtt: [Bills, Arn] }, batchSize: 1 }
      - sns: order-placed
      - stream: { type: dynamodb, arn: { Fn::GetAtt: [Orders, StreamArn] } }
      - s3: { bucket: receipts, event: "s3:ObjectCreated:*" }
      - eventBridge: { pattern: { source: [shop], detail-type: [OrderPaid] } }
resources:
  Resources:
    Orders: { Type: AWS::DynamoDB::Table, Properties: { TableName: "\${self:custom.table}" } }
    Bills: \${file(./queues.yml):Bills}
`;
    const queues = "Bills:\n  Type: AWS::SQS::Queue\n  Properties: { QueueName: '${self:custom.queue}' }\n";
    expect(deployedBy({ "services/orders/serverless.yml": file, "services/orders/queues.yml": queues })).toEqual([
      "orders-{stage}-bill (src/bill); TABLE=orders; QUEUE_URL=bills-{stage}; from aws_sqs bills-{stage}; from aws.sns order-placed; from aws.dynamodb orders; from aws.s3 receipts; from aws.eventbridge OrderPaid; may write orders",
      "orders-{stage}-place (src/place); TABLE=orders; QUEUE_URL=bills-{stage}; POST /orders; GET /orders/{id}; may write orders",
    ]);
  });
});
