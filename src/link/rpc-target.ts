import type { RpcCallFact } from "../model/facts.js";
import type { ExternalTarget } from "./call-target.js";
import { fillTemplates } from "./fill-template.js";
import type { LinkContext } from "./link-context.js";
import { environmentFor } from "./link-context.js";
import type { Template } from "../model/template.js";
import { sortedUnique } from "./order.js";
import type { UrlHost } from "./parse-url.js";
import { parseUrl } from "./parse-url.js";
import { vendorTarget } from "./resolve-call.js";
import { forward, rulesOf, sharedRules } from "./route-rules.js";

/** Who is addressed, by the address or the client's name; often nobody in particular (a broker, a name in code). */
export interface RpcTarget {
  services: string[];
  /** The address says so, not just a name. */
  addressed: boolean;
  external?: ExternalTarget;
  /** The page's own server is asked, and no other stands behind its address. */
  own?: boolean;
  /** The outside address is only what the code falls back to where the deployment gives none. */
  isDefault?: boolean;
}

/** What the address and the client of a remote call say about its receiver. */
export function rpcTarget(context: LinkContext, caller: string, fact: Pick<RpcCallFact, "target" | "client">): RpcTarget {
  const urls = fillTemplates(fact.target ?? [], environmentFor(context, caller)).map((filled) => parseUrl(filled.template));
  const services = sortedUnique(urls.flatMap((url) => (url.host.kind === "own" ? behindOwnOrigin(context, caller, url.path) : servicesAt(context, caller, url.host))));
  if (services.length > 0) return { services, addressed: urls.some((url) => url.host.kind === "known") };
  for (const url of urls) {
    const external = url.host.kind === "known" ? outside(context, url.host.name, caller) : undefined;
    if (external) return { services: [], addressed: true, external, isDefault: (fact.target ?? []).every(hasDefault) };
  }
  const hint = fact.client === undefined ? undefined : context.hints.find([fact.client]);
  return { services: hint ? [hint.service] : [], addressed: false, own: urls.some((url) => url.host.kind === "own") };
}

const hasDefault = (template: Template): boolean => template.some((part) => typeof part !== "string" && part.fallback !== undefined);

function servicesAt(context: LinkContext, caller: string, host: UrlHost): string[] {
  if (host.kind === "known") {
    const found = context.hosts.lookup(host.name, host.port, caller)?.services;
    return found ?? hinted(context, host.hints.settings);
  }
  return host.kind === "own" ? [] : hinted(context, [...host.hints.settings, ...host.hints.names]);
}

function hinted(context: LinkContext, names: readonly string[]): string[] {
  const hint = context.hints.find(names);
  return hint ? [hint.service] : [];
}

function behindOwnOrigin(context: LinkContext, caller: string, path: string): string[] {
  const forwarded = forward(rulesOf(context, caller), path) ?? forward(sharedRules(context, caller), path);
  return forwarded ? (context.hosts.lookup(forwarded.host, forwarded.port, caller)?.services ?? []) : [];
}

/** A host with a dot that the system does not have. A bare name may be a broker or a service that is not deployed here. */
function outside(context: LinkContext, host: string, caller: string): ExternalTarget | undefined {
  if (!/[a-z]\.[a-z]/.test(host) || context.hosts.lookup(host, undefined, caller)) return undefined;
  const vendor = context.vendors.byHost(host);
  return vendor ? vendorTarget(vendor, [host]) : { id: host, name: host, hosts: [host] };
}
