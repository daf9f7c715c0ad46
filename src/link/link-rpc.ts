import type { RpcCallFact } from "../model/facts.js";
import { serviceId } from "../model/ids.js";
import type { Template } from "../model/template.js";
import { constantOf, printSafely } from "../model/template.js";
import { weakest } from "./confidence.js";
import { addExchange } from "./exchange-flows.js";
import type { Filled } from "./fill-template.js";
import { fillTemplates } from "./fill-template.js";
import type { LinkContext } from "./link-context.js";
import { environmentFor, evidenceOf } from "./link-context.js";
import type { IndexedOperation } from "./operation-index.js";
import { sortedUnique } from "./order.js";
import { overTransport, TO_EACH } from "./link-operations.js";
import type { RpcTarget } from "./rpc-target.js";
import { rpcTarget } from "./rpc-target.js";
import { canonicalPattern, namesMeant } from "./rpc-name.js";
import { addUnresolved, printAlternatives } from "./unresolved-use.js";

/** A remote call that is not plain HTTP → flows to the service that serves an operation of that name. */
export function linkRpcCall(context: LinkContext, caller: string, fact: RpcCallFact): void {
  const environment = environmentFor(context, caller);
  const target = rpcTarget(context, caller, fact);
  const operations = fillTemplates(fact.operation, environment);
  const answers = operations.map((filled) => answer(context, { caller, fact, target, filled }));
  const answered = answers.filter((one) => one === undefined);
  if (operations.length > 0 && answered.length > 0) {
    context.uses.resolved += 1;
    return;
  }
  const reached = target.external !== undefined || target.services.length === 1;
  const why = answers.find((one) => one !== undefined) ?? (reached ? "it is known who is addressed, but not what is asked" : "nothing is known of the operation");
  if (target.external) addToExternal(context, { caller, fact, target }, fact.transport ?? fact.protocol);
  else if (target.services.length === 1) addWithoutOperation(context, { caller, fact, target });
  addUnresolved(context, caller, { fact, template: templateOf(fact), why });
}

function templateOf(fact: RpcCallFact): string {
  const printed = printAlternatives(fact.operation);
  const to = fact.target?.[0] ? ` at ${printSafely(fact.target[0])}` : "";
  return `${fact.protocol} ${printed}${to}`;
}

interface Asked {
  caller: string;
  fact: RpcCallFact;
  target: RpcTarget;
}

/** Writes the flows; or says why there are none. */
function answer(context: LinkContext, asked: Asked & { filled: Filled }): string | undefined {
  const { caller, fact, target, filled } = asked;
  const name = nameOf(filled.template);
  if (name === undefined) return "the operation is only known at run time";
  if (target.external) {
    const own = target.isDefault ? onlyServed(context, asked, name) : undefined;
    if (own) addExchange(context.graph, { ...exchangeOf(asked), callee: serviceId(own.service), operation: own.operation, confidence: weakest(fact.confidence, "inferred") });
    else addToExternal(context, asked, name);
    return undefined;
  }
  // a gateway asks its subgraphs for whatever it is asked for itself
  if (name === "*" && target.services.length === 1) {
    addWithoutOperation(context, asked);
    return undefined;
  }
  const serving = namesMeant({ protocol: fact.protocol, transport: fact.transport, name }, context.operations.withProtocol(fact.protocol), (one) => one.operation.path);
  if (addAsMessage(context, asked, { name, serving })) return undefined;
  if (serving.length > 1 && serving.every(isSentToEach)) {
    for (const one of serving.filter(({ service }) => service !== caller)) addExchange(context.graph, { ...exchangeOf(asked), callee: serviceId(one.service), operation: one.operation, confidence: weakest(fact.confidence, filled.confidence) });
    return undefined;
  }
  const chosen = choose(context, serving, asked);
  if (chosen === undefined && isUnseen(context, asked)) {
    addExpected(context, asked, name);
    return undefined;
  }
  if (chosen === undefined) return whyNot(serving, asked, name);
  if (chosen.service === caller) return undefined;
  const sure = serving.length === 1 ? "certain" : "resolved";
  addExchange(context.graph, { ...exchangeOf(asked), callee: serviceId(chosen.service), operation: chosen.operation, confidence: weakest(fact.confidence, filled.confidence, sure) });
  return undefined;
}

/** What exactly one other service of the system offers under the name. */
function onlyServed(context: LinkContext, { caller, fact }: Asked, name: string): IndexedOperation | undefined {
  const serving = namesMeant({ protocol: fact.protocol, transport: fact.transport, name }, context.operations.withProtocol(fact.protocol), (one) => one.operation.path);
  const [first] = serving;
  return first && first.service !== caller && serving.every((one) => one.service === first.service) ? first : undefined;
}

/** A request to somebody who only listens for events of that name, and answers nothing, is a message. */
function addAsMessage(context: LinkContext, { caller, fact, target, filled }: Asked & { filled: Filled }, { name, serving }: { name: string; serving: readonly IndexedOperation[] }): boolean {
  const system = fact.transport;
  if (fact.protocol !== "rpc" || system === undefined || !context.channels.isConsumed(system, name)) return false;
  const isServed = target.services.length === 0 ? serving.length > 0 : serving.some((one) => target.services.includes(one.service));
  if (isServed) return false;
  const channel = context.graph.channel({ system, name, kind: "event", shape: fact.request });
  context.graph.flow({ kind: "publish", from: serviceId(caller), to: channel, initiator: "from", protocol: system, detail: "", payload: fact.request, observedIn: evidenceOf(fact, filled), confidence: weakest(fact.confidence, filled.confidence, "resolved") });
  return true;
}

const isSentToEach = ({ operation }: IndexedOperation): boolean => operation.observedIn.some((place) => place.reason?.includes(TO_EACH));

function nameOf(template: Template): string | undefined {
  return constantOf(template);
}

function whyNot(serving: readonly IndexedOperation[], { fact, target }: Asked, name: string): string {
  const services = sortedUnique(serving.map((one) => one.service));
  if (name === "*") return "no service is known at the address of the subgraph";
  if (services.length === 0) return `no service offers ${fact.protocol} ${name}`;
  if (target.addressed && !services.some((service) => target.services.includes(service))) return `${target.services.join(", ")} is addressed, but ${services.join(", ")} offers ${fact.protocol} ${name}`;
  return `${services.join(", ")} offer ${fact.protocol} ${name}, and nothing tells which one is meant`;
}

/** One service: that one. Several: the one at the target; the one that the client is named after; the one whose router the client's type names; the only one with the same transport; the only gateway. */
function choose(context: LinkContext, serving: readonly IndexedOperation[], asked: Asked): IndexedOperation | undefined {
  const { services, addressed } = asked.target;
  const possible = addressed && services.length > 0 ? serving.filter((one) => services.includes(one.service)) : serving;
  const own = possible.find((one) => one.service === asked.caller);
  if (own && asked.target.own) return own;
  const others = possible.filter((one) => one.service !== asked.caller);
  if (others.length === 0) return possible[0];
  if (new Set(others.map((one) => one.service)).size === 1) return others[0];
  const preferences: ((one: IndexedOperation) => boolean)[] = [
    (one) => asked.target.services.includes(one.service),
    (one) => one.operation.observedIn.some((place) => place.file === asked.fact.declaredIn),
    (one) => asked.fact.transport !== undefined && one.operation.observedIn.some((place) => place.reason?.includes(overTransport(asked.fact.transport))),
    (one) => context.services.get(one.service)?.role === "gateway",
  ];
  for (const fits of preferences) {
    const left = others.filter(fits);
    if (left.length > 0 && new Set(left.map((one) => one.service)).size === 1) return left[0];
  }
  return undefined;
}

/** The one addressed service is of a kind whose operations of this protocol are not read. */
function isUnseen(context: LinkContext, { caller, fact, target }: Asked): boolean {
  const service = target.addressed && target.services.length === 1 ? target.services[0] : undefined;
  if (service === undefined || service === caller) return false;
  return !context.operations.of(service).some((one) => one.operation.protocol === fact.protocol);
}

/** What is asked of it is then known from its callers only. */
function addExpected(context: LinkContext, asked: Asked, name: string): void {
  const { fact, target } = asked;
  const service = target.services[0];
  if (service === undefined) return;
  const operation = context.operations.expect({ service, protocol: fact.protocol, method: "", path: canonicalPattern(name) });
  addExchange(context.graph, { ...exchangeOf(asked), callee: serviceId(service), operation, confidence: weakest(fact.confidence, "inferred") });
}

function exchangeOf({ caller, fact }: Asked) {
  return { caller: serviceId(caller), protocol: fact.protocol, request: fact.request, response: fact.response, evidence: evidenceOf(fact), confidence: fact.confidence };
}

function addToExternal(context: LinkContext, asked: Asked, name: string): void {
  const { external } = asked.target;
  if (external) addExchange(context.graph, { ...exchangeOf(asked), callee: context.graph.external(external), detail: name });
}

/** The service is known by its address, the operation is not. */
function addWithoutOperation(context: LinkContext, asked: Asked): void {
  const service = asked.target.services[0];
  if (service === undefined || service === asked.caller) return;
  addExchange(context.graph, { ...exchangeOf(asked), callee: serviceId(service), confidence: weakest(asked.fact.confidence, "inferred") });
}
