/**
 * A stack that is made once for each stage says everything once for each stage. What the same place says with nothing but the stage's name different
 * is said once. In: drafts with the calls that led to them. Out: the same, each thing once.
 */
import type { ts } from "ts-morph";
import { acrossStages } from "../../model/deployed-name.js";
import type { Template } from "../../model/template.js";
import type { FactDraft } from "../libraries/draft.js";

export interface Said {
  draft: FactDraft;
  site: ts.Node;
  way: readonly ts.Node[];
}

export function joinStages(all: readonly Said[]): Said[] {
  const out: Said[] = [];
  const bySite = new Map<ts.Node, number[]>();
  for (const one of all) {
    const earlier = bySite.get(one.site) ?? [];
    const at = earlier.find((index) => joined(out[index]?.draft, one.draft) !== undefined);
    const draft = at === undefined ? undefined : joined(out[at]?.draft, one.draft);
    if (at !== undefined && draft) out[at] = { ...one, draft };
    else bySite.set(one.site, [...earlier, out.push(one) - 1]);
  }
  return out;
}

function joined(a: FactDraft | undefined, b: FactDraft): FactDraft | undefined {
  // both are drafts, and what is made of them has the members of both
  return a && (join(a, b) as FactDraft | undefined);
}

/** The same structure with the stage left open wherever the two differ in it; undefined if they differ in more. */
function join(a: unknown, b: unknown): unknown {
  if (JSON.stringify(a) === JSON.stringify(b)) return a;
  if (isTemplate(a) && isTemplate(b)) return acrossStages([a, b]);
  if (typeof a === "string" && typeof b === "string") return joinText(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length ? all(a.map((one: unknown, index) => join(one, b[index]))) : undefined;
  return isRecord(a) && isRecord(b) ? joinRecords(a, b) : undefined;
}

function joinText(a: string, b: string): string | undefined {
  const template = acrossStages([[a], [b]]);
  return template?.map((part) => (typeof part === "string" ? part : `{${part.name}}`)).join("");
}

function joinRecords(a: Record<string, unknown>, b: Record<string, unknown>): unknown {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return undefined;
  const values = all(keys.map((key) => join(a[key], b[key])));
  return values && Object.fromEntries(keys.map((key, index) => [key, values[index]]));
}

const all = (values: unknown[]): unknown[] | undefined => (values.includes(undefined) ? undefined : values);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const isTemplate = (value: unknown): value is Template => Array.isArray(value) && value.length > 0 && value.every((part) => typeof part === "string" || (isRecord(part) && "hole" in part));
