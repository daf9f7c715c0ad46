import type { Diagnostic } from "../../model/graph.js";
import type { Place } from "./line-index.js";

/** A JSON object whose members are not believed. Objects of parsed texts have no prototype. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** One parsed JSON or YAML text. `value` is a finite tree (shared parts allowed, cycles not) of at most `maximumDepth` levels. */
export interface ParsedText {
  file: string;
  value: unknown;
  /** Place of the key under which an object or array stands, of the object itself inside arrays; the start of the text if unknown. */
  keyPlace(value: unknown): Place;
  /** Place of the `$ref` member of an object. */
  referencePlace(object: JsonObject): Place;
  problems: Diagnostic[];
}

/** Deeper levels are cut: no API description comes near, and walkers may recurse without fear. */
export const maximumDepth = 200;

/** The value, if it is an object and no array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as list of unknown things; empty if it is none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value without blanks around it, if it is a text that is not empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}
