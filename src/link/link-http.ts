import type { HttpCallFact, HttpProxyFact } from "../model/facts.js";
import { serviceId } from "../model/ids.js";
import type { CallTarget } from "./call-target.js";
import { weakest } from "./confidence.js";
import { addExchange, type Exchange } from "./exchange-flows.js";
import type { Filled } from "./fill-template.js";
import { fillTemplates } from "./fill-template.js";
import type { LinkContext } from "./link-context.js";
import { environmentFor, evidenceOf } from "./link-context.js";
import { infrastructureTarget } from "./infrastructure-target.js";
import { parseUrl } from "./parse-url.js";
import { calledRoute, pickOperation } from "./pick-operation.js";
import { resolveCall } from "./resolve-call.js";
import { forward, rulesOf } from "./route-rules.js";
import { addUnresolved, printAlternatives } from "./unresolved-use.js";

interface Resolved {
  target: CallTarget;
  url: Filled;
}

/** One HTTP call → request and response flows to whoever answers, or an unresolved use. */
export function linkHttpCall(context: LinkContext, caller: string, fact: HttpCallFact): void {
  const urls = fillTemplates(fact.url, environmentFor(context, caller));
  const resolved = urls.map((url) => ({ url, target: resolveCall(context, { caller, method: fact.method, url }) }));
  const best = mostTelling(resolved);
  if (urls.length > 0 && best.length === 0) return;
  const problem = best.length === 0 ? "nothing is known of the URL" : problemOf(best);
  for (const one of best) addTarget(context, caller, { fact, ...one });
  if (problem === undefined) context.uses.resolved += 1;
  else addUnresolved(context, caller, { fact, template: `${fact.method} ${printAlternatives(fact.url)}`, why: problem });
}

/** A proxy rule in code: what arrives under the prefix goes on to the target. Which operations it meets is up to the callers. */
export function linkHttpProxy(context: LinkContext, gateway: string, fact: HttpProxyFact): void {
  const urls = fillTemplates(fact.target, environmentFor(context, gateway));
  const resolved = urls.map((url) => ({ url, target: withoutProblem(resolveCall(context, { caller: gateway, method: "*", url })) }));
  const best = mostTelling(resolved);
  for (const one of best) addTarget(context, gateway, { fact, ...one });
  if (best.some((one) => one.target.kind !== "unresolved")) context.uses.resolved += 1;
  else addUnresolved(context, gateway, { fact, template: printAlternatives(fact.target), why: "the target of the proxy is not known" });
}

function withoutProblem(target: CallTarget): CallTarget {
  if (target.kind !== "service") return target;
  return { kind: "service", service: target.service, confidence: target.confidence === "certain" ? "certain" : "resolved" };
}

function rank(target: CallTarget): number {
  switch (target.kind) {
    case "service":
      return target.operation || target.problem === undefined ? 4 : 3;
    case "infrastructure":
      return 2;
    case "external":
      return target.problem === undefined ? 2 : 1.5;
    case "unresolved":
      return 1;
    case "none":
      return 0;
  }
}

/** Of several alternatives the best understood ones: a value for development says nothing beside one that meets a service, `users{id}` nothing beside `users/{id}`. */
function mostTelling(all: readonly Resolved[]): Resolved[] {
  const top = Math.max(0, ...all.map((one) => rank(one.target)));
  const best = top === 0 ? [] : all.filter((one) => rank(one.target) === top);
  const clean = best.filter((one) => !isGlued(one.target));
  return clean.length > 0 ? clean : best;
}

/** A route that only callers tell of, with a hole glued to text: the same call read with and without a slash in a variable. */
function isGlued(target: CallTarget): boolean {
  return target.kind === "service" && target.expected !== undefined && /[^/]\{|\}[^/]/.test(target.expected.path);
}

function problemOf(best: readonly Resolved[]): string | undefined {
  for (const { target } of best) {
    if (target.kind === "unresolved") return target.why;
    if ("problem" in target && target.problem !== undefined) return target.problem;
  }
  return undefined;
}

interface Found extends Resolved {
  fact: HttpCallFact | HttpProxyFact;
}

function addTarget(context: LinkContext, caller: string, found: Found): void {
  const { fact, url, target } = found;
  if (target.kind === "unresolved" || target.kind === "none") return;
  const shapes = fact.type === "http-call" ? { request: fact.request, response: fact.response } : {};
  const reason = "reason" in target ? target.reason : undefined;
  const common = {
    caller: serviceId(caller),
    protocol: "http",
    ...shapes,
    evidence: evidenceOf(fact, url, reason),
    confidence: weakest(fact.confidence, url.confidence, target.confidence),
  };
  switch (target.kind) {
    case "service":
      if (target.service !== caller) addExchange(context.graph, { ...common, callee: serviceId(target.service), operation: operationOf(context, target) });
      if (fact.type === "http-call" && !target.operation) addPassedOn(context, { caller, fact, url, gateway: target.service, exchange: common });
      return;
    case "external":
      addExchange(context.graph, { ...common, callee: context.graph.external(target.external), detail: detailOf(fact, target.path) });
      return;
    case "infrastructure":
      infrastructureTarget(context, target.node, { ...common, method: fact.type === "http-call" ? fact.method : "*" });
  }
}

interface PassedOn {
  caller: string;
  fact: HttpCallFact;
  url: Filled;
  gateway: string;
  exchange: Pick<Exchange, "protocol" | "request" | "response" | "confidence">;
}

/** What a gateway passes on meets an operation of the service behind it: that the gateway asks for, on behalf of its caller. */
function addPassedOn(context: LinkContext, { caller, fact, url, gateway, exchange }: PassedOn): void {
  const to = forward(rulesOf(context, gateway), parseUrl(url.template).path);
  const [service, ...others] = to ? (context.hosts.lookup(to.host, to.port, gateway)?.services ?? []) : [];
  if (!to || service === undefined || others.length > 0 || service === gateway || service === caller) return;
  const picked = pickOperation(context.operations.forPrograms(service), calledRoute(fact.method, to.path));
  if (picked.kind !== "one") return;
  addExchange(context.graph, { ...exchange, caller: serviceId(gateway), callee: serviceId(service), operation: picked.operation.operation, evidence: evidenceOf(fact, url, `asked by ${caller}, passed on by ${gateway}`), confidence: weakest(exchange.confidence, picked.confidence, "resolved") });
}

function detailOf(fact: HttpCallFact | HttpProxyFact, path: string): string {
  return fact.type === "http-call" ? `${fact.method} ${path}` : `* ${path}`;
}

/** A route that only its callers tell of (the service is not read) becomes an operation without evidence of its own. */
function operationOf(context: LinkContext, target: Extract<CallTarget, { kind: "service" }>) {
  if (target.operation) return target.operation.operation;
  if (!target.expected) return undefined;
  return context.operations.expect({ service: target.service, protocol: "http", ...target.expected });
}
