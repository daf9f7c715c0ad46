/** What a value is, for people: texts with their holes in braces, objects by their kind. */
import { printSafely, type Template } from "../../model/template.js";
import { functionName } from "../program/syntax.js";
import { globalPackage } from "../values/library-handles.js";
import type { Value } from "../values/value.js";

const most = 4;

export function describeValues(values: readonly Value[]): string {
  if (!values.length) return "nothing";
  const all = [...new Set(values.map(describe))];
  return all.length > most ? `${all.slice(0, most).join(" | ")} | … ${all.length - most} more` : all.join(" | ");
}

/** `{ORDERS_URL, else http://orders:3000}`. */
function printWithFallback(template: Template): string {
  return printSafely(template.map((part) => (typeof part === "string" || !part.fallback?.length ? part : { ...part, name: `${part.name}, else ${part.fallback.map(printSafely).join(" or ")}` })));
}

function describe(value: Value): string {
  switch (value.kind) {
    case "text":
      return value.template.length === 0 ? '""' : printWithFallback(value.template).slice(0, 120);
    case "object":
      return "an object";
    case "array":
      return `a list of ${value.elements.length}`;
    case "record":
      return `an object of ${value.members.size} members`;
    case "function":
      return `function ${functionName(value.node) ?? ""}`.trimEnd();
    case "class":
      return `class ${value.node.name?.text ?? ""}`.trimEnd();
    case "instance":
      return `an instance of ${value.node.name?.text ?? "a class"}`;
    case "enum":
      return `enum ${value.node.name.text}`;
    case "module":
      return `module ${value.file}`;
    case "json":
      return typeof value.data === "object" ? "JSON data" : String(value.data).slice(0, 120);
    case "library":
      return value.package === globalPackage ? value.path.slice(1) : `${value.package}${value.path && ` ${value.path}`}`;
    case "param":
      return `parameter ${value.declaration.name.getText().slice(0, 60)}${value.path.map((step) => (step === "()" ? "()" : `.${step}`)).join("")}`;
    case "unknown":
      return value.name ? `{${value.name}}` : "unknown";
  }
}
