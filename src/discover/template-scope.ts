/**
 * Values of a deployment template: references to its resources and parameters, functions of CloudFormation, variables of the Serverless Framework.
 * In: parsed values. Out: texts with holes; a reference to a queue, its URL and its ARN are all its logical name.
 */
import { cloudResources } from "../knowledge/cloud-resources.js";
import { acrossStages, deployedName, lastOfArn } from "../model/deployed-name.js";
import type { ResourceReference } from "../model/facts.js";
import { normalise, type Template } from "../model/template.js";
import { arrayOf, recordOf, textOf, type PlainRecord } from "./plain-values.js";

const otherThings = /::(?:Batch|MediaConvert|Connect|GameLift|Glue|Athena|IoT\w*|Deadline|EC2|Logs|Route53)::/;
const maxDepth = 8;

/** What stands for `${…}` in a file of the Serverless Framework; undefined where there are no such variables. */
export type Variables = (expression: string) => unknown;

/** The resources of one template, and what its values mean. */
export class TemplateScope {
  constructor(
    readonly resources: PlainRecord,
    private readonly parameters: PlainRecord = {},
    private readonly variables?: Variables,
  ) {}

  /** The value as text; undefined if it is none. */
  text(value: unknown, depth = 0): Template | undefined {
    if (depth > maxDepth) return undefined;
    const plain = textOf(value);
    if (plain !== undefined) return this.interpolated(plain, depth);
    const [name, argument] = Object.entries(recordOf(value))[0] ?? [];
    if (name === undefined || Object.keys(recordOf(value)).length !== 1) return undefined;
    return this.called(name, argument, depth + 1);
  }

  private called(name: string, argument: unknown, depth: number): Template | undefined {
    switch (name) {
      case "Ref":
        return this.reference(textOf(argument) ?? "", depth);
      case "Fn::GetAtt":
        return this.reference(textOf(arrayOf(argument)[0])?.split(".")[0] ?? "", depth);
      case "Fn::Sub":
        return this.substituted(argument, depth);
      case "Fn::Join":
        return this.joined(arrayOf(argument), depth);
      case "Fn::If":
        return this.oneOf(arrayOf(argument).slice(1), depth);
      case "Fn::ImportValue":
        return [{ hole: "config", name: this.printed(argument, depth) }];
      default:
        return undefined;
    }
  }

  /** A resource's logical name, what a parameter is unless somebody says otherwise, or a hole. */
  private reference(name: string, depth: number): Template {
    if (this.resources[name] !== undefined) return this.nameOf(name, depth + 1);
    const standard = textOf(recordOf(this.parameters[name])["Default"]);
    const isStage = /stage|env(?:ironment)?$|^env/i.test(name);
    return standard && !isStage && !standard.startsWith("/") ? [standard] : [{ hole: "config", name }];
  }

  private substituted(argument: unknown, depth: number): Template | undefined {
    const list = Array.isArray(argument) ? argument : [argument];
    const text = textOf(list[0]);
    const own = recordOf(list[1]);
    if (text === undefined) return undefined;
    return parts(text).flatMap(({ plain, hole }): Template => {
      if (hole === undefined) return [plain];
      if (hole.startsWith("!")) return [`\${${hole.slice(1)}}`];
      if (/^(?:self|env|opt|sls|file|cf|ssm|param|aws|strToBool|s3)\b/.test(hole) && this.variables) return this.variable(hole, depth + 1);
      return own[hole] === undefined ? this.reference(hole.split(".")[0] ?? "", depth) : (this.text(own[hole], depth + 1) ?? [{ hole: "config", name: hole }]);
    });
  }

  private joined([separator, list]: unknown[], depth: number): Template {
    const between = textOf(separator) ?? "";
    return normalise(arrayOf(list).flatMap((one, at): Template => [...(at > 0 ? [between] : []), ...(this.text(one, depth) ?? [{ hole: "unknown", name: "" }])]));
  }

  private oneOf(values: readonly unknown[], depth: number): Template | undefined {
    const texts = values.map((one) => this.text(one, depth)).filter((one) => one !== undefined);
    return acrossStages(texts) ?? texts[0];
  }

  private printed(value: unknown, depth: number): string {
    return (this.text(value, depth) ?? []).map((part) => (typeof part === "string" ? part : `{${part.name}}`)).join("");
  }

  private interpolated(text: string, depth: number): Template {
    if (!this.variables || !text.includes("${")) return [text];
    return normalise(parts(text).flatMap(({ plain, hole }): Template => (hole === undefined ? [plain] : this.variable(hole, depth + 1))));
  }

  private variable(expression: string, depth: number): Template {
    const value = depth > maxDepth ? undefined : this.variables?.(expression);
    return (value === undefined ? undefined : this.text(value, depth)) ?? [{ hole: "config", name: namedIn(expression) }];
  }

  /** The type without its namespace, and what its properties say. */
  resource(id: string): { type: string; properties: PlainRecord } {
    const resource = recordOf(this.resources[id]);
    return { type: textOf(resource["Type"]) ?? "", properties: recordOf(resource["Properties"]) };
  }

  /** The name under which others refer to a resource. */
  nameOf(id: string, depth = 0): Template {
    const { type, properties } = this.resource(id);
    const kind = kindOf(type);
    const names = kind ? kind.names.map(capital) : ["FunctionName", "ServiceName", "StateMachineName", "Name"];
    const given = names.map((name) => (properties[name] === undefined ? undefined : this.text(properties[name], depth + 1))).find((one) => one?.some((part) => typeof part === "string" && /[A-Za-z]{2}/.test(part)));
    return deployedName(given ?? [id]);
  }

  /** The queue, topic, table … that a logical id stands for. */
  referenceTo(id: string): ResourceReference | undefined {
    const kind = kindOf(this.resource(id).type);
    return kind && { system: kind.system, kind: kind.kind, name: this.nameOf(id) };
  }

  /** The logical id that a value refers to: `{ Ref: id }`, `{ "Fn::GetAtt": [id, "Arn"] }`, `${id.Arn}`. */
  idIn(value: unknown): string | undefined {
    const record = recordOf(value);
    const sub = textOf(arrayOf(record["Fn::Sub"])[0]);
    const id = textOf(record["Ref"]) ?? textOf(arrayOf(record["Fn::GetAtt"])[0])?.split(".")[0] ?? /^(?:arn:\S*)?\$\{(\w+)(?:\.\w+)?\}$/.exec(sub ?? "")?.[1];
    return id !== undefined && this.resources[id] !== undefined ? id : undefined;
  }

  /** The resource that a value refers to or names, of the given kind. */
  resourceIn(value: unknown, kind: Pick<ResourceReference, "system" | "kind">): ResourceReference | undefined {
    const id = this.idIn(value);
    const known = id === undefined ? undefined : this.referenceTo(id);
    if (known) return known;
    const text = this.text(value);
    const name = text && lastOfArn(deployedName(text));
    return name?.some((part) => (typeof part === "string" ? /[A-Za-z]{2}/.test(part) : part.name.length > 3)) ? { ...kind, name } : undefined;
  }
}

/** `env:ORDERS_ARN, cf:shop-${stage}.OrdersArn`: what another template or the parameter store gives has the more telling name. */
function namedIn(expression: string): string {
  const written = expression.replace(/\$\{[^{}]*\}/g, "_").split(",");
  const telling = written.find((one) => /^\s*(?:cf|ssm)\b/.test(one)) ?? written[0] ?? "";
  return /([\w-]+)\W*$/.exec(telling)?.[1] ?? "";
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function kindOf(type: string) {
  return type.startsWith("AWS::") && !otherThings.test(type) ? cloudResources.find((one) => one.type.test(type.split("::").at(-1) ?? "")) : undefined;
}

/** Text and `${…}`, in order; braces inside of one are part of it. */
function parts(text: string): { plain: string; hole?: string }[] {
  const out: { plain: string; hole?: string }[] = [];
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf("${", at);
    const end = start < 0 ? -1 : closing(text, start + 2);
    if (end < 0) break;
    out.push({ plain: text.slice(at, start) }, { plain: "", hole: text.slice(start + 2, end).trim() });
    at = end + 1;
  }
  return [...out, { plain: text.slice(at) }];
}

function closing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    if (text[at] === "}" && --depth === 0) return at;
  }
  return -1;
}
