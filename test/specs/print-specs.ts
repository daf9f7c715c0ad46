import type { Fact } from "../../src/model/facts.js";
import type { DataShape, Diagnostic } from "../../src/model/graph.js";
import { printTemplate } from "../../src/model/template.js";
import { readSpecs } from "../../src/specs/read-specs.js";
import { memoryReader } from "./memory-reader.js";

/** Everything that is read from a system in memory, one statement a line. */
export function printSpecs(texts: Record<string, string>): string[] {
  const { documents, diagnostics } = readSpecs(memoryReader(texts));
  return [...documents.flatMap((document) => document.facts.map(printFact)), ...diagnostics.map(printDiagnostic)];
}

/** `GET /orders/{id} (id: string) → Order(id: string) at shop.yaml:4`. */
export function printFact(fact: Fact): string {
  const place = `at ${fact.evidence.file}:${fact.evidence.line}:${fact.evidence.column ?? "?"}`;
  switch (fact.type) {
    case "http-endpoint":
      return `${fact.method} ${fact.path} ${printShape(fact.request)} → ${printShape(fact.response)}${fact.deprecated ? " deprecated" : ""} ${place}`;
    case "rpc-endpoint":
      return `${[fact.method, ...fact.operation.map(printTemplate)].join(" ").trim()} ${printShape(fact.request)} → ${printShape(fact.response)}${fact.deprecated ? " deprecated" : ""} ${place}`;
    case "message-published":
    case "message-consumed":
      return `${fact.type} ${fact.system} ${fact.channelKind} ${fact.channel.map(printTemplate).join(" or ")} ${printShape(fact.payload)} ${place}`;
    default:
      return `${fact.type} ${place}`;
  }
}

/** `Order(id: string, note?: string, …)`; `…` where more fields may occur, `unknown` where nothing is said. */
export function printShape(shape: DataShape | undefined): string {
  if (shape === undefined) return "unknown";
  const fields = shape.fields.map((field) => `${field.path}${field.optional ? "?" : ""}: ${field.type}${field.values ? `{${field.values.join(",")}}` : ""}`);
  return `${shape.name ?? ""}(${[...fields, ...(shape.open ? ["…"] : [])].join(", ")})`;
}

export function printDiagnostic({ severity, code, message, file, line, column }: Diagnostic): string {
  return `${severity} ${code} ${[file, line, column].filter((part) => part !== undefined).join(":")} ${message}`;
}
