/**
 * A library that the project declares in its configuration, as a model like any other.
 * In: the declaration. Out: a library model, which tells in `tally` what became of each of its uses.
 */
import type { DeclaredAccess, DeclaredLibrary, DeclaredMessage, DeclaredUse } from "../../model/config.js";
import { parseDeclaredText, type DeclaredReference } from "../../model/declared-text.js";
import type { Alternatives } from "../../model/facts.js";
import { normalise } from "../../model/template.js";
import type { Draft } from "./draft.js";
import { httpCall } from "./http-facts.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";
import { accesses } from "./store-facts.js";
import type { ValueView } from "./value-view.js";

/** How often each declared use was met, and how often it said something; by `useKey`. */
export type DeclaredTally = Map<string, { met: number; said: number }>;

/** One use of one declared library. */
export const useKey = (library: DeclaredLibrary, index: number): string => `${library.id}#${index}`;

/** Alternatives of one text beyond these are left out. */
const maxTexts = 16;

export function declaredModel(library: DeclaredLibrary, tally: DeclaredTally): LibraryModel {
  const system = library.system ?? "other";
  const noted = (index: number, drafts: Draft[]): Draft[] => {
    const known = tally.get(useKey(library, index)) ?? { met: 0, said: 0 };
    tally.set(useKey(library, index), { met: known.met + 1, said: known.said + (drafts.length ? 1 : 0) });
    return drafts;
  };
  return {
    id: library.id,
    title: library.title ?? library.id,
    packages: [...(library.packages ?? []), ...(library.files ?? [])],
    category: "rpc",
    system,
    finds: "what the configuration declares",
    cannotSee: "what the configuration does not declare",
    ...(library.aliases ? { aliases: library.aliases } : {}),
    callbacks: (library.callbacks ?? []).map((one) => ({ ...one, parameter: one.parameter ?? 0 })),
    uses: library.uses.map((use, index) => ({ on: use.on, facts: (call: CallUse) => noted(index, factsOf(use, { call, system })) })),
  };
}

interface Place {
  call: CallUse;
  system: string;
}

function factsOf(use: DeclaredUse, { call, system }: Place): Draft[] {
  const text = (written: string | undefined): Alternatives => (written === undefined ? [] : textOf(written, call));
  return [
    ...(use.calls ? callsOf(use.calls, call) : []),
    ...(use.serves ? servesOf(use.serves, call) : []),
    ...(use.publishes ? published({ system, ...messageOf(use.publishes, call) }) : []),
    ...(use.consumes ? consumed({ system, ...messageOf(use.consumes, call) }) : []),
    ...(use.reads ? accessOf("read", use.reads, { call, system }) : []),
    ...(use.writes ? accessOf("write", use.writes, { call, system }) : []),
    ...(use.sends ? [{ type: "external-use" as const, vendor: use.sends.vendor, operation: text(use.sends.operation)[0]?.join("") ?? call.member, ...shapeAs("request", use.sends.request, call) }] : []),
  ];
}

function callsOf(declared: NonNullable<DeclaredUse["calls"]>, call: CallUse): Draft[] {
  const url = textOf(declared.url, call);
  if (!url.length) return [];
  const method = constantOf(declared.method, call) ?? "*";
  return [httpCall({ method, url, request: referred(declared.request, call)?.shape(), response: referred(declared.response, call)?.shape() })];
}

function servesOf(declared: NonNullable<DeclaredUse["serves"]>, call: CallUse): Draft[] {
  const paths = textOf(declared.path, call).flatMap((path) => (path.every((part) => typeof part === "string") ? [path.join("")] : []));
  const method = (constantOf(declared.method, call) ?? "*").toUpperCase();
  return paths.map((path) => ({ type: "http-endpoint", method, path: path.startsWith("/") ? path : `/${path}` }));
}

function messageOf({ channel, kind, payload }: DeclaredMessage, call: CallUse): Omit<Parameters<typeof published>[0], "system"> {
  return { kind: kind ?? "topic", channel: textOf(channel, call), payload: referred(payload, call) };
}

function accessOf(access: "read" | "write", { dataset, kind, connection, payload }: DeclaredAccess, { call, system }: Place): Draft[] {
  const names = textOf(dataset, call);
  return names.length ? accesses([access], { system, kind: kind ?? "table", dataset: names, connection: connection === undefined ? [] : textOf(connection, call), payload: referred(payload, call)?.shape() }) : [];
}

/** Every text that it can be; nothing if something that it refers to is not there. */
function textOf(written: string, call: CallUse): Alternatives {
  const parts = parseDeclaredText(written);
  if (typeof parts === "string") return []; // the configuration's reader has told
  return parts.reduce<Alternatives>((heads, part) => {
    const tails: Alternatives = typeof part === "string" ? [[part]] : textsOf(part, call);
    return heads.flatMap((head) => tails.map((tail) => normalise([...head, ...tail]))).slice(0, maxTexts);
  }, [[]]);
}

function textsOf(part: DeclaredReference, call: CallUse): Alternatives {
  if (part.source === "member") return [[call.member]];
  if (part.source === "wildcard") return call.wildcards[0] === undefined ? [] : [[call.wildcards[0]]];
  const view = viewOf(part, call);
  const name = part.isClass ? view.className() : undefined;
  return part.isClass ? (name === undefined ? [] : [[name]]) : view.text().filter((one) => one.length > 0);
}

function viewOf({ source, path }: DeclaredReference, call: CallUse): ValueView {
  if (typeof source === "string") return call.arg(-1);
  const from = "made" in source ? call.made(source.made) : call;
  const start = source.argument === "last" ? (from ? from.lastArg() : undefined) : from?.arg(source.argument);
  return path.reduce((view, name) => view.prop(name), start ?? call.arg(-1));
}

const constantOf = (written: string, call: CallUse): string | undefined => {
  const texts = textOf(written, call);
  const only = texts.length === 1 ? texts[0] : undefined;
  return only?.every((part) => typeof part === "string") ? only.join("") : undefined;
};

/** The value that a text which is one reference stands for. */
function referred(written: string | undefined, call: CallUse): ValueView | undefined {
  const parts = written === undefined ? [] : parseDeclaredText(written);
  const only = typeof parts !== "string" && parts.length === 1 ? parts[0] : undefined;
  return only === undefined || typeof only === "string" ? undefined : viewOf(only, call);
}

function shapeAs(name: "request", written: string | undefined, call: CallUse): { request?: NonNullable<ReturnType<ValueView["shape"]>> } {
  const shape = referred(written, call)?.shape();
  return shape ? { [name]: shape } : {};
}
