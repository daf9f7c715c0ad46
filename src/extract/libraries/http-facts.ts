/** Drafts that HTTP models have in common. */
import type { Alternatives } from "../../model/facts.js";
import type { DataShape } from "../../model/graph.js";
import { normalise, type Template } from "../../model/template.js";
import type { Draft, FactDraft, RouteDraft } from "./draft.js";
import type { ValueView } from "./value-view.js";

export const verbs = ["get", "post", "put", "patch", "delete", "head", "options"] as const;
export const verbList = verbs.join(",");

export interface HttpCallParts {
  method?: string | undefined;
  url: Alternatives;
  request?: DataShape | undefined;
  response?: DataShape | undefined;
}

/** A request. Without a known method it is `*`. */
export function httpCall({ method, url, request, response }: HttpCallParts): FactDraft {
  return { type: "http-call", method: (method ?? "*").toUpperCase(), url: url.map(withParameters), ...(request ? { request } : {}), ...(response ? { response } : {}) };
}

/** `/orders/{id}`, as clients write that fill in parameters themselves. */
function withParameters(url: Template): Template {
  if (!url.some((part) => typeof part === "string" && part.includes("{"))) return url;
  return normalise(url.flatMap((part): Template => (typeof part === "string" ? part.split(/(?<=\/)(\{\w+\})/).map((piece): Template[number] => (/^\{\w+\}$/.test(piece) ? { hole: "param", name: piece.slice(1, -1) } : piece)) : [part])));
}

/** `method` in an options object; `otherwise` if there is none. */
export function methodOf(options: ValueView, otherwise: string): string {
  const written = options.prop("method");
  if (!written.exists) return otherwise;
  return written.constant() ?? "*";
}

/** Every base before every path: an absolute path stands alone, else they are joined with one slash. */
export function joinUrl(bases: Alternatives, paths: Alternatives): Alternatives {
  if (!bases.length) return paths;
  if (!paths.length) return bases;
  return bases.flatMap((base) => paths.map((path) => (isAbsolute(path) ? path : glue(base, path)))).slice(0, 16);
}

function isAbsolute(url: Template): boolean {
  const start = url[0];
  return typeof start === "string" ? /^(?:\w+:)?\/\//.test(start) : start !== undefined && (start.hole === "env" || start.hole === "config") && namesAddress.test(start.name);
}

/** A setting of such a name is where to go, not a part of the path there. */
const namesAddress = /url|uri|host|origin|endpoint|addr|server/i;

function glue(base: Template, path: Template): Template {
  const head = trimEnd(base);
  const start = path[0];
  if (start === undefined) return head;
  if (head.length === 0) return path;
  const slash = typeof start === "string" && /^[/?]/.test(start) ? [] : ["/"];
  return normalise([...head, ...slash, ...path]);
}

function trimEnd(base: Template): Template {
  const last = base.at(-1);
  return typeof last === "string" ? normalise([...base.slice(0, -1), last.replace(/\/+$/, "")]) : base;
}

export interface RouteParts {
  router: ValueView;
  method: string;
  path: Alternatives;
  /** What answers. */
  handler?: ValueView | undefined;
}

export function route({ router, method, path, handler }: RouteParts): RouteDraft {
  const upper = method.toUpperCase();
  return { type: "route", router, method: upper === "ALL" || upper === "ANY" ? "*" : upper === "DEL" ? "DELETE" : upper, path, ...(handler ? { handler } : {}) };
}

/** A path argument: one text or a list of them. Patterns that are no text (regular expressions) give nothing. */
export function pathsOf(argument: ValueView): Alternatives {
  return argument.elements().flatMap((one) => one.text());
}

export function listens(port: ValueView): Draft {
  return { type: "listens", protocol: "http", ...(port.exists ? { port: port.text() } : {}) };
}
