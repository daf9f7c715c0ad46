import type { Hole, Template } from "../model/template.js";
import { isVariableName } from "./environment.js";

/** How the parts of a name are written that change with each use. */
export interface OpenParts {
  /** A fixed text, so that `room:{id}` and `room:{roomId}` are one name; absent: the hole's own name in braces. */
  as?: string;
}

/**
 * The name that a template gives to a channel, table or key. A variable that nothing fills still names something: `{ORDERS_QUEUE}`.
 * Undefined if there is neither text nor such a variable: then nothing tells one name from another.
 */
export function nameOf(template: Template, open: OpenParts = {}): string | undefined {
  const literal = template.filter((part) => typeof part === "string").join("");
  const holes = template.filter((part): part is Hole => typeof part !== "string");
  const told = holes.length === 0 ? literal.trim() !== "" : /[A-Za-z0-9]/.test(literal) || holes.every(isSetting);
  return told ? template.map((part) => (typeof part === "string" ? part : written(part, open))).join("").trim() : undefined;
}

function written(hole: Hole, open: OpenParts): string {
  return isSetting(hole) || open.as === undefined ? `{${hole.name || "…"}}` : open.as;
}

/** Filled once for a deployment, not anew for each use. */
function isSetting(hole: Hole): boolean {
  if (hole.name === "") return false;
  return hole.hole === "env" || hole.hole === "config" || (hole.hole === "unknown" && isVariableName(hole.name));
}
