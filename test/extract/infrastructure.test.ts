import { describe, expect, test } from "@jest/globals";
import { describeFact } from "../../src/extract/describe-fact.js";
import { createExtraction } from "../../src/extract/extract-service.js";
import { extractInfrastructure } from "../../src/extract/infrastructure/extract-infrastructure.js";
import type { FileReader, InfrastructureProgram } from "../../src/model/layout.js";

/** What a program of these files deploys, a line each. */
function deployedBy(files: Record<string, string>): string[] {
  const paths = Object.keys(files).sort();
  const reader: FileReader = { files: paths.map((path) => ({ path, size: files[path]?.length ?? 0 })), read: (file) => files[file] };
  const program: InfrastructureProgram = { name: "infrastructure code", path: "infra", sources: paths };
  const layout = { services: [], programs: [program], packages: {}, pathAliases: [] };
  return extractInfrastructure({ program, reader, shared: createExtraction(reader, { layout }) }).facts.map(describeFact).sort();
}

describe("a CDK program", () => {
  test("says which function is given the name of which queue, and which is fed by it", () => {
    const stack = `
      import { Stack, type StackProps } from "aws-cdk-lib";
      import * as sqs from "aws-cdk-lib/aws-sqs";
      import { Table, AttributeType } from "aws-cdk-lib/aws-dynamodb";
      import { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
      import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
      import type { Construct } from "constructs";
      import { join } from "node:path";
      export class OrderStack extends Stack {
        constructor(scope: Construct, id: string, props: StackProps & { stage: string }) {
          super(scope, id, props);
          const orders = new sqs.Queue(this, "Orders", { queueName: \`orders-\${props.stage}\` });
          const bills = new Table(this, "Bills", { partitionKey: { name: "id", type: AttributeType.STRING } });
          const place = new NodejsFunction(this, "Place", { entry: join(__dirname, "../services/place/index.ts"), environment: { QUEUE_URL: orders.queueUrl, LOG: "debug" } });
          const bill = new NodejsFunction(this, "Bill", { entry: "services/bill.ts", handler: "handler" });
          bill.addEnvironment("TABLE", bills.tableName);
          bill.addEventSource(new SqsEventSource(orders, { batchSize: 5 }));
          bills.grantReadWriteData(bill);
        }
      }`;
    const app = `
      import { App } from "aws-cdk-lib";
      import { OrderStack } from "./stack";
      const app = new App();
      new OrderStack(app, "orders-test", { stage: "test" });
      new OrderStack(app, "orders-prod", { stage: "prod" });`;
    expect(deployedBy({ "infra/stack.ts": stack, "infra/app.ts": app })).toEqual([
      "deploys Bill from services/bill.ts",
      "deploys Bill from services/bill.ts; fed by aws_sqs orders-{stage}",
      "deploys Bill from services/bill.ts; may read aws.dynamodb Bills; may write aws.dynamodb Bills",
      "deploys Bill from services/bill.ts; with TABLE=Bills",
      "deploys Place from services/place/index.ts; with QUEUE_URL=orders-{stage}; with LOG=debug",
    ]);
  });

  test("is followed through its own constructs, helper functions, loops and stacks that hand resources on", () => {
    const shared = `
      import { Stack } from "aws-cdk-lib";
      import { Topic } from "aws-cdk-lib/aws-sns";
      export class SharedStack extends Stack {
        readonly rides: Topic;
        constructor(scope, id) { super(scope, id); this.rides = new Topic(this, "Rides"); }
      }`;
    const consumer = `
      import { Construct } from "constructs";
      import { Queue } from "aws-cdk-lib/aws-sqs";
      import { SqsSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
      import { Function, Code, Runtime } from "aws-cdk-lib/aws-lambda";
      import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
      const listen = (fn: Function, queue: Queue) => fn.addEventSource(new SqsEventSource(queue));
      export class Consumer extends Construct {
        constructor(scope: Construct, id: string, { name, topic }) {
          super(scope, id);
          const queue = new Queue(this, \`\${name}-queue\`);
          topic.addSubscription(new SqsSubscription(queue));
          listen(new Function(this, \`\${name}-function\`, { code: Code.fromAsset(\`services/\${name}\`), handler: "dist/main.handler", runtime: Runtime.NODEJS_20_X }), queue);
        }
      }`;
    const app = `
      import { App, Stack } from "aws-cdk-lib";
      import { SharedStack } from "./shared";
      import { Consumer } from "./consumer";
      const app = new App();
      const shared = new SharedStack(app, "shared");
      const stack = new Stack(app, "consumers");
      for (const name of ["drivers", "prices"]) new Consumer(stack, name, { name, topic: shared.rides });`;
    expect(deployedBy({ "infra/shared.ts": shared, "infra/consumer.ts": consumer, "infra/app.ts": app })).toEqual([
      "deploys drivers-function from services/drivers/dist/main; from services/drivers",
      "deploys drivers-function from services/drivers/dist/main; from services/drivers; fed by aws_sqs drivers-queue",
      "deploys prices-function from services/prices/dist/main; from services/prices",
      "deploys prices-function from services/prices/dist/main; from services/prices; fed by aws_sqs prices-queue",
      "feeds aws_sqs drivers-queue from aws.sns Rides",
      "feeds aws_sqs prices-queue from aws.sns Rides",
    ]);
  });

  test("says which routes lead to which function, and what a parameter store and a rule of events hold", () => {
    const stack = `
      import { Stack, aws_apigateway as apigateway, aws_events as events, aws_events_targets as targets, aws_lambda as lambda, aws_ssm as ssm, aws_sqs as sqs } from "aws-cdk-lib";
      class Api extends Stack {
        constructor(scope, id) {
          super(scope, id);
          const list = new lambda.Function(this, "List", { code: lambda.Code.fromAsset("orders"), handler: "list.handler" });
          const api = new apigateway.RestApi(this, "Shop");
          const orders = api.root.addResource("orders");
          orders.addMethod("GET", new apigateway.LambdaIntegration(list));
          orders.addResource("{id}").addMethod("GET", new apigateway.LambdaIntegration(list), { apiKeyRequired: true });
          new ssm.StringParameter(this, "Url", { parameterName: "/shop/queue", stringValue: new sqs.Queue(this, "Paid").queueUrl });
          new events.Rule(this, "Placed", { eventPattern: { detailType: ["OrderPlaced"] }, targets: [new targets.LambdaFunction(list)] });
          new events.Rule(this, "Nightly", { schedule: events.Schedule.cron({ hour: "2" }), targets: [new targets.LambdaFunction(list)] });
        }
      }`;
    expect(deployedBy({ "infra/api.ts": stack })).toEqual([
      "deploys List from orders/list; from orders",
      "deploys List from orders/list; from orders; at GET /orders",
      "deploys List from orders/list; from orders; at GET /orders/{id}",
      "deploys List from orders/list; from orders; fed by aws.eventbridge OrderPlaced",
      "sets /shop/queue to Paid",
    ]);
  });

  test("may use a construct library of an organisation, and machines that start what their script says", () => {
    const stack = `
      import { AcStack } from "@acme/cdk/lib/constructs/core";
      import { AcLambda } from "@acme/cdk/lib/constructs/lambda";
      import { AutoScalingGroup } from "aws-cdk-lib/aws-autoscaling";
      import { UserData } from "aws-cdk-lib/aws-ec2";
      import { PolicyStatement } from "aws-cdk-lib/aws-iam";
      import { Queue } from "aws-cdk-lib/aws-sqs";
      export class Billing extends AcStack {
        constructor(scope, id) {
          super(scope, id);
          const queue = new Queue(this, "Bills", { queueName: \`bills-\${this.stage.toLowerCase()}\` });
          const script = UserData.forLinux();
          script.addCommands(["aws s3 cp s3://dist/printer.deb .", "dpkg -i printer_1.0.deb", "systemctl start printer"].join("\\n"));
          queue.grantConsumeMessages(new AutoScalingGroup(this, "Printers", { userData: script }));
          new AcLambda(this, "acme-billing", { app: "billing", fileName: "billing.zip", handler: "index.bill", initialPolicy: [new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [queue.queueArn] })] });
        }
      }`;
    expect(deployedBy({ "infra/billing.ts": stack })).toEqual([
      "deploys Printers",
      "deploys Printers may receive aws_sqs bills-{stage}",
      "deploys acme-billing may send aws_sqs bills-{stage}",
    ]);
  });
});

describe("an SST program", () => {
  test("names functions by their handlers, and resources by their ids", () => {
    const config = `
      const queue = new sst.aws.Queue("Orders");
      const bus = new sst.aws.Bus("Bus");
      queue.subscribe("packages/functions/src/bill.handler");
      bus.subscribe({ handler: "packages/functions/src/mail.handler", environment: { QUEUE: queue.url } });
      const api = new sst.aws.ApiGatewayV2("Api");
      api.route("GET /orders/{id}", "packages/functions/src/list.handler");
      new sst.aws.Nextjs("Web", { path: "packages/web", environment: { API_URL: api.url } });`;
    expect(deployedBy({ "infra/api.ts": config })).toEqual([
      "deploys BusSubscriber from packages/functions/src/mail; with QUEUE=Orders; fed by aws.eventbridge Bus",
      "deploys GET /orders/{id} from packages/functions/src/list; at GET /orders/{id}",
      "deploys OrdersSubscriber from packages/functions/src/bill; fed by aws_sqs Orders",
      "deploys Web from packages/web; with API_URL=https://Api",
    ]);
  });
});

describe("a Pulumi program", () => {
  test("gives functions the names of what it makes", () => {
    const program = `
      import * as aws from "@pulumi/aws";
      import * as pulumi from "@pulumi/pulumi";
      const orders = new aws.sqs.Queue("orders");
      const bill = new aws.lambda.Function("bill", { runtime: "nodejs20.x", handler: "index.handler", code: new pulumi.asset.FileArchive("./bill"), environment: { variables: { ORDERS: orders.url } } });
      new aws.lambda.EventSourceMapping("bill-orders", { eventSourceArn: orders.arn, functionName: bill.name });`;
    expect(deployedBy({ "index.ts": program })).toEqual([
      "deploys bill fed by aws_sqs orders",
      "deploys bill from bill/index; from bill; with ORDERS=orders",
    ]);
  });
});
