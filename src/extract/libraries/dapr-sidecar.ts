/**
 * Requests to the sidecar of Dapr on this machine, in whatever way they are made: the sidecar passes them on to a service, a broker or a store.
 * In: a request. Out: what it means. Source: https://docs.dapr.io/reference/api/
 */
import type { Alternatives } from "../../model/facts.js";
import { normalise, type Template } from "../../model/template.js";
import type { FactDraft } from "./draft.js";
import type { CallUse } from "./library-model.js";
import { published } from "./message-facts.js";
import { accesses } from "./store-facts.js";

type HttpCall = Extract<FactDraft, { type: "http-call" }>;

const api = /\/v1\.0(?:-\w+\d)?\/(invoke|publish|state|bindings)\//;

/** The request as it is, if it goes to no sidecar. `isNamed`: the program has the word at all, so that headers are worth a look. */
export function throughSidecar(call: HttpCall, use: CallUse, isNamed: boolean): FactDraft[] {
  const application = (isNamed ? use.args : []).flatMap((one) => one.prop("headers").prop("dapr-app-id").text()).filter(isKnown);
  if (application.length) return [{ ...call, url: application.flatMap((name) => call.url.map((url): Template => normalise(["http://", ...name, ...pathOf(url)]))) }];
  const meant = call.url.flatMap((url) => asked(call, url));
  return meant.length ? meant : [call];
}

/** Of data that comes from elsewhere, any member may be there. */
const isKnown = (name: Template): boolean => name.length > 0 && name.every((part) => typeof part === "string" || part.hole === "env" || part.hole === "config");

function asked(call: HttpCall, url: Template): FactDraft[] {
  const at = url.findIndex((part) => typeof part === "string" && api.test(part));
  const part = url[at];
  const match = typeof part === "string" ? api.exec(part) : undefined;
  if (typeof part !== "string" || !match) return [];
  const [name, ...further] = steps(normalise([part.slice(match.index + match[0].length), ...url.slice(at + 1)]));
  if (!name) return [];
  switch (match[1]) {
    case "invoke":
      // `/invoke/{application}/method/{path}`
      return [{ ...call, url: [normalise(["http://", ...name, ...further.slice(1).flatMap((step): Template => ["/", ...step])])] }];
    case "publish":
      return withPayload(call, published({ system: "dapr", kind: "topic", channel: further.slice(0, 1), broker: [name] }));
    case "bindings":
      return withPayload(call, published({ system: "dapr", kind: "queue", channel: [name] }));
    default:
      return withPayload(call, accesses([call.method === "GET" || further.length === 1 && isQuery(further) ? "read" : "write"], { system: "dapr", kind: "key", dataset: [name] }));
  }
}

/** `POST /state/{store}/query`. */
const isQuery = ([step]: readonly Template[]): boolean => step?.[0] === "query" && step.length === 1;

function withPayload(call: HttpCall, drafts: readonly FactDraft[]): FactDraft[] {
  return drafts.map((draft) => ("payload" in draft || !call.request || (draft.type !== "message-published" && draft.type !== "store-write") ? draft : { ...draft, payload: call.request }));
}

/** The parts of a path, without its query. */
function steps(path: Template): Alternatives {
  const found: Template[] = [[]];
  for (const part of path) {
    const [text, isEnd] = typeof part === "string" ? [part.split("?")[0] ?? "", part.includes("?")] : [part, false];
    const pieces = typeof text === "string" ? text.split("/") : [text];
    pieces.forEach((piece, index) => {
      if (index > 0) found.push([]);
      if (piece !== "") found.at(-1)?.push(piece);
    });
    if (isEnd) break;
  }
  return found.filter((step) => step.length > 0);
}

/** What follows the origin. */
function pathOf(url: Template): Template {
  const at = url.findIndex((part, index) => typeof part === "string" && (index > 0 ? part : part.replace(/^\w+:\/\//, "")).includes("/"));
  const part = url[at];
  if (typeof part !== "string") return [];
  const plain = at > 0 ? part : part.replace(/^\w+:\/\//, "");
  return [plain.slice(plain.indexOf("/")), ...url.slice(at + 1)];
}
