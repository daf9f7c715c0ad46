/**
 * The resources of a CloudFormation template, wherever it is written: functions with what starts them, tasks, subscriptions, rules, notifications,
 * parameters. In: a scope. Out: facts of infrastructure.
 */
import { deployedName } from "../model/deployed-name.js";
import type { Deployable, DeployedFact, InfrastructureFact, ResourceReference } from "../model/facts.js";
import type { Evidence } from "../model/graph.js";
import { printTemplate } from "../model/template.js";
import { arrayOf, recordOf, textOf, textsOf, type PlainRecord } from "./plain-values.js";
import { samEvent, selected, type Started } from "./template-events.js";
import { grantsOf } from "./template-grants.js";
import type { TemplateScope } from "./template-scope.js";

export interface TemplatePlace {
  scope: TemplateScope;
  /** `Globals.Function` of SAM. */
  globals: PlainRecord;
  evidenceOf(id: string): Evidence;
}

/** What a statement about a resource is made of. */
interface Resource extends TemplatePlace {
  id: string;
  properties: PlainRecord;
  evidence: Evidence;
}

/** Facts of all resources. */
export function resourceFacts(place: TemplatePlace): InfrastructureFact[] {
  return Object.keys(place.scope.resources).flatMap((id) => {
    const { type, properties } = place.scope.resource(id);
    const read = readers.find((one) => one.type.test(type))?.read;
    return read?.({ ...place, id, properties, evidence: place.evidenceOf(id) }) ?? [];
  });
}

/** Outputs, under their own name and the one that they are exported by: other templates ask for either. */
export function outputFacts(place: TemplatePlace, outputs: PlainRecord): InfrastructureFact[] {
  return Object.entries(outputs).flatMap(([id, written]) => {
    const output = recordOf(written);
    const value = place.scope.text(output["Value"]);
    const exported = place.scope.text(recordOf(output["Export"])["Name"]);
    const names = [[id], ...(exported ? [exported] : [])];
    return value && place.scope.idIn(output["Value"]) !== undefined ? names.map((name): InfrastructureFact => ({ type: "setting-given", name: deployedName(name), value: deployedName(value), evidence: place.evidenceOf(id), confidence: "certain" })) : [];
  });
}

const readers: readonly { type: RegExp; read(resource: Resource): InfrastructureFact[] }[] = [
  { type: /^AWS::(?:Serverless|Lambda)::Function$/, read: lambda },
  { type: /^AWS::ECS::TaskDefinition$/, read: task },
  { type: /^AWS::Lambda::EventSourceMapping$/, read: mapping },
  { type: /^AWS::SNS::Subscription$/, read: (one) => passOn(one, one.scope.resourceIn(one.properties["TopicArn"], { system: "aws.sns", kind: "topic" }), one.properties["Endpoint"]) },
  { type: /^AWS::SNS::Topic$/, read: (one) => arrayOf(one.properties["Subscription"]).flatMap((each) => passOn(one, one.scope.referenceTo(one.id), recordOf(each)["Endpoint"])) },
  { type: /^AWS::Events::Rule$/, read: rule },
  { type: /^AWS::S3::Bucket$/, read: notifications },
  { type: /^AWS::SSM::Parameter$/, read: parameter },
];

/** A draft of a fact about one deployable. */
export function deployed(what: Deployable, evidence: Evidence, known: Partial<DeployedFact>): DeployedFact {
  return { type: "deployed", what, environment: [], receives: [], serves: [], grants: [], evidence, confidence: "certain", ...known };
}

function lambda({ scope, globals, id, properties, evidence }: Resource): InfrastructureFact[] {
  const of = (name: string): unknown => properties[name] ?? globals[name];
  const folder = textOf(of("CodeUri")) ?? textOf(recordOf(recordOf(scope.resources[id])["Metadata"])["DockerContext"]);
  const handler = textOf(of("Handler"))?.replace(/\.[^./]+$/, "");
  const built = textsOf(recordOf(recordOf(recordOf(scope.resources[id])["Metadata"])["BuildProperties"])["EntryPoints"]);
  const entries = [...built, ...(handler ? [handler] : [])].map((entry) => (folder ? `${folder}/${entry}` : entry)).filter((entry) => entry.includes("/") || folder !== undefined);
  const events = Object.values(recordOf(properties["Events"])).map((event) => samEvent(scope, textOf(recordOf(event)["Type"]) ?? "", recordOf(recordOf(event)["Properties"])));
  const environment = { ...recordOf(recordOf(globals["Environment"])["Variables"]), ...recordOf(recordOf(properties["Environment"])["Variables"]) };
  return [deployed({ names: [...new Set([printTemplate(scope.nameOf(id)), id])], entries, folders: folder ? [folder] : [] }, evidence, { environment: environmentOf(scope, environment), grants: grantsOf(scope, properties["Policies"]), ...merged(events) })];
}

/** All that starts something, in one. */
export function merged(events: readonly Started[]): Started {
  return { receives: events.flatMap((one) => one.receives), serves: events.flatMap((one) => one.serves) };
}

/** Names that promise a secret: the value is kept out, whatever it is. */
const secret = /passw|secret|token|credential|private_?key|api_?key/i;

/** Environment values; those that refer to something that the template deploys say so. */
export function environmentOf(scope: TemplateScope, variables: PlainRecord): DeployedFact["environment"] {
  return Object.entries(variables).flatMap(([name, written]) => {
    const text = scope.text(written);
    const value = text && deployedName(text);
    const refers = scope.idIn(written) !== undefined;
    if (!value?.some((part) => typeof part === "string" && /\w/.test(part)) || !/^\w+$/.test(name) || (secret.test(name) && !refers)) return [];
    return [{ name, value, refers: refers || typeof written === "object" }];
  });
}

function task({ scope, id, properties, evidence }: Resource): InfrastructureFact[] {
  return arrayOf(properties["ContainerDefinitions"]).map((each) => {
    const container = recordOf(each);
    const image = scope.text(container["Image"])?.flatMap((part) => (typeof part === "string" ? (/([\w.-]+)(?::[\w.-]*)?$/.exec(part)?.[1] ?? []) : [])) ?? [];
    const names = [scope.text(container["Name"]), scope.text(properties["Family"]), [id]].flatMap((one) => (one ? [printTemplate(deployedName(one))] : []));
    const variables = Object.fromEntries(arrayOf(container["Environment"]).map((one): [string, unknown] => [textOf(recordOf(one)["Name"]) ?? "", recordOf(one)["Value"]]));
    return deployed({ names: [...new Set([...names, ...image])], entries: [], folders: [] }, evidence, { environment: environmentOf(scope, variables) });
  });
}

const sources = [{ word: /:kinesis:/, kind: { system: "aws.kinesis", kind: "stream" } }, { word: /:dynamodb:/, kind: { system: "aws.dynamodb", kind: "table" } }, { word: /./, kind: { system: "aws_sqs", kind: "queue" } }] as const;

function mapping({ scope, properties, evidence }: Resource): InfrastructureFact[] {
  const text = JSON.stringify(properties["EventSourceArn"] ?? "");
  const kind = sources.find((one) => one.word.test(text))?.kind;
  const source = kind && scope.resourceIn(properties["EventSourceArn"], kind);
  const what = target(scope, properties["FunctionName"]);
  return source && what ? [deployed(what, evidence, { receives: [source] })] : [];
}

/** The function that a value refers to, under the name that it is known by. */
function target(scope: TemplateScope, value: unknown): Deployable | undefined {
  const id = scope.idIn(value);
  const text = id === undefined ? scope.text(value) : scope.nameOf(id);
  return text && { names: [printTemplate(deployedName(text))], entries: [], folders: [] };
}

function passOn({ scope, evidence }: Resource, from: ResourceReference | undefined, to: unknown): InfrastructureFact[] {
  const id = scope.idIn(to);
  const text = id === undefined ? printTemplate(scope.text(to) ?? []) : "";
  const channel = id === undefined ? (/:sqs:/.test(text) ? scope.resourceIn(to, { system: "aws_sqs", kind: "queue" }) : undefined) : scope.referenceTo(id);
  if (!from) return [];
  if (channel) return [{ type: "channel-fed", from, to: channel, evidence, confidence: "certain" }];
  const what = id !== undefined || /:lambda:/.test(text) ? target(scope, to) : undefined;
  return what ? [deployed(what, evidence, { receives: [from] })] : [];
}

function rule(resource: Resource): InfrastructureFact[] {
  const { scope, properties } = resource;
  const events = selected(scope, properties["EventPattern"], properties["EventBusName"]);
  return arrayOf(properties["Targets"]).flatMap((each) => events.flatMap((event) => passOn(resource, event, recordOf(each)["Arn"])));
}

function notifications(resource: Resource): InfrastructureFact[] {
  const configuration = recordOf(resource.properties["NotificationConfiguration"]);
  const from = resource.scope.referenceTo(resource.id);
  const lists = [["QueueConfigurations", "Queue"], ["TopicConfigurations", "Topic"], ["LambdaConfigurations", "Function"]] as const;
  return lists.flatMap(([list, member]) => arrayOf(configuration[list]).flatMap((each) => passOn(resource, from, recordOf(each)[member])));
}

function parameter({ scope, properties, evidence }: Resource): InfrastructureFact[] {
  const [name, value] = [scope.text(properties["Name"]), scope.text(properties["Value"])];
  return name && value && scope.idIn(properties["Value"]) !== undefined ? [{ type: "setting-given", name: deployedName(name), value: deployedName(value), evidence, confidence: "certain" }] : [];
}
