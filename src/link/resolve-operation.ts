import type { Confidence } from "../model/graph.js";
import type { CallTarget } from "./call-target.js";
import { weakest } from "./confidence.js";
import type { LinkContext } from "./link-context.js";
import type { CalledRoute, Picked } from "./pick-operation.js";
import { isTrivialPath, pickOperation, pickWithPrefix } from "./pick-operation.js";
import { covers, rulesOf } from "./route-rules.js";

/** A request that reaches one of some services. */
export interface Arrival {
  candidates: readonly string[];
  route: CalledRoute;
  openStart: boolean;
  confidence: Confidence;
  reason?: string;
}

type ServiceTarget = Extract<CallTarget, { kind: "service" }>;

/** Which operation of the service does the request meet? Several candidates: the one that serves the path. */
export function atService(context: LinkContext, caller: string, arrival: Arrival): CallTarget {
  const targets = arrival.candidates.map((service) => targetAt(context, { caller, service }, arrival));
  if (targets.length === 1 && targets[0]) return targets[0];
  const serving = targets.filter((target) => target.operation !== undefined);
  const one = serving.length === 1 ? serving[0] : undefined;
  if (one) return { ...one, confidence: weakest(one.confidence, "inferred"), reason: "of the services of that name or port only this one serves the path" };
  return { kind: "unresolved", why: `${arrival.candidates.join(", ")} are reached under the same name or port` };
}

function targetAt(context: LinkContext, { caller, service }: { caller: string; service: string }, arrival: Arrival): ServiceTarget {
  const { route, confidence } = arrival;
  const base: ServiceTarget = { kind: "service", service, confidence, ...(arrival.reason === undefined ? {} : { reason: arrival.reason }) };
  const picked = pick(context, service, arrival);
  if (picked.kind === "one") return withOperation(base, picked);
  if (service === caller || passesOn(context, service, route.path)) return base;
  if (picked.kind === "several") return { ...base, confidence: weakest(confidence, "inferred"), problem: severalOperations(route, service) };
  return withoutOperation(context, base, arrival);
}

export function severalOperations(route: CalledRoute, service: string): string {
  return `several operations match ${route.method} ${route.path} of ${service}`;
}

function pick(context: LinkContext, service: string, arrival: Arrival): Picked {
  const operations = context.operations.forPrograms(service);
  const exact = pickOperation(operations, arrival.route);
  if (exact.kind !== "none") return exact;
  const tolerant = isTrivialPath(arrival.route) ? exact : pickWithPrefix(operations, arrival.route, false);
  return tolerant.kind === "one" ? tolerant : pickOperation(context.operations.of(service), arrival.route);
}

function withOperation(base: ServiceTarget, picked: Extract<Picked, { kind: "one" }>): ServiceTarget {
  const reason = [base.reason, picked.reason].filter(Boolean).join("; ");
  return { ...base, operation: picked.operation, confidence: weakest(base.confidence, picked.confidence), ...(reason ? { reason } : {}) };
}

function withoutOperation(context: LinkContext, base: ServiceTarget, arrival: Arrival): ServiceTarget {
  const { route } = arrival;
  const confidence = weakest(base.confidence, "inferred");
  if (/\/graphql\/?$/.test(route.path) && context.operations.of(base.service).some((one) => one.operation.protocol === "graphql")) return base;
  if (isDynamic(arrival)) return { ...base, confidence, problem: "the path is only known at run time" };
  if (servesUnseen(context, base.service)) return { ...base, confidence, ...(arrival.openStart ? {} : { expected: { method: route.method, path: route.path } }) };
  return { ...base, confidence, problem: `no operation matches ${route.method} ${route.path} of ${base.service}` };
}

/** Nothing but holes, a hole that may be several segments (`/v1{endpoint}`), or the end of a base URL that is not known. */
function isDynamic({ route, openStart }: Arrival): boolean {
  const last = route.segments.at(-1);
  if (last === undefined) return openStart;
  return route.segments.every((segment) => segment.kind === "hole") || (last.kind === "mixed" && route.path.endsWith("}"));
}

/** Nothing is known of what the service offers over HTTP (an image, another language, a framework that is not read): a route cannot be missing. */
function servesUnseen(context: LinkContext, service: string): boolean {
  return !context.operations.forPrograms(service).some((one) => one.operation.protocol === "http");
}

function passesOn(context: LinkContext, service: string, path: string): boolean {
  return rulesOf(context, service).some((rule) => covers(rule.prefix, path));
}
