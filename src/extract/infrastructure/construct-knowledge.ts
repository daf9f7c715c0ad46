/**
 * What the evaluator has to know of infrastructure code: packages of constructs, and what a reference to a construct is as text. A queue's URL, its ARN
 * and its name are all its logical name, so that whoever is given one of them meets whoever is fed by the queue.
 */
import { deployedName } from "../../model/deployed-name.js";
import { printTemplate, type Template } from "../../model/template.js";
import { viewOf } from "../libraries/view-of-values.js";
import { knownFunction } from "../values/known-functions.js";
import type { CallbackPlace, Engine, LibraryKnowledge } from "../values/engine.js";
import { concatenate } from "../values/text.js";
import type { LibraryValue, Value } from "../values/value.js";
import { constructsOf, idOf, isConstructPackage, nameOfClass, type Construct } from "./construct.js";
import { ownName, resourceOf } from "./resource-name.js";

const names = /^(?:queue|topic|table|bucket|stream|eventBus|function|stateMachine|deliveryStream|domain|service|cluster)(?:Url|Arn|Name|Id)$|^(?:arn|name|ref|attr\w*(?:Arn|Name|Url)|tableStreamArn)$/;
const addresses = /^(?:url|apiEndpoint|functionUrl|invokeUrl|customDomainUrl|domainUrl|loadBalancerDnsName|urlForPath)$/;
const parameters = /^(?:valueAsString|stringValue|parameterName|secretValue|secretArn|secretName|value)$/;
/** Globals of SST programs, which the tool brings along. */
const globals = new Set(["sst", "aws", "awsx", "gcp", "cloudflare", "kubernetes"]);

export class ConstructKnowledge implements LibraryKnowledge {
  /** `ordinary`: what is known of other packages, such as those that read settings. */
  /** Texts that were given for references, printed. */
  readonly told = new Set<string>();

  constructor(private readonly ordinary: LibraryKnowledge) {}

  isModelled(packageName: string): boolean {
    return isConstructPackage(packageName) || this.ordinary.isModelled(packageName);
  }

  speaksOf(packageName: string, path: string): boolean {
    return isConstructPackage(packageName) || this.ordinary.speaksOf(packageName, path);
  }

  canonical(packageName: string, path: string): string {
    return isConstructPackage(packageName) ? path : this.ordinary.canonical(packageName, path);
  }

  isBuilder(packageName: string, path: string): boolean {
    return !isConstructPackage(packageName) && this.ordinary.isBuilder(packageName, path);
  }

  globalNamed(name: string): string | undefined {
    return globals.has(name) ? `@pulumi/${name}` : this.ordinary.globalNamed(name);
  }

  injectedNamed(name: string, text: () => string): LibraryValue | undefined {
    return this.ordinary.injectedNamed(name, text);
  }

  callbackParameter(handle: LibraryValue, place: CallbackPlace, engine: Engine): Value[] | undefined {
    return isConstructPackage(handle.package) ? undefined : this.ordinary.callbackParameter(handle, place, engine);
  }

  valueOf(handle: LibraryValue, engine: Engine): Value[] | undefined {
    if (!isConstructPackage(handle.package)) return this.ordinary.valueOf(handle, engine);
    return handle.path.endsWith("()") ? resultOf(handle, engine) : this.remember(reference(handle, engine));
  }

  private remember(values: Value[] | undefined): Value[] | undefined {
    for (const value of values ?? []) if (value.kind === "text") this.told.add(printTemplate(deployedName(value.template)));
    return values;
  }
}

/** `queue.queueUrl`, `api.url`, `parameter.valueAsString`. */
function reference(handle: LibraryValue, engine: Engine): Value[] | undefined {
  const construct = constructsOf(engine, handle.parent ? [handle.parent] : [])[0];
  if (!construct) return undefined;
  const resource = resourceOf(construct);
  if (resource) return names.test(handle.name) || addresses.test(handle.name) || handle.name === "id" ? [text(resource.name)] : undefined;
  if (parameters.test(handle.name)) return parameter(construct);
  if (addresses.test(handle.name)) return [text(["https://", ...ownName(construct)])];
  return names.test(handle.name) ? [text(ownName(construct))] : undefined;
}

const text = (template: Template): Value => ({ kind: "text", template });

/** A parameter or secret: a setting under its own name, and if it has none, its logical id. */
function parameter(construct: Construct): Value[] | undefined {
  if (!/Parameter|Secret/.test(construct.path)) return undefined;
  const given = construct.args.slice(1).flatMap((one) => (one.is("text") ? one.text() : one.prop("parameterName", "secretName").text())).at(-1);
  const imported = /\.from\w+$/.test(construct.path) ? given : undefined;
  const name = imported ?? idOf(construct) ?? [/(\w*(?:Parameter|Secret)\w*)/.exec(construct.path)?.[1] ?? ""];
  return name[0] !== "" ? [{ kind: "text", template: [{ hole: "config", name: printTemplate(deployedName(name)) }] }] : undefined;
}

/** Functions of the tools that only pass a text on, or look a setting up. */
function resultOf(handle: LibraryValue, engine: Engine): Value[] | undefined {
  const args = (handle.call?.args ?? []).map((one) => engine.argument(one));
  const last = args.findLast((values) => values.some((value) => value.kind === "text"));
  if (/^\.?(?:StringParameter\.value(?:For\w+|FromLookup)|\w*\.?Fn\.importValue)\(\)$/.test(handle.path.replace(/^.*\.(?=StringParameter|Fn\.)/, "."))) {
    const name = last && viewOf(engine, last).text()[0];
    return name && [{ kind: "text", template: [{ hole: "config", name: printTemplate(deployedName(name)) }] }];
  }
  if (handle.path.endsWith("Fn.join()")) return joined(args, engine);
  // `this.stage.toLowerCase()` of an organisation's stack: nothing but the name is known, and the name stays
  if (/\.(?:toString|toLowerCase|toUpperCase|trim)\(\)$/.test(handle.path)) return [{ kind: "unknown", name: handle.parent?.parent?.name ?? "" }];
  if (handle.path.endsWith(".use()") || handle.path === ".use()") return args[0]?.flatMap((value) => (value.kind === "function" ? engine.call(value, { node: value.node, args: [], frame: undefined }) : []));
  return knownFunction(handle, engine);
}

function joined(args: Value[][], engine: Engine): Value[] | undefined {
  const parts = args[1]?.flatMap((value) => (value.kind === "array" ? value.elements.map((one) => engine.argument(one)) : [])) ?? [];
  const between = args[0] ?? [];
  return parts.length ? concatenate(parts.flatMap((part, index) => (index ? [between, part] : [part]))) : undefined;
}

/** The class that a construct is of, for those who only hold a value. */
export function classOfValue(engine: Engine, values: readonly Value[]): string {
  const construct = constructsOf(engine, values)[0];
  return construct ? nameOfClass(construct) : "";
}
