/** What Terraform connects: what starts a function, which queue a topic or a bucket feeds, which routes lead where. In: the resources of one root. Out: facts of infrastructure. */
import type { DeployedFact, InfrastructureFact, ResourceReference } from "../../model/facts.js";
import { printTemplate } from "../../model/template.js";
import { withoutSecrets } from "../secrets.js";
import { evidenceOf, referenceTo, templateOf, type TerraformResource } from "./terraform-resource.js";
import { attributeOf } from "./hcl.js";
import { isHole, isRecord, plainText, truthOf, type TerraformRecord, type TerraformValue } from "./terraform-value.js";

interface Wiring {
  resource: TerraformResource;
  all: readonly TerraformResource[];
  /** Is it something that code runs in? */
  isFunction(resource: TerraformResource): boolean;
}

/** The facts of one resource. */
export function wiresOf(wiring: Wiring): InfrastructureFact[] {
  return readers.find((each) => each.type.test(wiring.resource.type))?.read(wiring) ?? [];
}

const readers: readonly { type: RegExp; read(wiring: Wiring): InfrastructureFact[] }[] = [
  { type: /^aws_lambda_event_source_mapping$/, read: (one) => fed(one, sourceOf(one, "event_source_arn"), { value: one.resource.record["function_name"], what: "function" }) },
  { type: /^aws_sns_topic_subscription$/, read: (one) => fed(one, sourceOf(one, "topic_arn"), { value: one.resource.record["endpoint"], what: one.resource.record["protocol"] === "lambda" ? "function" : "channel" }) },
  { type: /^aws_s3_bucket_notification$/, read: (one) => notifications(one) },
  { type: /^aws_cloudwatch_event_target$/, read: eventTarget },
  { type: /^google_pubsub_subscription$/, read: (one) => passOn(one, sourceOf(one, "topic"), referenceTo(one.resource)) },
  { type: /^google_cloudfunctions2?_function$/, read: triggered },
  { type: /^aws_apigatewayv2_route$/, read: httpRoute },
  { type: /^aws_api_gateway_integration$/, read: restRoute },
  { type: /^aws_ssm_parameter$/, read: setting },
];

function blockIn(record: TerraformRecord, name: string): TerraformRecord[] {
  const value = record[name] ?? null;
  return Array.isArray(value) ? value.filter(isRecord) : isRecord(value) ? [value] : [];
}

/** Something of the system that bears the name; ARNs, URLs and ids are names here. */
function named(value: TerraformValue | undefined, { all }: Wiring, fits: (resource: TerraformResource) => boolean): TerraformResource | undefined {
  const text = plainText(value);
  return text === undefined ? undefined : all.find((each) => each.name === text && fits(each));
}

function sourceOf(wiring: Wiring, attribute: string): ResourceReference | undefined {
  return resourceIn(wiring.resource.record[attribute], wiring);
}

function resourceIn(value: TerraformValue | undefined, wiring: Wiring): ResourceReference | undefined {
  const found = named(value, wiring, (each) => referenceTo(each) !== undefined);
  if (found) return referenceTo(found);
  // one that is made elsewhere has a name in its ARN
  const [, service, name] = /^arn:[^:]*:(sqs|sns|kinesis|dynamodb):[^:]*:[^:]*:(?:stream\/|table\/)?([^/]+)/.exec(plainText(value) ?? "") ?? [];
  const kinds: Readonly<Record<string, Omit<ResourceReference, "name">>> = { sqs: { system: "aws_sqs", kind: "queue" }, sns: { system: "aws.sns", kind: "topic" }, kinesis: { system: "aws.kinesis", kind: "stream" }, dynamodb: { system: "aws.dynamodb", kind: "table" } };
  const kind = kinds[service ?? ""];
  return kind && name !== undefined ? { ...kind, name: templateOf(name) } : undefined;
}

/** A statement about one function. */
function deployed(wiring: Wiring, name: string, known: Partial<DeployedFact>): DeployedFact {
  return { type: "deployed", what: { names: [printTemplate(templateOf(name))], entries: [], folders: [] }, environment: [], receives: [], serves: [], grants: [], evidence: evidenceOf(wiring.resource), confidence: "certain", ...known };
}

/** A queue and a function may bear one name: the place tells which of them is meant. */
interface Target {
  value: TerraformValue | undefined;
  what: "function" | "channel";
}

/** To a function, or on to a queue or another channel. */
function fed(wiring: Wiring, from: ResourceReference | undefined, { value, what }: Target): InfrastructureFact[] {
  if (!from) return [];
  if (what === "channel") return passOn(wiring, from, resourceIn(value, wiring));
  const target = named(value, wiring, wiring.isFunction);
  return target ? [deployed(wiring, target.name, { receives: [from] })] : [];
}

function passOn(wiring: Wiring, from: ResourceReference | undefined, to: ResourceReference | undefined): InfrastructureFact[] {
  return from && to ? [{ type: "channel-fed", from, to, evidence: evidenceOf(wiring.resource), confidence: "certain" }] : [];
}

function notifications(wiring: Wiring): InfrastructureFact[] {
  const { record } = wiring.resource;
  const from = sourceOf(wiring, "bucket");
  const lists = [["queue", "queue_arn", "channel"], ["topic", "topic_arn", "channel"], ["lambda_function", "lambda_function_arn", "function"]] as const;
  return lists.flatMap(([block, attribute, what]) => blockIn(record, block).flatMap((each) => fed(wiring, from, { value: each[attribute], what })));
}

/** A target is told of the events that its rule selects. Those of the cloud itself are none of the system's. */
function eventTarget(wiring: Wiring): InfrastructureFact[] {
  const { record } = wiring.resource;
  const rule = named(record["rule"], wiring, (each) => each.type === "aws_cloudwatch_event_rule");
  const pattern = rule && patternOf(rule.record["event_pattern"]);
  if (!rule || !pattern || textsIn(pattern["source"]).some((each) => each.startsWith("aws."))) return [];
  const types = textsIn(pattern["detail-type"]).map((name): ResourceReference => ({ system: "aws.eventbridge", kind: "event", name: templateOf(name) }));
  const bus = resourceIn(rule.record["event_bus_name"], wiring);
  return (types.length > 0 ? types : bus ? [bus] : []).flatMap((from) => fed(wiring, from, { value: record["arn"], what: targetKind(wiring) }));
}

/** What the target is written as; if that does not tell, whatever has its name. */
function targetKind({ resource, all, isFunction }: Wiring): Target["what"] {
  const written = attributeOf(resource.block.body, "arn")?.value;
  const root = written?.kind === "steps" && written.of.kind === "name" ? written.of.name : "";
  if (/^aws_(?:lambda|sqs|sns|kinesis)/.test(root)) return root.startsWith("aws_lambda") ? "function" : "channel";
  return all.some((each) => each.name === plainText(resource.record["arn"]) && isFunction(each)) ? "function" : "channel";
}

function patternOf(value: TerraformValue | undefined): TerraformRecord | undefined {
  if (typeof value !== "string") return isRecord(value) ? value : undefined;
  try {
    const parsed = JSON.parse(value) as TerraformValue; // JSON holds nothing that is no such value
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function textsIn(value: TerraformValue | undefined): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((each) => plainText(each) ?? []);
}

/** `event_trigger` of a function of Google's cloud. */
function triggered(wiring: Wiring): InfrastructureFact[] {
  const { record, name } = wiring.resource;
  return blockIn(record, "event_trigger").flatMap((trigger) => {
    const filters = blockIn(trigger, "event_filters").map((each) => each["value"]);
    const sources = [trigger["pubsub_topic"], trigger["resource"], ...filters].flatMap((each) => resourceIn(each, wiring) ?? []);
    return sources.length > 0 ? [deployed(wiring, name, { receives: sources.slice(0, 1) })] : [];
  });
}

/** The label of another resource whose id nobody knows. */
function labelIn(value: TerraformValue | undefined, type: string): string | undefined {
  return new RegExp(`\\$\\{${type}\\.(\\w+)\\.\\w+\\}`).exec(plainText(value) ?? "")?.[1];
}

function resourceOf({ all, resource }: Wiring, type: string, label: string | undefined): TerraformResource | undefined {
  return label === undefined ? undefined : all.find((each) => each.type === type && each.label === label && each.instance === resource.instance);
}

/** `route_key = "GET /orders/{id}"`; what stands for everything leads to a program with routes of its own. */
function httpRoute(wiring: Wiring): InfrastructureFact[] {
  const { record } = wiring.resource;
  const [, method, path] = /^([A-Z]+)\s+(\/\S*)$/.exec(plainText(record["route_key"]) ?? "") ?? [];
  const integration = resourceOf(wiring, "aws_apigatewayv2_integration", labelIn(record["target"], "aws_apigatewayv2_integration"));
  const target = named(integration?.record["integration_uri"], wiring, wiring.isFunction);
  return target && method !== undefined && path !== undefined ? serve(wiring, target, { method, path }) : [];
}

function serve(wiring: Wiring, target: TerraformResource, { method, path }: { method: string; path: string }): InfrastructureFact[] {
  return /\{\w*\+\}/.test(path) ? [] : [deployed(wiring, target.name, { serves: [{ method: method === "ANY" ? "*" : method, path }] })];
}

/** The path of a REST API is built of resources, each a part of the one above. */
function restRoute(wiring: Wiring): InfrastructureFact[] {
  const { record } = wiring.resource;
  const target = named(record["uri"], wiring, wiring.isFunction);
  const method = plainText(record["http_method"]) ?? "";
  const parts: string[] = [];
  let at = resourceOf(wiring, "aws_api_gateway_resource", labelIn(record["resource_id"], "aws_api_gateway_resource"));
  while (at && parts.length < 20) {
    parts.unshift(plainText(at.record["path_part"]) ?? "");
    at = resourceOf(wiring, "aws_api_gateway_resource", labelIn(at.record["parent_id"], "aws_api_gateway_resource"));
  }
  return target && /^[A-Z]+$/.test(method) && parts.length > 0 ? serve(wiring, target, { method, path: `/${parts.join("/")}` }) : [];
}

/** A parameter; what is kept secret is not read. */
function setting({ resource }: Wiring): InfrastructureFact[] {
  const [name, value] = [plainText(resource.record["name"]), plainText(resource.record["value"])];
  const secret = resource.record["type"] === "SecureString" || truthOf(resource.record["sensitive"] ?? null) === true || (name !== undefined && value !== undefined && withoutSecrets(name, value).secret === true);
  if (name === undefined || value === undefined || isHole(value) || secret) return [];
  return [{ type: "setting-given", name: templateOf(name), value: templateOf(withoutSecrets(name, value).value), evidence: evidenceOf(resource), confidence: "certain" }];
}
