/** Why a call says nothing, or which part of what it says is unknown; and what would help. */
import type { ts } from "ts-morph";
import type { Alternatives } from "../../model/facts.js";
import type { Collection } from "../collect/collect-uses.js";
import type { Draft } from "../libraries/draft.js";
import { isNeverCalled } from "../collect/dead-wrappers.js";
import { enclosingFunction, functionName, isFunctionNode, type FunctionNode } from "../program/syntax.js";
import type { Engine } from "../values/engine.js";
import { globalPackage } from "../values/library-handles.js";
import type { ParamDeclaration, ParamHole, Value } from "../values/value.js";
import { placeOf } from "./written-code.js";

export interface Silence {
  collection: Collection;
  call: ts.Node;
  callee: readonly Value[];
  /** Something was found, but it stands in code that the service does not run. */
  isUnreached: boolean;
}

export function whyNothing({ collection, call, callee, isUnreached }: Silence): string[] {
  const unused = functionsAround(call).find((one) => isNeverCalled(collection.engine, one));
  if (unused) return [`${functionName(unused) ?? "the function"} (${printPlace(unused)}) is exported, and nothing in this service calls it`];
  if (isUnreached) return ["nothing that this service runs leads here: the function is never called or imported"];
  const reasons = callee.map((value) => whySilent(collection, value));
  return reasons.length ? reasons : ["what is called here cannot be found out from the code"];
}

function functionsAround(node: ts.Node): FunctionNode[] {
  const around = enclosingFunction(node);
  return around ? [around, ...functionsAround(around)] : [];
}

function whySilent({ engine, registry }: Collection, value: Value): string {
  switch (value.kind) {
    case "library":
      if (value.package === globalPackage) return `\`${value.path.slice(1)}\` moves no data that headwater looks for`;
      if (!registry.isModelled(value.package)) return `no model knows the package \`${value.package}\`; if this call moves data, declare it in headwater.config: libraries, packages: ["${value.package}"], on: "${value.path}"`;
      return registry.usesOf(value).length ? `the model of \`${value.package}\` knows this call, but the argument that decides it is not there` : `the model of \`${value.package}\` knows no data that moves by \`${value.path || value.name}\``;
    case "function":
      return `a function of the system, ${printPlace(value.node)}: what it does is found where it calls a library`;
    case "class":
      return `a class of the system, ${printPlace(value.node)}`;
    case "param":
      return whyParameter(engine, value.declaration);
    case "unknown":
      return `what is called here cannot be found out from the code${value.name ? `: \`${value.name}\`` : ""}`;
    default:
      return "what is called here is no function that headwater can follow";
  }
}

const printPlace = (node: Parameters<typeof placeOf>[0]): string => `${placeOf(node).file}:${placeOf(node).line}`;

/** Who would have to be known for the parameter to be known. */
function whyParameter(engine: Engine, declaration: ParamDeclaration): string {
  const name = declaration.name.getText().slice(0, 60);
  const owner = declaration.parent;
  const called = isFunctionNode(owner) ? (functionName(owner) ?? "the function") : "the loop";
  const callers = engine.framesFor(declaration).length;
  const at = printPlace(declaration);
  return callers ? `\`${name}\` is a parameter of ${called} (${at}); its ${callers} ${callers === 1 ? "caller does" : "callers do"} not tell either` : `\`${name}\` is a parameter of ${called} (${at}), and no call of it is seen in this service`;
}

/** The unknown parts of what decides the fact. `given`: environment variables that the deployment tells. */
export function whyUnknown(engine: Engine, { draft, given }: { draft: Draft; given: ReadonlySet<string> }): string[] {
  return decisive(draft).flatMap((template) => template).flatMap((part): string[] => {
    if (typeof part === "string") return [];
    if (part.hole === "env") return part.fallback?.length || given.has(part.name) ? [] : [`{${part.name}} is an environment variable: its value comes from compose, Kubernetes, Terraform … or an .env.example file`];
    if (part.hole === "config") return [`{${part.name}} is a setting whose value is in no file of the system`];
    const declaration = (part as ParamHole).declaration as ParamDeclaration | undefined; // only parameters have one
    if (declaration) return [whyParameter(engine, declaration)];
    return [`{${part.name || "…"}} cannot be found out from the code`];
  });
}

function decisive(draft: Draft): Alternatives {
  switch (draft.type) {
    case "http-call":
      return draft.url.map((url) => url.slice(0, 1));
    case "message-published":
    case "message-consumed":
      return draft.channel;
    case "rpc-call":
      return [...draft.operation, ...(draft.target ?? [])];
    case "store-read":
    case "store-write":
      return [...(draft.dataset ?? []), ...(draft.connection ?? [])];
    case "store-opened":
      return draft.connection ?? [];
    default:
      return [];
  }
}
