/** Reverse-proxy rules of nginx configurations and their templates. */
import type { RouteRule } from "../model/layout.js";
import { interpolate } from "./environment-files.js";
import { evidenceAt, type Tree } from "./tree.js";

/** Candidates: nginx configurations by name; whether they proxy is told by their text. */
export function nginxFiles(tree: Tree): string[] {
  return tree.files.filter((file) => file.reason === undefined && file.size < 256 * 1024 && (/(?:\.conf|\.nginx|nginx[\w.-]*)(?:\.(?:template|tmpl|tpl|j2|sigil|esh))?$/i.test(file.path) || /\.conf\.(?:template|tmpl|tpl|erb)$/.test(file.path))).map((file) => file.path);
}

/** What lies around a configuration. */
export interface NginxSurroundings {
  /** Environment of the service that runs it. */
  variables: ReadonlyMap<string, string>;
  /** Upstreams of the files beside it, which it may include or be included by. */
  upstreams?: ReadonlyMap<string, string>;
}

/** The upstreams of one text, by name. */
export function nginxUpstreams(text: string): Map<string, string> {
  return text.includes("upstream") ? upstreamsOf(text.split(/\r?\n/).map((line) => line.replace(/(^|\s)#.*$/, "$1"))) : new Map();
}

/** The rules of one text. */
export function nginxRules(text: string, file: string, { variables: known, upstreams: shared }: NginxSurroundings): RouteRule[] {
  if (!/proxy_pass|fastcgi_pass|grpc_pass/.test(text)) return [];
  const lines = text.split(/\r?\n/).map((line) => line.replace(/(^|\s)#.*$/, "$1"));
  const upstreams = new Map([...(shared ?? []), ...upstreamsOf(lines)]);
  const variables = new Map(known);
  const rules: RouteRule[] = [];
  const open: string[] = [];
  /** What a `rewrite` makes of the path, by the depth of the block that it stands in. */
  const rewritten = new Map<number, { from: string; to: string }>();
  let publicHost: string | undefined;
  for (const [at, line] of lines.entries()) {
    const before = open.length;
    openBlocks(line, open, lines[at + 1]);
    const set = /\bset\s+\$(\w+)\s+["']?([^"';]+)["']?\s*;/.exec(line);
    if (set?.[1] && set[2]) variables.set(set[1], set[2]);
    const named = /\bserver_name\s+([\w.-]+)/.exec(line)?.[1];
    if (named) publicHost = named === "localhost" || !named.includes(".") ? undefined : named;
    const [, from, to] = /\brewrite\s+"?\^?([^\s"]*)"?\s+"?([^\s"]+)"?\s+break\s*;/.exec(line) ?? [];
    if (from !== undefined && to !== undefined) rewritten.set(open.length, { from: literal(from), to: literal(to) });
    const target = /\b(?:proxy_pass|grpc_pass)\s+["']?([^"';\s]+)["']?\s*;/.exec(line)?.[1];
    const location = open.findLast((each) => !each.startsWith(":"));
    const rule = target === undefined || open.includes(":stream") ? undefined : ruleOf(location ?? "/", interpolate(target, variables), upstreams);
    if (rule) rules.push({ ...(publicHost ? { publicHost } : {}), ...rule, ...cutOff(rule, rewritten.get(open.length)), evidence: evidenceAt(file, at + 1, { detector: "nginx", reason: "proxy_pass" }) });
    closeBlocks(line, open, before);
    for (const depth of rewritten.keys()) if (depth > open.length) rewritten.delete(depth);
  }
  return rules;
}

/** The plain beginning of a pattern or of what it is replaced by. */
function literal(pattern: string): string {
  return pattern.replace(/\\([/.-])/g, "$1").replace(/[([?*$|\\].*$/, "");
}

/** A rewrite of the location's own path says what it is replaced by. */
function cutOff({ path, rewriteTo }: Pick<RouteRule, "path" | "rewriteTo">, rewrite: { from: string; to: string } | undefined): { rewriteTo?: string } {
  const plain = (text: string) => text.replace(/\/$/, "");
  return rewrite && rewriteTo === undefined && plain(rewrite.from) === plain(path) ? { rewriteTo: rewrite.to || "/" } : {};
}

/** Braces of `${…}` are no blocks. */
function count(line: string, brace: "{" | "}"): number {
  return line.replace(/\$\{[^}]*\}/g, "").split(brace).length - 1;
}

/** Pushes what the line opens: the path of a location, `:name` for other blocks. Its brace may stand on the next line. */
function openBlocks(line: string, open: string[], next: string | undefined): void {
  const [, word, rest] = /^\s*(location|server|upstream|http|stream|if|map|limit_except|types|events)\b([^{;]*)(?:\{|$)/.exec(line) ?? [];
  const opens = count(line, "{");
  const named = word !== undefined && (opens > 0 || /^\s*\{/.test(next ?? ""));
  if (named) open.push(word === "location" ? (rest ?? "").trim() : `:${word}`);
  const loneBrace = /^\s*\{/.test(line);
  for (let extra = opens - (named || loneBrace ? 1 : 0); extra > 0; extra -= 1) open.push(":block");
}

/** Pops what the line closes, never what was open before it began and stays open. */
function closeBlocks(line: string, open: string[], before: number): void {
  const closes = Math.min(count(line, "}"), Math.max(open.length, before));
  open.length = Math.max(0, open.length - closes);
}

function upstreamsOf(lines: string[]): Map<string, string> {
  const out = new Map<string, string>();
  for (const match of lines.join("\n").matchAll(/\bupstream\s+([\w.-]+)\s*\{[^}]*?\bserver\s+([^\s;]+)/g)) out.set(match[1] ?? "", match[2] ?? "");
  return out;
}

function ruleOf(location: string, target: string, upstreams: ReadonlyMap<string, string>): Omit<RouteRule, "evidence"> | undefined {
  const [, authority, path] = /^(?:https?|grpcs?|wss?):\/\/([^/]+)(\/.*)?$/.exec(target) ?? [];
  const server = upstreams.get(authority ?? "") ?? authority;
  const [, host, port] = /^((?:\$\{[^}]+\}|[\w.-])+?)(?::(\d+))?$/.exec(server ?? "") ?? [];
  const prefix = prefixOf(location);
  if (!host || prefix === undefined) return undefined;
  const regular = location.startsWith("~");
  // With a path in proxy_pass nginx replaces the location by it; without one it passes the request on unchanged.
  const rewriteTo = path === undefined || regular || path.includes("$") ? undefined : path;
  return { path: prefix, host, ...(port ? { port: Number(port) } : {}), ...(rewriteTo === undefined ? {} : { rewriteTo }) };
}

/** `= /x`, `^~ /x/`, `/x/`; of a regular expression only its plain beginning. */
function prefixOf(location: string): string | undefined {
  const plain = location.replace(/^(?:=|\^~|~\*?)\s*/, "").replace(/^["']|["']$/g, "");
  if (!location.startsWith("~")) return plain.startsWith("/") ? plain : location.startsWith("@") ? undefined : `/${plain}`;
  const start = /^\^?(\/[\w./-]*)/.exec(plain.replace(/\\/g, ""))?.[1];
  return start?.replace(/\.$/, "") || "/";
}
