/** Caddyfiles: `reverse_proxy` and `php_fastcgi` inside the blocks that choose by path. */
import type { RouteRule } from "../../model/layout.js";
import { gatewayRule } from "./gateway-rule.js";

interface Block {
  word: string;
  publicHost?: string;
  path?: string;
  strip?: boolean;
  matchers: Map<string, string>;
}

/** The rules of one text. */
export function caddyRules(text: string, file: string): RouteRule[] {
  const open: Block[] = [];
  const rules: RouteRule[] = [];
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.replace(/(^|\s)#.*$/, "$1").trim();
    const opens = /\{$/.test(line) && !/\{\$[^}]*\}$/.test(line);
    const [word = "", ...given] = line.replace(/\s*\{$/, "").split(/\s+/).filter((each) => each !== "");
    if (line === "}") open.pop();
    else if (word.startsWith("@")) noteMatcher(word, given, { open, opens });
    else if (word === "reverse_proxy" || word === "proxy") rules.push(...proxyRule(given, open, { file, line: at + 1 }));
    else if (word === "uri" && given[0] === "strip_prefix") stripPrefix(open, given[1]);
    else if (word === "path" && open.at(-1)?.word.startsWith("@")) open.at(-2)?.matchers.set(open.at(-1)?.word ?? "", given[0] ?? "/");
    if (opens && !word.startsWith("@")) open.push(blockOf(word, given, open));
  }
  return rules;
}

function stripPrefix(open: Block[], prefix: string | undefined): void {
  const block = open.pop();
  if (block) open.push({ ...block, strip: true, ...(block.path === undefined && prefix !== undefined ? { path: prefix } : {}) });
}

function noteMatcher(word: string, given: string[], { open, opens }: { open: Block[]; opens: boolean }): void {
  if (given[0] === "path" && given[1] !== undefined) open.at(-1)?.matchers.set(word, given[1]);
  if (opens) open.push({ word, matchers: new Map() });
}

/** The outermost block is a site; `handle`, `handle_path` and `route` choose by path. */
function blockOf(word: string, given: string[], open: readonly Block[]): Block {
  if (open.length === 0) return { word, publicHost: word.replace(/^https?:\/\//, "").replace(/:\d+.*$/, "").replace(/,$/, ""), matchers: new Map() };
  const path = pathOf(given[0], open);
  return { word, ...(path === undefined ? {} : { path }), strip: word === "handle_path", matchers: new Map() };
}

function pathOf(matcher: string | undefined, open: readonly Block[]): string | undefined {
  if (matcher === undefined) return undefined;
  if (matcher.startsWith("@")) return open.findLast((each) => each.matchers.has(matcher))?.matchers.get(matcher);
  return matcher.startsWith("/") ? matcher : undefined;
}

function proxyRule(given: string[], open: readonly Block[], place: { file: string; line: number }): RouteRule[] {
  const own = /^[/@*]/.test(given[0] ?? "") ? pathOf(given[0], open) : undefined;
  const target = given.find((each) => !/^[/@*{]/.test(each) || each.startsWith("{$"));
  const chosen = open.findLast((each) => each.path !== undefined);
  const path = own ?? chosen?.path ?? "/";
  if (target === undefined) return [];
  const host = target.replace(/\{\$(\w+)(?::([^}]*))?\}/g, (_, name: string, fallback?: string) => fallback ?? `\${${name}}`).replace(/^h2c:\/\//, "http://");
  return gatewayRule({ publicHost: open[0]?.publicHost, path, target: host, rewriteTo: own === undefined && chosen?.strip ? "/" : undefined }, { ...place, detector: "caddy", reason: "reverse_proxy" });
}
