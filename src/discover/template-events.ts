/** What starts a function, as SAM and the Serverless Framework write it. */
import type { DeployedFact, ResourceReference } from "../model/facts.js";
import { arrayOf, recordOf, textOf } from "./plain-values.js";
import type { TemplateScope } from "./template-scope.js";

export type Started = Pick<DeployedFact, "receives" | "serves">;

const queue = { system: "aws_sqs", kind: "queue" } as const;
const topic = { system: "aws.sns", kind: "topic" } as const;
const stream = { system: "aws.kinesis", kind: "stream" } as const;
const table = { system: "aws.dynamodb", kind: "table" } as const;
const bucket = { system: "aws.s3", kind: "bucket" } as const;
const bus = { system: "aws.eventbridge", kind: "event" } as const;
const kafka = { system: "kafka", kind: "topic" } as const;

/** One entry of `Events` in SAM: its type and properties. */
export function samEvent(scope: TemplateScope, type: string, properties: Record<string, unknown>): Started {
  switch (type) {
    case "Api":
    case "HttpApi":
      return route(scope, properties["Method"], properties["Path"]);
    case "SQS":
      return received(scope.resourceIn(properties["Queue"], queue));
    case "SNS":
      return received(scope.resourceIn(properties["Topic"], topic));
    case "Kinesis":
      return received(scope.resourceIn(properties["Stream"], stream));
    case "DynamoDB":
      return received(scope.resourceIn(properties["Stream"], table));
    case "S3":
      return received(scope.resourceIn(properties["Bucket"], bucket));
    case "MSK":
    case "SelfManagedKafka":
      return { serves: [], receives: [...arrayOf(properties["Topics"])].flatMap((one) => scope.resourceIn(one, kafka) ?? []) };
    case "EventBridgeRule":
    case "CloudWatchEvent":
      return { serves: [], receives: selected(scope, properties["Pattern"], properties["EventBusName"]) };
    default:
      return nothing;
  }
}

/** One event of a function of the Serverless Framework: `{ http: … }`, `{ sqs: … }`. */
export function serverlessEvent(scope: TemplateScope, event: unknown): Started {
  const [type, written] = Object.entries(recordOf(event))[0] ?? [];
  const options = recordOf(written);
  const direct = (name: string): unknown => (Object.hasOwn(options, name) ? options[name] : written);
  switch (type) {
    case "http":
    case "httpApi":
      return textOf(written) === undefined ? route(scope, options["method"] ?? "*", options["path"]) : shortRoute(scope, textOf(written) ?? "");
    case "sqs":
      return received(scope.resourceIn(direct("arn"), queue));
    case "sns":
      return received(scope.resourceIn(options["topicName"] ?? direct("arn"), topic));
    case "stream":
      return received(scope.resourceIn(direct("arn"), options["type"] === "kinesis" || /kinesis/.test(textOf(direct("arn")) ?? "") ? stream : table));
    case "s3":
      return received(scope.resourceIn(direct("bucket"), bucket));
    case "kafka":
    case "msk":
      return received(scope.resourceIn(options["topic"], kafka));
    case "eventBridge":
    case "cloudwatchEvent":
      return { serves: [], receives: selected(scope, options["pattern"] ?? options["event"], options["eventBus"]) };
    default:
      return nothing;
  }
}

const nothing: Started = { receives: [], serves: [] };

const received = (resource: ResourceReference | undefined): Started => ({ receives: resource ? [resource] : [], serves: [] });

/** The types of events that a pattern selects; a pattern without them selects from the whole bus. Events of the cloud itself are none of the system's. */
export function selected(scope: TemplateScope, pattern: unknown, busName: unknown): ResourceReference[] {
  const written = recordOf(pattern);
  if (Object.keys(written).length === 0) return [];
  const types = arrayOf(written["detail-type"]).flatMap((one) => scope.resourceIn(one, bus) ?? []);
  const isOfCloud = arrayOf(written["source"]).some((one) => textOf(one)?.startsWith("aws."));
  if (isOfCloud) return [];
  const whole = busName === undefined ? undefined : scope.resourceIn(busName, bus);
  return types.length > 0 ? types : whole ? [whole] : [];
}

function shortRoute(scope: TemplateScope, text: string): Started {
  const [, method, path] = /^\s*(\S+)\s+(\S+)\s*$/.exec(text) ?? [];
  return method === undefined ? nothing : route(scope, method, path);
}

/** `{proxy+}` hands everything on to a program that has routes of its own. */
function route(scope: TemplateScope, method: unknown, path: unknown): Started {
  const [verb, written] = [textOf(method), scope.text(path)?.map((part) => (typeof part === "string" ? part : `{${part.name}}`)).join("")];
  if (verb === undefined || written === undefined || /\{\w*\+\}|\*/.test(written)) return nothing;
  return { receives: [], serves: [{ method: /^(?:any|\*|x-amazon-apigateway-any-method)$/i.test(verb) ? "*" : verb.toUpperCase(), path: `/${written.replace(/^\/+|\/+$/g, "")}` }] };
}
