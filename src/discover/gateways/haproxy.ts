/** HAProxy: front ends that choose a back end by path or host, and the first server of each. */
import type { RouteRule } from "../../model/layout.js";
import { gatewayRule } from "./gateway-rule.js";

interface Matcher {
  path?: string;
  host?: string;
}

interface Backend {
  server?: string;
  rewriteTo?: string;
}

/** The rules of one text. */
export function haproxyRules(text: string, file: string): RouteRule[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/(^|\s)#.*$/, "$1").trim().split(/\s+/));
  const backends = backendsOf(lines);
  const matchers = new Map<string, Matcher>();
  const rules: RouteRule[] = [];
  for (const [at, [word, ...given]] of lines.entries()) {
    if (word === "acl") noteMatcher(matchers, given);
    const [name = "", kind, ...conditions] = given;
    if (word !== "default_backend" && !(word === "use_backend" && kind === "if")) continue;
    const backend = backends.get(name);
    const chosen = conditions.flatMap((each): Matcher[] => [matchers.get(each)].flatMap((known) => known ?? inline(conditions)));
    const paths = chosen.flatMap((each) => each.path ?? []);
    const publicHost = chosen.find((each) => each.host !== undefined)?.host;
    for (const path of paths.length > 0 ? [...new Set(paths)] : ["/"]) rules.push(...gatewayRule({ publicHost, path, target: backend?.server ?? "", rewriteTo: backend?.rewriteTo }, { file, line: at + 1, detector: "haproxy", reason: `${word} ${name}` }));
  }
  return rules;
}

/** `acl is_users path_beg /users`, `acl shop hdr(host) -i shop.example.com`. */
function noteMatcher(matchers: Map<string, Matcher>, [name = "", fetch = "", ...values]: string[]): void {
  const value = values.find((each) => !each.startsWith("-"));
  if (value === undefined) return;
  if (/^path(?:_beg|_dir|_reg|$)/.test(fetch)) matchers.set(name, { path: value });
  else if (/^hdr(?:_\w+)?\(host\)|^req\.hdr\(host\)/i.test(fetch)) matchers.set(name, { host: value });
}

/** `use_backend users if { path_beg /users }`. */
function inline(conditions: string[]): Matcher[] {
  const at = conditions.findIndex((each) => /^path(?:_beg|_dir)?$/.test(each));
  const path = conditions.slice(at + 1).find((each) => each.startsWith("/"));
  return at < 0 || path === undefined ? [] : [{ path }];
}

function backendsOf(lines: string[][]): Map<string, Backend> {
  const backends = new Map<string, Backend>();
  let current: Backend | undefined;
  for (const [word, ...given] of lines) {
    if (word === "backend" || word === "listen") backends.set(given[0] ?? "", (current = {}));
    else if (word === "frontend" || word === "defaults" || word === "global") current = undefined;
    if (!current) continue;
    if (word === "server" && given[1] !== undefined) current.server ??= given[1];
    if (word === "http-request" && /^(?:set-path|replace-path)$/.test(given[0] ?? "")) current.rewriteTo = "/";
  }
  return backends;
}
