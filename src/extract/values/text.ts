/** From values to text: concatenation, holes, and the alternatives of both, bounded by count. */
import { normalise, type Hole, type Template } from "../../model/template.js";
import { globalPackage } from "./library-handles.js";
import { maxAlternatives, type ParamHole, type Value } from "./value.js";

/** The value as text; what is no text becomes a hole with the best name at hand. */
export function toTemplate(value: Value): Template {
  switch (value.kind) {
    case "text":
      return value.template;
    case "param": {
      const hole: ParamHole = { hole: "param", name: value.path.findLast((step) => step !== "()") ?? nameOf(value), declaration: value.declaration };
      return [hole];
    }
    case "json":
      return typeof value.data === "string" || typeof value.data === "number" || typeof value.data === "boolean" ? [String(value.data)] : [hole("json")];
    case "unknown":
      return [hole(value.name)];
    case "library":
      return [hole(value.name)];
    default:
      return [hole("")];
  }
}

function nameOf(value: Extract<Value, { kind: "param" }>): string {
  return value.declaration.name.getText();
}

const hole = (name: string): Hole => ({ hole: "unknown", name });

export const toTemplates = (values: Value[]): Template[] => values.map(toTemplate);

/** Every combination of one alternative per part, in order, bounded. No part, no text. */
export function concatenate(parts: Value[][]): Value[] {
  let built: Template[] = [[]];
  for (const alternatives of parts) {
    const templates = alternatives.length ? toTemplates(alternatives) : [[hole("")]];
    built = built.flatMap((head) => templates.map((tail) => [...head, ...tail])).slice(0, maxAlternatives);
  }
  return built.map((template) => ({ kind: "text", template: normalise(template) }));
}

/** Applies `change` to the known parts of a text; holes stay. */
export function mapText(value: Value, change: (text: string) => string): Value {
  const template = toTemplate(value);
  return { kind: "text", template: normalise(template.map((part) => (typeof part === "string" ? change(part) : withFallback(part, change)))) };
}

function withFallback(part: Hole, change: (text: string) => string): Hole {
  return part.fallback ? { ...part, fallback: part.fallback.map((one) => normalise(one.map((inner) => (typeof inner === "string" ? change(inner) : inner)))) } : part;
}

/** `a || b`, `a ?? b`: if the left side is nothing but a hole that deployment may fill, the right side is what the code falls back on. */
export function orElse(left: Value[], right: () => Value[]): Value[] {
  const fillable = left.every((value) => value.kind === "text" && value.template.length === 1 && isFillable(value.template[0]));
  if (left.length > 0 && fillable) {
    const fallback = toTemplates(right());
    return left.map((value) => ({ kind: "text", template: toTemplate(value).map((part) => addFallback(part, fallback)) }));
  }
  const known = left.filter((value) => value.kind !== "unknown");
  const decided = known.length > 0 && known.every((value) => value.kind !== "param" && !isKeptGlobal(value) && !(value.kind === "text" && value.template.length === 0));
  return decided ? known : [...known.filter((value) => value.kind !== "text" || value.template.length > 0), ...right()];
}

/** `globalThis.client ?? new Client()`: what a program keeps there is what it puts there itself. */
const isKeptGlobal = (value: Value): boolean => value.kind === "library" && value.package === globalPackage && /^\.\w+$/.test(value.path) && value.path !== ".fetch";

const isFillable = (part: string | Hole | undefined): boolean => typeof part === "object" && (part.hole === "env" || part.hole === "config");

function addFallback(part: string | Hole, fallback: Template[]): string | Hole {
  return typeof part === "string" ? part : { ...part, fallback: [...(part.fallback ?? []), ...fallback] };
}

/** The text if the value is wholly known. */
export function constantText(value: Value | undefined): string | undefined {
  if (!value) return undefined;
  const template = toTemplate(value);
  return template.every((part) => typeof part === "string") ? template.join("") : undefined;
}
