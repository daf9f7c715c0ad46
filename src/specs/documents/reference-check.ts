import type { Diagnostic, DiagnosticSeverity } from "../../model/graph.js";
import { isObject, type JsonObject, type ParsedText } from "./parsed-text.js";
import { referenceOf, type SpecFiles, type Spot, type Target } from "./spec-files.js";

/** Members that hold sample data, not structure: a `$ref` there is data too. */
const sampleData = new Set(["example", "examples", "default", "enum", "const"]);
/** Their members are named by the author: `example` there is a name like any other. */
const namedByAuthor = new Set(["properties", "patternProperties", "definitions", "$defs", "schemas", "parameters", "responses"]);

const severities: Record<Exclude<Target, { spot: Spot }>["code"], DiagnosticSeverity> = {
  "reference-not-found": "warning",
  "reference-circular": "warning",
  "link-leaves-root": "warning",
  "reference-remote": "info",
};

const forgottenSlash = { severity: "warning", code: "spec-invalid", message: "$ref: there is no slash after the #; it is read as if there were" } as const;

/** Notes every `$ref` of a document, and of the files it refers to, that leads nowhere. Each place is looked at once per run. */
export class ReferenceCheck {
  readonly #seen = new WeakSet<object>();
  readonly #pending: Spot[] = [];
  /** Files that other files refer to. */
  readonly referredFiles = new Set<string>();

  constructor(private readonly files: SpecFiles) {}

  check(text: ParsedText): void {
    this.#pending.push({ value: text.value, text });
    for (let spot = this.#pending.pop(); spot !== undefined; spot = this.#pending.pop()) this.#value(spot.value, spot.text, false);
  }

  #value(value: unknown, text: ParsedText, names: boolean): void {
    if (typeof value !== "object" || value === null || this.#seen.has(value)) return;
    this.#seen.add(value);
    if (isObject(value)) this.#object(value, text, names);
    else if (Array.isArray(value)) for (const item of value) this.#value(item, text, false);
  }

  #object(object: JsonObject, text: ParsedText, names: boolean): void {
    const reference = names ? undefined : referenceOf(object);
    if (reference !== undefined) this.#reference(reference, object, text);
    for (const [key, member] of Object.entries(object)) {
      const isSample = !names && (sampleData.has(key) || key.startsWith("x-"));
      if (!isSample) this.#value(member, text, !names && namedByAuthor.has(key));
    }
  }

  #reference(reference: string, object: JsonObject, text: ParsedText): void {
    const target = this.files.endOf(reference, text);
    if (/#[^/]+\//.test(reference)) this.#note(object, text, forgottenSlash);
    if ("spot" in target) {
      if (target.spot.text === text) return;
      this.referredFiles.add(target.spot.text.file);
      this.#pending.push(target.spot);
      return;
    }
    this.#note(object, text, { severity: severities[target.code], code: target.code, message: `$ref: ${target.message}` });
  }

  #note(object: JsonObject, text: ParsedText, found: Pick<Diagnostic, "severity" | "code" | "message">): void {
    this.files.diagnostics.push({ ...found, file: text.file, ...text.referencePlace(object) });
  }
}
