import { looksLikeJson } from "./documents/looks-like-json.js";
import { isObject, type JsonObject } from "./documents/parsed-text.js";

/** What a JSON or YAML text seems to be. */
export type StructuredKind = "openapi" | "asyncapi";

const inJson = /"(openapi|swagger|asyncapi)"\s*:\s*"[1-9]/;
const inYaml = /^(["']?)(openapi|swagger|asyncapi)\1\s*:\s*["']?[1-9]/m;

/** A cheap look at the text, before anything is parsed. YAML that only quotes a description somewhere inside is none. */
export function seemsSpec(file: string, text: string): boolean {
  return looksLikeJson(file, text) ? inJson.test(text) : inYaml.test(text);
}

/** The document in a parsed text: the whole, or the only member of a wrapper object. */
export function findSpec(value: unknown): { kind: StructuredKind; root: JsonObject } | undefined {
  if (!isObject(value)) return undefined;
  const members = Object.values(value);
  for (const root of [value, ...(members.length === 1 ? members : [])]) {
    const kind = isObject(root) ? kindOf(root) : undefined;
    if (isObject(root) && kind !== undefined) return { kind, root };
  }
  return undefined;
}

function kindOf(root: JsonObject): StructuredKind | undefined {
  if (isVersion(root["openapi"]) || isVersion(root["swagger"])) return "openapi";
  return isVersion(root["asyncapi"]) ? "asyncapi" : undefined;
}

/** `3.0.3`; YAML reads an unquoted `2.0` as a number. */
const isVersion = (value: unknown): boolean => typeof value === "number" || (typeof value === "string" && /^[1-9]/.test(value));
