import type { Confidence } from "../model/graph.js";
import { weakest } from "./confidence.js";
import type { CallTarget, ExternalTarget } from "./call-target.js";
import type { Filled } from "./fill-template.js";
import { findByPath } from "./find-by-path.js";
import { isLocalHost } from "./host-index.js";
import type { LinkContext } from "./link-context.js";
import type { ParsedUrl } from "./parse-url.js";
import { outsideName } from "./name-tokens.js";
import { parseUrl } from "./parse-url.js";
import { pickOperation } from "./pick-operation.js";
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
      return toHost(context, call, { host: url.host.name, path: url.path, openStart: url.openStart, portHints: url.host.portHints, ...portOf(url.host.port) });
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
  const own = forward(rulesOf(context, call.caller), path);
  if (own && isElsewhere(context, call.caller, own)) return follow(context, call, { to: own, confidence: "resolved" });
  if (pickOperation(context.operations.of(call.caller), { method: call.method, path }).kind !== "none") {
    return { kind: "service", service: call.caller, confidence: "certain" };
  }
  const shared = forward(sharedRules(context, call.caller), path);
  if (shared && isElsewhere(context, call.caller, shared)) return follow(context, call, { to: shared, confidence: "inferred" });
  return byPathAlone(context, call, path);
}

function isElsewhere(context: LinkContext, caller: string, to: Forwarded): boolean {
  const match = context.hosts.lookup(to.host, to.port, caller);
  return match !== undefined && !(match.services.length === 1 && match.services[0] === caller);
}

function follow(context: LinkContext, call: Call, { to, confidence }: { to: Forwarded; confidence: Confidence }): CallTarget {
  const target = toHost(context, call, { host: to.host, path: to.path, openStart: false, portHints: [], ...portOf(to.port) });
  return "confidence" in target ? { ...target, confidence: weakest(target.confidence, confidence) } : target;
}

interface Address {
  host: string;
  port?: number;
  path: string;
  openStart: boolean;
  portHints: string[];
  /** Reverse proxies passed so far. */
  hops?: number;
}

function toHost(context: LinkContext, call: Call, address: Address): CallTarget {
  const match = context.hosts.lookup(address.host, address.port, call.caller);
  if (match?.infrastructure) return { kind: "infrastructure", node: match.infrastructure, confidence: match.confidence };
  const route = { method: call.method, path: address.path };
  if (match) {
    const reason = match.confidence === "certain" ? {} : { reason: `listens on ${match.reason}` };
    return atService(context, call.caller, { candidates: match.services, route, openStart: address.openStart, confidence: match.confidence, ...reason });
  }
  if (isLocalHost(address.host)) return toLocal(context, call, address);
  const published = forward(sharedRules(context, call.caller, address.host), address.path);
  const hops = (address.hops ?? 0) + 1;
  if (published && hops <= MAX_HOPS) return toHost(context, call, { ...address, ...published, portHints: [], hops });
  return toOutside(context, call, address);
}

/** localhost without a port that anyone is known to listen on. */
function toLocal(context: LinkContext, call: Call, address: Address): CallTarget {
  if (address.portHints.length > 0) return toUnknownHost(context, call, { hints: address.portHints, path: address.path });
  const found = byPathAlone(context, call, address.path);
  if (found.kind !== "unresolved") return found;
  return { kind: "unresolved", why: `no service is known to listen on ${address.host}${address.port === undefined ? "" : `:${address.port}`}` };
}

function toOutside(context: LinkContext, call: Call, address: Address): CallTarget {
  const vendor = context.vendors.byHost(address.host);
  if (vendor) return { kind: "external", external: vendorTarget(vendor, [address.host]), confidence: "certain", path: address.path };
  if (!address.host.includes(".")) {
    const hint = context.hints.find([address.host]);
    const route = { method: call.method, path: address.path };
    const at = { route, openStart: address.openStart, confidence: "inferred" as const };
    if (hint) return atService(context, call.caller, { ...at, candidates: [hint.service], reason: `host ${address.host} is named like it` });
  }
  return { kind: "external", external: { id: address.host, name: address.host, hosts: [address.host] }, confidence: "certain", path: address.path };
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
    const route = { method: call.method, path: url.path };
    return atService(context, call.caller, { candidates: match.services, route, openStart: url.openStart, confidence: "inferred", reason: `host begins with ${name}` });
  }
  const zone = suffix.replace(/^[^.]*\./, "");
  if (zone.split(".").length >= 2) return { kind: "external", external: { id: zone, name: zone, hosts: [zone] }, confidence: "inferred", path: url.path };
  return toUnknownHost(context, call, { hints: [...hints, ...(name === "" ? [] : [name])], path: url.path });
}

/** Nothing is known of the host but the name of the variable that holds it: that, and who serves such a path. */
function toUnknownHost(context: LinkContext, call: Call, url: { hints: string[]; path: string }): CallTarget {
  const hint = context.hints.find(url.hints);
  const route = { method: call.method, path: url.path };
  const hinted = hint && atService(context, call.caller, { candidates: [hint.service], route, openStart: true, confidence: "inferred", reason: `named by ${hint.hint}` });
  if (hinted?.kind === "service" && (hinted.operation || hinted.service === call.caller || hinted.problem === undefined)) return hinted;
  const found = byPathAlone(context, call, url.path);
  if (hinted && (hint.exact || found.kind !== "service")) return hinted;
  if (found.kind === "service") return found;
  const vendor = context.vendors.byHint(url.hints);
  if (vendor) return { kind: "external", external: vendorTarget(vendor, []), confidence: "inferred", path: url.path, reason: `named by ${url.hints.join(", ")}` };
  return byVariable(context, url) ?? found;
}

/** Only a variable says who is asked: a node of the deployment of that name, else an outside party that is called like it. */
function byVariable(context: LinkContext, url: { hints: string[]; path: string }): CallTarget | undefined {
  for (const variable of url.hints.filter((hint) => /^[A-Z][A-Z0-9_]+$/.test(hint))) {
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
  const found = findByPath(context, call.caller, { method: call.method, path });
  switch (found.kind) {
    case "one": {
      const target = { kind: "service", service: found.service, confidence: "inferred", reason: `only ${found.service} serves ${call.method} ${path}` } as const;
      return found.operation ? { ...target, operation: found.operation } : { ...target, problem: severalOperations({ method: call.method, path }, found.service) };
    }
    case "several":
      return { kind: "unresolved", why: `the host is not known, and ${found.services.join(", ")} serve ${call.method} ${path}` };
    case "none":
      return { kind: "unresolved", why: "the host is not known, and no other service can be told by the path" };
  }
}
