import type { Confidence } from "../model/graph.js";
import type { Hole, Template } from "../model/template.js";
import { normalise } from "../model/template.js";
import { weakest } from "./confidence.js";
import type { Environment } from "./environment.js";
import { isVariableName, valuesOf, valueTemplate } from "./environment.js";

/** A template after the deployment's values went in, with what that says about its confidence. */
export interface Filled {
  template: Template;
  confidence: Confidence;
  /** The variables that were filled in, with the place of their value: `USERS_URL from compose.yaml:12`. */
  sources: string[];
  /** Names of the variables and settings that were filled, by the deployment or by a fallback. */
  variables: string[];
}

/** More alternatives than these tell nothing any more. */
export const MAX_ALTERNATIVES = 8;
const MAX_DEPTH = 5;

const EMPTY: Filled = { template: [], confidence: "certain", sources: [], variables: [] };

/** Fills the holes that the environment or the code's own fallbacks can fill. What stays open stays a hole. */
export function fillTemplates(alternatives: readonly Template[], environment: Environment): Filled[] {
  const filled = alternatives.flatMap((template) => expand(template, environment, []));
  const distinct = new Map<string, Filled>();
  for (const one of filled) {
    const key = JSON.stringify(one.template);
    if (!distinct.has(key)) distinct.set(key, one);
  }
  return [...distinct.values()].slice(0, MAX_ALTERNATIVES);
}

function expand(template: Template, environment: Environment, seen: readonly string[]): Filled[] {
  let results = [EMPTY];
  for (const part of template) {
    const options = typeof part === "string" ? [{ ...EMPTY, template: [part] }] : fillHole(part, environment, seen);
    results = results.flatMap((head) => options.map((tail) => concat(head, tail))).slice(0, MAX_ALTERNATIVES);
  }
  return results;
}

function concat(head: Filled, tail: Filled): Filled {
  return {
    template: normalise([...head.template, ...tail.template]),
    confidence: weakest(head.confidence, tail.confidence),
    sources: [...head.sources, ...tail.sources],
    variables: [...head.variables, ...tail.variables],
  };
}

function fillHole(hole: Hole, environment: Environment, seen: readonly string[]): Filled[] {
  const open: Filled[] = [{ ...EMPTY, template: [hole] }];
  if (seen.includes(hole.name) && hole.hole === "env") return open;
  if (seen.length >= MAX_DEPTH) return open;
  const given = fromEnvironment(hole, environment, seen);
  if (given.length > 0) return given;
  const fallbacks = (hole.fallback ?? []).flatMap((template) => expand(template, environment, [...seen, hole.name]));
  return fallbacks.length > 0 ? fallbacks.map((one) => ({ ...one, confidence: weakest(one.confidence, "resolved"), variables: [hole.name, ...one.variables] })) : open;
}

function fromEnvironment(hole: Hole, environment: Environment, seen: readonly string[]): Filled[] {
  const values = valuesOf(environment, hole.name);
  return (mayBeVariable(hole) ? values : hole.hole === "config" ? values.filter((value) => value.template) : []).flatMap((value) => {
    const stated: Confidence = value.evidence.confidence === "certain" && hole.hole !== "unknown" ? "resolved" : "inferred";
    const source = `${hole.name} from ${value.evidence.file}:${value.evidence.line}`;
    return expand(value.template ?? valueTemplate(value.value), environment, [...seen, hole.name]).map((one) => ({
      template: one.template,
      confidence: weakest(one.confidence, stated),
      sources: [source, ...one.sources],
      variables: [hole.name, ...one.variables],
    }));
  });
}

/** Settings that are read under a variable's name (`config.get("USERS_URL")`, `settings.USERS_URL`) come from that variable. */
function mayBeVariable(hole: Hole): boolean {
  return hole.hole === "env" || (hole.hole === "config" && /^[A-Z][A-Z0-9_]+$/.test(hole.name)) || (hole.hole === "unknown" && isVariableName(hole.name));
}
