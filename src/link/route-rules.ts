import type { LinkContext } from "./link-context.js";
import { environmentFor } from "./link-context.js";
import { fillTemplates } from "./fill-template.js";
import { parseUrl } from "./parse-url.js";

/** Where a reverse proxy passes a path on to. */
export interface Forwarded {
  host: string;
  port?: number;
  path: string;
  /** The rule covers everything: it says little about this path. */
  catchAll: boolean;
  /** Service that holds the rule; absent: an ingress. */
  via?: string;
}

interface Rule {
  prefix: string;
  host: string;
  port?: number;
  rewriteTo?: string;
  via?: string;
}

/** The rules that a service itself applies: of its nginx, and proxies in its code. */
export function rulesOf(context: LinkContext, service: string): Rule[] {
  const deployed = context.layout.routes.filter((route) => route.service === service).map(toRule);
  const environment = environmentFor(context, service);
  const coded = (context.proxies.get(service) ?? []).flatMap((proxy) =>
    fillTemplates(proxy.target, environment).flatMap((filled) => {
      const { host, path } = parseUrl(filled.template);
      if (host.kind !== "known") return [];
      const rewriteTo = proxy.rewriteTo === undefined ? joinPath(path, proxy.prefix) : joinPath(path, proxy.rewriteTo);
      return [{ prefix: proxy.prefix, host: host.name, ...(host.port === undefined ? {} : { port: host.port }), rewriteTo, via: service }];
    }),
  );
  return [...deployed, ...coded];
}

/** Rules of ingresses and of gateways that stand apart from the caller; with a public host, those of that host only. */
export function sharedRules(context: LinkContext, caller: string, publicHost?: string): Rule[] {
  const rules = context.layout.routes.filter((route) => route.service !== caller);
  return rules.filter((route) => (publicHost === undefined ? true : route.publicHost?.toLowerCase() === publicHost)).map(toRule);
}

function toRule(route: LinkContext["layout"]["routes"][number]): Rule {
  const { host, port, rewriteTo, service } = route;
  return {
    prefix: route.path,
    host: host.toLowerCase(),
    ...(port === undefined ? {} : { port }),
    ...(rewriteTo === undefined ? {} : { rewriteTo }),
    ...(service === undefined ? {} : { via: service }),
  };
}

/** Applies the rule with the longest prefix of the path; undefined if none fits or two go to different hosts. */
export function forward(rules: readonly Rule[], path: string): Forwarded | undefined {
  // a prefix that only the deployment knows may be any
  const fitting = rules.filter((rule) => !/^\/?\{/.test(rule.prefix) && covers(rule.prefix, path));
  const longest = Math.max(...fitting.map((rule) => plainPrefix(rule.prefix).length));
  const best = fitting.filter((rule) => plainPrefix(rule.prefix).length === longest);
  const rule = best[0];
  if (!rule || best.some((other) => other.host !== rule.host)) return undefined;
  const { host, port, via } = rule;
  return { host, ...(port === undefined ? {} : { port }), ...(via === undefined ? {} : { via }), path: rewrite(rule, path), catchAll: plainPrefix(rule.prefix) === "/" };
}

/** Does a prefix such as `/api/users/`, `/api/users/*` or `/api/users(/|$)(.*)` cover the path? */
export function covers(prefix: string, path: string): boolean {
  const plain = plainPrefix(prefix);
  return plain === "/" || path === plain || path.startsWith(`${plain}/`);
}

/** The literal part of a prefix pattern, without a trailing slash. */
export function plainPrefix(prefix: string): string {
  const literal = prefix.replace(/^\^/, "").replace(/[(*?[\\$|{].*$/, "");
  return joinPath("/", literal);
}

function rewrite(rule: Rule, path: string): string {
  if (rule.rewriteTo === undefined) return path;
  const plain = plainPrefix(rule.prefix);
  return joinPath(rule.rewriteTo.replace(/\$\d.*$/, ""), plain === "/" ? path : path.slice(plain.length));
}

function joinPath(a: string, b: string): string {
  const joined = `/${a}/${b}`.replace(/\/{2,}/g, "/");
  return joined.length > 1 ? joined.replace(/\/$/, "") : joined;
}
