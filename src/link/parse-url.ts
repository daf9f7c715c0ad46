import type { Hole, Template } from "../model/template.js";
import { isVariableName } from "./environment.js";

/** Names of the holes in an address. Variables and settings are named by whoever deploys; other names only by whoever wrote the line. */
export interface UrlHints {
  settings: string[];
  names: string[];
}

/** Where a URL template points, as far as it is known. */
export type UrlHost =
  /** A path alone: the caller's own origin. */
  | { kind: "own" }
  | { kind: "known"; name: string; port?: number; hints: UrlHints }
  /** Part of the name is known: `{region}.amazonaws.com`; `suffix` is the known end, from a dot on. */
  | { kind: "partial"; prefix: string; suffix: string; hints: UrlHints }
  | { kind: "unknown"; hints: UrlHints };

export interface ParsedUrl {
  scheme?: string;
  host: UrlHost;
  /** Begins with `/`, holes as `{name}`, no query. */
  path: string;
  /** More path may precede `path`: the base URL is a hole. */
  openStart: boolean;
}

// Holes are carried through the text as two private-use characters around their number.
const OPEN = "\uE000";
const CLOSE = "\uE001";
const HOLE = /\uE000(\d+)\uE001/g;
const ONE_HOLE = "\uE000\\d+\uE001";

/** Splits a URL template into scheme, host, port and path. Credentials and query are dropped. */
export function parseUrl(template: Template): ParsedUrl {
  const holes: Hole[] = [];
  const text = cutQuery(encode(template, holes)).trim();
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined) return { scheme, ...parseAuthority(text.slice(scheme.length + 3), holes) };
  if (text.startsWith("//")) return parseAuthority(text.slice(2), holes);
  if (/^(localhost|[\w-]+(\.[\w-]+)*):\d+(\/|$)/i.test(text)) return parseAuthority(text, holes);
  const opaque = /^(data|blob|mailto|javascript|file|tel|about):/i.exec(text)?.[1];
  if (opaque !== undefined) return { scheme: opaque.toLowerCase(), host: { kind: "own" }, path: "/", openStart: false };
  if (new RegExp(`^${ONE_HOLE}`).test(text)) return parseOpenStart(text, holes);
  return { host: { kind: "own" }, path: cleanPath(text, holes), openStart: false };
}

function encode(template: Template, holes: Hole[]): string {
  return template
    .map((part) => (typeof part === "string" ? part.replace(/[\uE000\uE001]/g, "") : `${OPEN}${holes.push(part) - 1}${CLOSE}`))
    .join("");
}

function cutQuery(text: string): string {
  return text.replace(/[?#][\s\S]*$/, "");
}

function hintsOf(text: string, holes: Hole[]): UrlHints {
  const named = [...text.matchAll(HOLE)].flatMap((match) => holes[Number(match[1])] ?? []).filter((hole) => hole.name !== "");
  const isSetting = (hole: Hole): boolean => hole.hole === "env" || hole.hole === "config" || (hole.hole === "unknown" && isVariableName(hole.name));
  return {
    settings: named.filter(isSetting).map((hole) => hole.name),
    names: named.filter((hole) => hole.hole === "unknown" && !isSetting(hole)).map((hole) => hole.name),
  };
}

/** `{BASE_URL}/users/1`, `{SCHEME}://{HOST}/x`, `{HOST}:3000/x`: everything before the first slash after the holes is the unknown origin. */
function parseOpenStart(text: string, holes: Hole[]): ParsedUrl {
  const scheme = new RegExp(`^${ONE_HOLE}(:?//)`).exec(text);
  if (scheme) return parseAuthority(text.slice(scheme[0].length), holes);
  const head = new RegExp(`^(?:${ONE_HOLE})+(?::(?:\\d+|${ONE_HOLE}))?`).exec(text)?.[0] ?? "";
  const first = new RegExp(`^${ONE_HOLE}`).exec(head)?.[0] ?? "";
  const rest = text.slice(head.length);
  if (rest.startsWith(".")) return parseAuthority(text, holes);
  const glued = head.slice(first.length).startsWith(OPEN) ? head.slice(first.length) : "";
  return { host: { kind: "unknown", hints: hintsOf(first, holes) }, path: cleanPath(glued + rest, holes), openStart: true };
}

function parseAuthority(text: string, holes: Hole[]): ParsedUrl {
  const slash = text.indexOf("/");
  const authority = (slash < 0 ? text : text.slice(0, slash)).replace(/^.*@/, "");
  const rest = slash < 0 ? "" : text.slice(slash);
  const glued = new RegExp(`^([\\w.-]*\\w(?::\\d+)?)(${ONE_HOLE}(?:${ONE_HOLE})*)$`).exec(authority);
  if (glued && slash < 0) return { host: hostOf(glued[1] ?? "", holes), path: cleanPath(glued[2] ?? "", holes), openStart: true };
  const host = hostOf(authority, holes);
  const whole = new RegExp(`^${ONE_HOLE}((?:${ONE_HOLE})+)$`).exec(authority);
  return { host, path: cleanPath(`${whole?.[1] ?? ""}${rest}`, holes), openStart: host.kind === "unknown" };
}

function hostOf(authority: string, holes: Hole[]): UrlHost {
  const [, name = authority, port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(authority) ?? [];
  const hints = hintsOf(authority, holes);
  if (!name.includes(OPEN)) {
    const known = /^\d+$/.test(port ?? "") ? { port: Number(port) } : {};
    return name === "" ? { kind: "unknown", hints } : { kind: "known", name: name.toLowerCase(), ...known, hints };
  }
  const prefix = name.slice(0, name.indexOf(OPEN)).toLowerCase();
  const suffix = name.slice(name.lastIndexOf(CLOSE) + 1).toLowerCase();
  return prefix || suffix ? { kind: "partial", prefix, suffix, hints } : { kind: "unknown", hints };
}

function cleanPath(text: string, holes: Hole[]): string {
  const named = text.replace(HOLE, (_, index: string) => `{${holeName(holes[Number(index)])}}`);
  const path = `/${named}`.replace(/\/{2,}/g, "/");
  return path.length > 1 ? path.replace(/\/$/, "") : path;
}

function holeName(hole: Hole | undefined): string {
  return (hole?.name ?? "").replace(/[^\w.-]+/g, "_") || "…";
}
