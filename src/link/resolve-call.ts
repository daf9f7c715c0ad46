import type { Confidence } from "../model/graph.js";
import { weakest } from "./confidence.js";
import type { CallTarget, ExternalTarget } from "./call-target.js";
import type { Filled } from "./fill-template.js";
import { findByPath } from "./find-by-path.js";
import { isLocalHost } from "./host-index.js";
import type { LinkContext } from "./link-context.js";
import type { Hint } from "./name-hints.js";
import type { ParsedUrl, UrlHints } from "./parse-url.js";
import { outsideName } from "./name-tokens.js";
import { parseUrl } from "./parse-url.js";
import { calledRoute, pickOperation, pickWithPrefix } from "./pick-operation.js";
import { atService, severalOperations } from "./resolve-operation.js";
import type { Forwarded } from "./route-rules.js";
import { forward, rulesOf, sharedRules } from "./route-rules.js";
import type { VendorEntry } from "./vendor-index.js";

/** One call with one alternative of its URL. */
export interface Call {
  caller: string;
  method: string;
  url: Filled;
}

const REQUESTED = new Set([undefined, "http", "https", "ws", "wss"]);
const NO_HINTS: UrlHints = { settings: [], names: [] };
// A chain of reverse proxies longer than this is a loop.
const MAX_HOPS = 4;

/** Where does this call go? Host first; the path decides what the host leaves open. */
export function resolveCall(context: LinkContext, call: Call): CallTarget {
  const url = parseUrl(call.url.template);
  if (!REQUESTED.has(url.scheme)) return { kind: "none" };
  switch (url.host.kind) {
    case "own":
      return toOwnOrigin(context, call, url.path);
    case "known":
      return toHost(context, call, { host: url.host.name, path: url.path, openStart: url.openStart, hints: url.host.hints, ...portOf(url.host.port) });
    case "partial":
      return toPartialHost(context, call, url);
    case "unknown":
      return toUnknownHost(context, call, { hints: url.host.hints, path: url.path });
  }
}

function portOf(port: number | undefined): { port?: number } {
  return port === undefined ? {} : { port };
}

/** A relative URL: the reverse proxy before the caller, the caller itself, or whoever else serves that path. */
function toOwnOrigin(context: LinkContext, call: Call, path: string): CallTarget {
  const ruled = forward(rulesOf(context, call.caller), path);
  if (ruled && isElsewhere(context, call.caller, ruled)) return follow(context, call, { to: ruled, confidence: "resolved" });
  if (servesItself(context, call, path)) return { kind: "service", service: call.caller, confidence: "certain" };
  const shared = behindIngress(context, call, path);
  if (shared?.kind === "service" && (shared.operation || shared.problem === undefined)) return shared;
  const found = byPathAlone(context, call, path);
  if (found.kind === "service") return found;
  const own = pickWithPrefix(context.operations.forItself(call.caller), calledRoute(call.method, path), true);
  return own.kind === "one" ? { kind: "service", service: call.caller, confidence: "inferred" } : (shared ?? found);
}

/** Browsers reach the system through its ingress. A backend's relative URL lacks a base that was not found: no rule applies to it. */
function behindIngress(context: LinkContext, call: Call, path: string): CallTarget | undefined {
  if (context.services.get(call.caller)?.role !== "frontend") return undefined;
  const to = forward(sharedRules(context, call.caller), path);
  if (!to || !isElsewhere(context, call.caller, to)) return undefined;
  const target = follow(context, call, { to, confidence: "inferred" });
  return to.catchAll && target.kind === "service" && !target.operation ? undefined : target;
}

function servesItself(context: LinkContext, call: Call, path: string): boolean {
  return pickOperation(context.operations.forItself(call.caller), calledRoute(call.method, path)).kind !== "none";
}

function isElsewhere(context: LinkContext, caller: string, to: Forwarded): boolean {
  const match = context.hosts.lookup(to.host, to.port, caller);
  return match !== undefined && !(match.services.length === 1 && match.services[0] === caller);
}

function follow(context: LinkContext, call: Call, { to, confidence }: { to: Forwarded; confidence: Confidence }): CallTarget {
  const target = toHost(context, call, { host: to.host, path: to.path, openStart: false, hints: NO_HINTS, ...portOf(to.port) });
  return "confidence" in target ? { ...target, confidence: weakest(target.confidence, confidence) } : target;
}

interface Address {
  host: string;
  port?: number;
  path: string;
  openStart: boolean;
  hints: UrlHints;
  /** Reverse proxies passed so far. */
  hops?: number;
}

function toHost(context: LinkContext, call: Call, address: Address): CallTarget {
  const match = context.hosts.lookup(address.host, address.port, call.caller);
  if (match?.infrastructure) return { kind: "infrastructure", node: match.infrastructure, confidence: match.confidence };
  const route = calledRoute(call.method, address.path);
  if (match) {
    const reason = match.confidence === "certain" ? {} : { reason: `listens on ${match.reason}` };
    return atService(context, call.caller, { candidates: match.services, route, openStart: address.openStart, confidence: match.confidence, ...reason });
  }
  if (isLocalHost(address.host)) return toLocal(context, call, address);
  const published = forward(sharedRules(context, call.caller, address.host), address.path);
  const hops = (address.hops ?? 0) + 1;
  if (published && hops <= MAX_HOPS) return toHost(context, call, { ...address, ...published, hints: NO_HINTS, hops });
  return toOutside(context, call, address);
}

/** localhost without a port that anyone is known to listen on. */
function toLocal(context: LinkContext, call: Call, address: Address): CallTarget {
  if (address.port === undefined && servesItself(context, call, address.path)) return { kind: "service", service: call.caller, confidence: "inferred" };
  const hints = { ...address.hints, settings: [...call.url.variables, ...address.hints.settings] };
  if (hints.settings.length > 0) {
    const named = toUnknownHost(context, call, { hints, path: address.path });
    if (named.kind === "service") return named;
  }
  const found = byPathAlone(context, call, address.path);
  if (found.kind !== "unresolved") return found;
  return { kind: "unresolved", why: `no service is known to listen on ${address.host}${address.port === undefined ? "" : `:${address.port}`}` };
}

function toOutside(context: LinkContext, call: Call, address: Address): CallTarget {
  const vendor = context.vendors.byHost(address.host);
  if (vendor) return { kind: "external", external: vendorTarget(vendor, [address.host]), confidence: "certain", path: address.path };
  const external: CallTarget = { kind: "external", external: { id: address.host, name: address.host, hosts: [address.host] }, confidence: "certain", path: address.path };
  if (address.host.includes(".")) return deployedElsewhere(context, call, address.path) ?? external;
  const hint = context.hints.find([address.host]);
  const route = calledRoute(call.method, address.path);
  const at = { route, openStart: address.openStart, confidence: "inferred" as const };
  return hint ? atService(context, call.caller, { ...at, candidates: [hint.service], reason: `host ${address.host} is named like it` }) : external;
}

/** A public address that the deployment gives may be one of the system's own: if the variable is named after a service that serves the path, or just one serves it. */
function deployedElsewhere(context: LinkContext, call: Call, path: string): CallTarget | undefined {
  const hint = context.hints.find(call.url.variables);
  const hinted = hint?.exact ? atHinted(context, call, { hint, path }) : undefined;
  if (hinted?.kind === "service" && hinted.operation) return hinted;
  const route = calledRoute(call.method, path);
  const telling = call.url.variables.length > 0 && route.segments.filter((segment) => segment.kind === "literal").length >= 2;
  const found = telling ? byPathAlone(context, call, path) : undefined;
  return found?.kind === "service" && found.operation ? found : undefined;
}

export function vendorTarget(vendor: VendorEntry, hosts: string[]): ExternalTarget {
  return { id: vendor.id, name: vendor.name, hosts: [...hosts, ...vendor.hosts], category: vendor.category };
}

/** `{region}.amazonaws.com`, `users.{namespace}`: the known end names a third party, the known beginning a service. */
function toPartialHost(context: LinkContext, call: Call, url: ParsedUrl): CallTarget {
  if (url.host.kind !== "partial") return { kind: "none" };
  const { prefix, suffix, hints } = url.host;
  const vendor = suffix === "" ? undefined : context.vendors.byHost(suffix);
  if (vendor) return { kind: "external", external: vendorTarget(vendor, []), confidence: "resolved", path: url.path };
  const name = prefix.replace(/[.-]+$/, "");
  const match = name === "" ? undefined : context.hosts.lookup(name, undefined, call.caller);
  if (match && match.services.length > 0) {
    const route = calledRoute(call.method, url.path);
    return atService(context, call.caller, { candidates: match.services, route, openStart: url.openStart, confidence: "inferred", reason: `host begins with ${name}` });
  }
  const zone = suffix.replace(/^[^.]*\./, "");
  if (zone.split(".").length >= 2) return { kind: "external", external: { id: zone, name: zone, hosts: [zone] }, confidence: "inferred", path: url.path };
  return toUnknownHost(context, call, { hints: { ...hints, settings: [...hints.settings, ...(name === "" ? [] : [name])] }, path: url.path });
}

/** Nothing is known of the host but the name of the variable that holds it: that, and who serves such a path. */
function toUnknownHost(context: LinkContext, call: Call, url: Addressed): CallTarget {
  const hint = context.hints.find(url.hints.settings);
  const hinted = hint && atHinted(context, call, { hint, path: url.path });
  if (hinted && isAnswered(hinted, call.caller)) return hinted;
  const found = byPathAlone(context, call, url.path);
  if (hinted && (hint.exact || found.kind !== "service")) return hinted;
  if (found.kind === "service") return found;
  return byName(context, call, url) ?? toVendor(context, url) ?? byVariable(context, url) ?? found;
}

interface Addressed {
  hints: UrlHints;
  path: string;
}

function atHinted(context: LinkContext, call: Call, { hint, path }: { hint: Hint; path: string }): CallTarget {
  return atService(context, call.caller, { candidates: [hint.service], route: calledRoute(call.method, path), openStart: true, confidence: "inferred", reason: `named by ${hint.hint}` });
}

function isAnswered(target: CallTarget, caller: string): boolean {
  return target.kind === "service" && (target.operation !== undefined || target.service === caller || target.problem === undefined);
}

/** A name in code (`usersUrl`) counts only where the service it hints at serves the path: `webhookUrl` is mostly somebody's address. */
function byName(context: LinkContext, call: Call, url: Addressed): CallTarget | undefined {
  const hint = context.hints.find(url.hints.names);
  const target = hint && atHinted(context, call, { hint, path: url.path });
  return target?.kind === "service" && target.operation ? target : undefined;
}

function toVendor(context: LinkContext, url: Addressed): CallTarget | undefined {
  const vendor = context.vendors.byHint(url.hints.settings);
  const reason = `named by ${url.hints.settings.join(", ")}`;
  return vendor && { kind: "external", external: vendorTarget(vendor, []), confidence: "inferred", path: url.path, reason };
}

/** Only a variable says who is asked: a node of the deployment of that name, else an outside party that is called like it. */
function byVariable(context: LinkContext, url: Addressed): CallTarget | undefined {
  for (const variable of url.hints.settings.filter((hint) => /^[A-Z][A-Z0-9_]+$/.test(hint))) {
    const name = outsideName(variable);
    if (name === undefined) continue;
    const node = context.layout.infrastructure.find((one) => one.name.toLowerCase() === name);
    if (node) return { kind: "infrastructure", node, confidence: "inferred" };
    const problem = `who answers is only known by the variable ${variable}`;
    return { kind: "external", external: { id: name, name, hosts: [] }, confidence: "guessed", path: url.path, reason: `named by ${variable}`, problem };
  }
  return undefined;
}

function byPathAlone(context: LinkContext, call: Call, path: string): CallTarget {
  const found = findByPath(context, call.caller, calledRoute(call.method, path));
  switch (found.kind) {
    case "one": {
      const target = { kind: "service", service: found.service, confidence: "inferred", reason: `only ${found.service} serves ${call.method} ${path}` } as const;
      return found.operation ? { ...target, operation: found.operation } : { ...target, problem: severalOperations(calledRoute(call.method, path), found.service) };
    }
    case "several":
      return { kind: "unresolved", why: `the host is not known, and ${found.services.join(", ")} serve ${call.method} ${path}` };
    case "none":
      return { kind: "unresolved", why: "the host is not known, and no other service can be told by the path" };
  }
}
