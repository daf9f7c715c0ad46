/** Reverse-proxy rules of nginx configurations and their templates. */
import type { RouteRule } from "../model/layout.js";
import { interpolate } from "./environment-files.js";
import { evidenceAt, type Tree } from "./tree.js";

/** Candidates: nginx configurations by name; whether they proxy is told by their text. */
export function nginxFiles(tree: Tree): string[] {
  return tree.files.filter((file) => file.reason === undefined && file.size < 256 * 1024 && (/(?:\.conf|\.nginx|nginx[\w.-]*)(?:\.(?:template|tmpl|tpl|j2|sigil|esh))?$/i.test(file.path) || /\.conf\.(?:template|tmpl|tpl|erb)$/.test(file.path))).map((file) => file.path);
}

/** The rules of one text. `known`: environment of the service that runs it. */
export function nginxRules(text: string, file: string, known: ReadonlyMap<string, string>): RouteRule[] {
  if (!/proxy_pass|fastcgi_pass|grpc_pass/.test(text)) return [];
  const lines = text.split(/\r?\n/).map((line) => line.replace(/(^|\s)#.*$/, "$1"));
  const upstreams = upstreamsOf(lines);
  const variables = new Map(known);
  const rules: RouteRule[] = [];
  const open: string[] = [];
  let publicHost: string | undefined;
  for (const [at, line] of lines.entries()) {
    const before = open.length;
    openBlocks(line, open, lines[at + 1]);
    const set = /\bset\s+\$(\w+)\s+["']?([^"';]+)["']?\s*;/.exec(line);
    if (set?.[1] && set[2]) variables.set(set[1], set[2]);
    const named = /\bserver_name\s+([\w.-]+)/.exec(line)?.[1];
    if (named) publicHost = named === "localhost" || !named.includes(".") ? undefined : named;
    const target = /\b(?:proxy_pass|grpc_pass)\s+["']?([^"';\s]+)["']?\s*;/.exec(line)?.[1];
    const location = open.findLast((each) => !each.startsWith(":"));
    const rule = target === undefined || open.includes(":stream") ? undefined : ruleOf(location ?? "/", interpolate(target, variables), upstreams);
    if (rule) rules.push({ ...(publicHost ? { publicHost } : {}), ...rule, evidence: evidenceAt(file, at + 1, { detector: "nginx", reason: "proxy_pass" }) });
    closeBlocks(line, open, before);
  }
  return rules;
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
