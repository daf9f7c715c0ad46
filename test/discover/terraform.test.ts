import { afterEach, describe, expect, test } from "@jest/globals";
import { describeFact } from "../../src/extract/describe-fact.js";
import { discoverTerraform, environmentOf, manifest, removeWritten, servicesOf } from "./written-system.js";

afterEach(removeWritten);

const handler = "exports.handler = async (event) => event;\n";
const orders = { "lambdas/orders/package.json": manifest("orders"), "lambdas/orders/index.js": handler };

describe("Terraform", () => {
  test("a function with its code, and names of what it uses from variables, locals and other resources", async () => {
    const { layout, diagnostics } = await discoverTerraform({
      ...orders,
      "infra/main.tf": `
variable "prefix" { default = "shop" }
variable "region" {}
locals {
  shared = { LOG_LEVEL = "info", CATALOG_URL = "https://catalog.\${var.region}.example.com" }
}
resource "aws_sqs_queue" "orders" {
  name = "\${var.prefix}-orders"
}
resource "aws_dynamodb_table" "orders" {
  name = format("%s-%s", var.prefix, "orders-table")
}
resource "aws_s3_bucket" "invoices" {}
data "archive_file" "orders" {
  source_dir  = "\${path.module}/../lambdas/orders"
  output_path = "orders.zip"
}
resource "aws_lambda_function" "orders" {
  function_name = "\${var.prefix}-orders-api"
  handler       = "index.handler"
  filename      = data.archive_file.orders.output_path
  environment {
    variables = merge(local.shared, {
      ORDERS_QUEUE_URL = aws_sqs_queue.orders.url
      ORDERS_TABLE     = aws_dynamodb_table.orders.name
      INVOICES_BUCKET  = aws_s3_bucket.invoices.id
      DB_PASSWORD      = "open-sesame"
      REGION           = var.region
    })
  }
}
`,
      "infra/terraform.tfvars": 'prefix = "acme"\n',
    });
    expect(servicesOf(layout)).toEqual(["orders (lambdas/orders) function javascript"]);
    expect(layout.services[0]).toMatchObject({ aliases: ["acme-orders-api"], entries: ["lambdas/orders/index.js"] });
    expect(environmentOf(layout, "orders")).toEqual([
      "LOG_LEVEL=info (infra/main.tf:5)",
      "CATALOG_URL=https://catalog.${var.region}.example.com (infra/main.tf:5)",
      "ORDERS_QUEUE_URL=acme-orders (infra/main.tf:24)",
      "ORDERS_TABLE=acme-orders-table (infra/main.tf:25)",
      "INVOICES_BUCKET=invoices (infra/main.tf:26)",
      "DB_PASSWORD=*** (infra/main.tf:27)",
    ]);
    expect(diagnostics).toEqual([]);
  });

  test("a module of the system that is used for several containers, each with its own variables", async () => {
    const service = (name: string) => ({ [`${name}/package.json`]: manifest(name), [`${name}/index.js`]: "require('http').createServer().listen(80);\n", [`${name}/Dockerfile`]: "FROM node:20\nCMD node index.js\n" });
    const { layout } = await discoverTerraform({
      ...service("checkout"),
      ...service("payments"),
      "terraform/main.tf": `
module "services" {
  source   = "./service"
  for_each = toset(["unused"])
  name     = "payments"
}
module "checkout" {
  source = "./service"
  name   = "checkout"
  variables = {
    PAYMENTS_URL = "http://\${module.services["unused"].host}:8080"
    REDIS_HOST   = aws_elasticache_cluster.carts.cache_nodes[0].address
  }
}
resource "aws_elasticache_cluster" "carts" {
  cluster_id = "carts"
  engine     = "redis"
}
`,
      "terraform/service/main.tf": `
variable "name" {}
variable "variables" { default = {} }
locals {
  environment = [for key, value in var.variables : { name = key, value = value }]
}
resource "aws_ecs_task_definition" "this" {
  family = var.name
  container_definitions = jsonencode([
    { name = var.name, image = "registry.example.com/\${var.name}:1", environment = local.environment },
    { name = "log-router", image = "public.ecr.aws/aws-observability/aws-for-fluent-bit" },
  ])
}
output "host" { value = var.name }
`,
    });
    expect(servicesOf(layout)).toEqual(["checkout (checkout) backend javascript", "payments (payments) backend javascript"]);
    expect(environmentOf(layout, "checkout")).toEqual(["PAYMENTS_URL=http://payments:8080 (terraform/main.tf:11)", "REDIS_HOST=carts (terraform/main.tf:12)"]);
    expect(layout.infrastructure.map((each) => `${each.system} ${each.name} ${each.hosts[0]?.host}:${each.hosts[0]?.port}`)).toEqual(["redis carts carts:6379"]);
  });

  test("stages that use the same module are one system; the one in production counts", async () => {
    const stage = (name: string) => `module "orders" {\n  source = "../modules/orders"\n  stage  = "${name}"\n}\n`;
    const { layout } = await discoverTerraform({
      ...orders,
      "infra/dev/main.tf": stage("dev"),
      "infra/prod/main.tf": stage("prod"),
      "infra/modules/orders/main.tf": 'variable "stage" {}\nresource "aws_sns_topic" "placed" { name = "orders-placed-${var.stage}" }\nresource "aws_lambda_function" "orders" {\n  function_name = "orders-${var.stage}"\n  handler = "index.handler"\n  environment { variables = { PLACED_TOPIC_ARN = aws_sns_topic.placed.arn } }\n}\n',
    });
    expect(environmentOf(layout, "orders")).toEqual(["PLACED_TOPIC_ARN=orders-placed-prod (infra/modules/orders/main.tf:6)"]);
  });

  test("services of other clouds and modules of elsewhere", async () => {
    const { layout } = await discoverTerraform({
      "rides/package.json": manifest("rides"),
      "rides/index.js": "require('http').createServer().listen(80);\n",
      "rides/Dockerfile": "FROM node:20\nCMD node index.js\n",
      "mailer/package.json": manifest("mailer"),
      "mailer/index.js": handler,
      "infra/main.tf": `
resource "google_cloud_run_v2_service" "rides" {
  name = "rides"
  template {
    containers {
      image = "gcr.io/acme/rides"
      dynamic "env" {
        for_each = { MAILER_URL = azurerm_linux_function_app.mailer.default_hostname, RIDES_TOPIC = google_pubsub_topic.rides.name }
        content {
          name  = env.key
          value = env.value
        }
      }
    }
  }
}
resource "google_pubsub_topic" "rides" { name = "ride-requested" }
resource "azurerm_linux_function_app" "mailer" {
  name = "mailer"
  app_settings = { "MAILS_QUEUE_URL" = module.mails.queue_url }
}
module "mails" {
  source = "terraform-aws-modules/sqs/aws"
  name   = "mails"
}
`,
    });
    expect(environmentOf(layout, "rides")).toEqual(["MAILER_URL=mailer (infra/main.tf:10)", "RIDES_TOPIC=ride-requested (infra/main.tf:10)"]);
    expect(environmentOf(layout, "mailer")).toEqual(["MAILS_QUEUE_URL=mails (infra/main.tf:20)"]);
  });

  test("a file that is broken is told, and the rest of it is used", async () => {
    const { layout, diagnostics } = await discoverTerraform({
      ...orders,
      "main.tf": 'resource "aws_sqs_queue" "orders" {\n  name = = "orders"\n\nresource "aws_lambda_function" "orders" {\n  function_name = "orders"\n  environment { variables = { ORDERS_QUEUE = aws_sqs_queue.orders.name } }\n}\n',
    });
    expect(environmentOf(layout, "orders")).toEqual(["ORDERS_QUEUE=orders (main.tf:6)"]);
    expect(diagnostics.map((each) => `${each.code} ${each.file}:${each.line}`)).toEqual(["file-not-parsed main.tf:2"]);
  });

  test("expressions that multiply each other or go in circles end", async () => {
    const doubled = Array.from({ length: 40 }, (_, at) => `  a${at + 1} = "\${local.a${at}}\${local.a${at}}"`).join("\n");
    const { layout } = await discoverTerraform({
      ...orders,
      "main.tf": `locals {\n  a0 = "x"\n${doubled}\n  b = local.c\n  c = local.b\n}\nresource "aws_lambda_function" "orders" {\n  function_name = "orders"\n  environment { variables = { BIG_VALUE = local.a40, ROUND_VALUE = "r\${local.b}" } }\n}\nmodule "self" { source = "./" }\n`,
    });
    expect(environmentOf(layout, "orders")).toEqual(["ROUND_VALUE=r${local.b} (main.tf:48)"]);
  });

  test("what starts a function, what a topic feeds, which routes lead to it", async () => {
    const { layout } = await discoverTerraform({
      ...orders,
      "main.tf": `
variable "stage" {}
resource "aws_sqs_queue" "orders" { name = "orders-\${var.stage}" }
resource "aws_sns_topic" "placed" { name = "placed" }
resource "aws_s3_bucket" "invoices" { bucket = "invoices" }
module "audit" {
  source = "terraform-aws-modules/sqs/aws"
  name   = "audit"
}
resource "aws_lambda_function" "orders" {
  function_name = "orders-\${var.stage}"
  handler       = "index.handler"
  filename      = "lambdas/orders/dist.zip"
}
resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.orders.arn
}
resource "aws_sns_topic_subscription" "placed" {
  for_each  = { audit = module.audit.queue_arn, orders = aws_sqs_queue.orders.arn }
  topic_arn = aws_sns_topic.placed.arn
  protocol  = "sqs"
  endpoint  = each.value
}
resource "aws_s3_bucket_notification" "invoices" {
  bucket = aws_s3_bucket.invoices.id
  lambda_function { lambda_function_arn = aws_lambda_function.orders.arn }
}
resource "aws_cloudwatch_event_rule" "paid" {
  name          = "paid"
  event_pattern = jsonencode({ source = ["payments"], "detail-type" = ["payment.received"] })
}
resource "aws_cloudwatch_event_target" "paid" {
  rule = aws_cloudwatch_event_rule.paid.name
  arn  = aws_lambda_function.orders.arn
}
resource "aws_apigatewayv2_integration" "orders" { integration_uri = aws_lambda_function.orders.invoke_arn }
resource "aws_apigatewayv2_route" "orders" {
  route_key = "GET /orders/{id}"
  target    = "integrations/\${aws_apigatewayv2_integration.orders.id}"
}
resource "aws_ssm_parameter" "queue" {
  name  = "/shop/queue"
  type  = "String"
  value = aws_sqs_queue.orders.url
}
resource "aws_ssm_parameter" "pin" {
  name  = "/shop/pin"
  type  = "SecureString"
  value = "4711"
}
resource "aws_lb_target_group" "web" {}
resource "aws_ecs_service" "web" {
  load_balancer {
    target_group_arn = aws_lb_target_group.web.arn
    container_name   = "web"
    container_port   = 80
  }
}
resource "aws_lb_listener_rule" "web" {
  condition {
    path_pattern { values = ["/shop/*"] }
  }
  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}
`,
    });
    expect(layout.deployed.map(describeFact).sort()).toEqual([
      "deploys orders-{var.stage} at GET /orders/{id}",
      "deploys orders-{var.stage} fed by aws.eventbridge payment.received",
      "deploys orders-{var.stage} fed by aws.s3 invoices",
      "deploys orders-{var.stage} fed by aws_sqs orders-{var.stage}",
      "deploys orders-{var.stage} from lambdas/orders/dist.zip",
      "feeds aws_sqs audit from aws.sns placed",
      "feeds aws_sqs orders-{var.stage} from aws.sns placed",
      "sets /shop/queue to orders-{var.stage}",
    ]);
    expect(layout.routes.map(({ path, host, evidence }) => `${path} -> ${host} (${evidence.file}:${evidence.line})`)).toEqual(["/shop/ -> web (main.tf:60)"]);
    expect(JSON.stringify(layout)).not.toContain("4711");
  });
});
