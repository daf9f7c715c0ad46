/** Settings as values: an environment variable with what the code falls back on, a member of an object by its dotted path. */
import type { Alternatives } from "../../model/facts.js";
import type { CallUse } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** `process.env.NAME`, with the texts that hold if it is not set. */
export function environmentValue(use: CallUse, name: string, fallback: Alternatives = []): ValueView {
  return use.view([[{ hole: "env", name, ...(fallback.length ? { fallback } : {}) }]]);
}

/** `database.host` of an object. */
export function dotted(from: ValueView, path: string): ValueView {
  return path.split(".").reduce((view, name) => view.prop(name), from);
}

/** Texts of a default that is worth telling: no objects, no functions. */
export const fallbackOf = (view: ValueView | undefined): Alternatives => (view?.exists && (view.is("text") || view.is("library")) ? view.text() : []);
