/** Renders a template with the values of a chart. What cannot be decided stays as a hole; each line knows the line that it comes from. */
import { recordOf } from "../plain-values.js";
import { callTemplateFunction } from "./template-functions.js";
import { parseTemplate, type Pipeline, type TemplateNode, type Term } from "./template-syntax.js";
import { isNothing, isUnknown, Missing, textOfValue, unknownValue } from "./template-value.js";

/** What a template is given beside its values. */
export interface TemplateWorld {
  /** `.Values`, `.Release`, `.Chart` … */
  root: Record<string, unknown>;
  /** Named templates of the chart and of all that it depends on. */
  named: ReadonlyMap<string, readonly TemplateNode[]>;
  /** A file of the chart. */
  readFile: (path: string) => string | undefined;
}

export interface Rendered {
  text: string;
  /** The template's line for each line of the text. */
  lines: number[];
}

interface Scope {
  world: TemplateWorld;
  dot: unknown;
  variables: Map<string, unknown>;
  out: { text: string; line: number }[];
  budget: { left: number; size: number };
  depth: number;
  /** What is switched off is rendered as well. */
  generous: boolean;
}

const stepLimit = 200_000;
const sizeLimit = 2 * 1024 * 1024;
const loopLimit = 200;
const depthLimit = 40;

/** Undefined: the template cannot be parsed. `generous`: as if everything were switched on. */
export function renderTemplate(text: string, world: TemplateWorld, generous = false): Rendered | undefined {
  const nodes = parseTemplate(text);
  if (!nodes) return undefined;
  const out: Scope["out"] = [];
  render(nodes, { world, dot: world.root, variables: new Map([["", world.root]]), out, budget: { left: stepLimit, size: 0 }, depth: 0, generous });
  return { text: out.map((each) => each.text).join(""), lines: linesOf(out) };
}

/** An output line is from where its first letter that is no blank is from. */
function linesOf(out: Scope["out"]): number[] {
  const lines: number[] = [1];
  let decided = false;
  for (const { text, line } of out) {
    for (const [at, part] of text.split("\n").entries()) {
      if (at > 0) {
        lines.push(line + at);
        decided = false;
      }
      if (decided || part.trim() === "") continue;
      lines[lines.length - 1] = line + at;
      decided = true;
    }
  }
  return lines;
}

function render(nodes: readonly TemplateNode[], scope: Scope): void {
  for (const node of nodes) {
    scope.budget.left -= 1;
    if (scope.budget.left < 0 || scope.budget.size > sizeLimit) return;
    renderNode(node, scope);
  }
}

function print(text: string, line: number, { out, budget }: Scope): void {
  budget.size += text.length;
  if (budget.size > sizeLimit) return;
  // what an action prints on several lines is all from the line of the action
  for (const [at, part] of text.split("\n").entries()) out.push({ text: at === 0 ? part : `\n${part}`, line: at === 0 ? line : line - 1 });
}

function renderNode(node: TemplateNode, scope: Scope): void {
  switch (node.kind) {
    case "text":
      scope.budget.size += node.text.length;
      scope.out.push(node);
      return;
    case "print":
      return print(textOfValue(evaluate(node.pipeline, scope)), node.line, scope);
    case "assign":
      scope.variables.set(node.name, evaluate(node.pipeline, scope));
      return;
    case "if":
      // one that cannot be told is taken
      return render(node.branches.find(({ condition }) => condition === undefined || scope.generous || !isNothing(evaluate(condition, scope)))?.body ?? [], scope);
    case "with": {
      const value = evaluate(node.pipeline, scope);
      if (isNothing(value)) return render(node.otherwise, scope);
      return render(node.body, { ...scope, dot: value, variables: new Map([...scope.variables, ...(node.name === undefined ? [] : [[node.name, value] as const])]) });
    }
    case "range":
      return renderRange(node, scope);
    case "define":
      return undefined;
  }
}

function renderRange({ pipeline, names, body, otherwise }: Extract<TemplateNode, { kind: "range" }>, scope: Scope): void {
  const over = evaluate(pipeline, scope);
  if (isNothing(over) || isUnknown(over)) return render(otherwise, scope);
  const members: [unknown, unknown][] = Array.isArray(over) ? over.map((value, at) => [at, value]) : Object.entries(recordOf(over)).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, value] of members.slice(0, loopLimit)) {
    const bound: [string, unknown][] = names.length > 1 ? [[names[0] ?? "", key], [names[1] ?? "", value]] : names.length === 1 ? [[names[0] ?? "", value]] : [];
    render(body, { ...scope, dot: value, variables: new Map([...scope.variables, ...bound]) });
  }
}

function evaluate(pipeline: Pipeline, scope: Scope): unknown {
  scope.budget.left -= 1;
  if (scope.budget.left < 0 || scope.depth > depthLimit) return unknownValue;
  return pipeline.reduce<unknown>((before, command, at) => runCommand(command, at === 0 ? [] : [before], scope), undefined);
}

function runCommand([first, ...rest]: readonly Term[], piped: unknown[], scope: Scope): unknown {
  if (!first) return piped[0];
  if (first.term === "path" && first.keys[0] === "Files") return fromFiles(first.keys[1] ?? "", [...rest.map((each) => valueOf(each, scope)), ...piped], scope);
  if (first.term !== "function") return valueOf(first, scope);
  const given = [...rest.map((each) => valueOf(each, scope)), ...piped];
  if (first.name === "include") return include(textOfValue(given[0]), given[1], scope);
  if (first.name === "tpl") return renderInner(textOfValue(given[0]), given[1], scope);
  return callTemplateFunction(first.name, given);
}

function valueOf(term: Term, scope: Scope): unknown {
  switch (term.term) {
    case "literal":
      return term.value;
    case "path":
      return term.variable === undefined ? walk(scope.dot, term.keys) : walk(scope.variables.get(term.variable), term.keys);
    case "pipeline":
      return walk(evaluate(term.pipeline, scope), term.keys);
    case "function":
      return runCommand([term], [], scope);
  }
}

/** `.Capabilities` and the like are of the cluster: nothing is known of them. */
function walk(from: unknown, keys: readonly string[]): unknown {
  let value = from;
  for (const [at, key] of keys.entries()) {
    if (value instanceof Missing) return new Missing(pathOf(keys), value.unknown);
    const record = recordOf(value);
    if (!Object.hasOwn(record, key)) return new Missing(pathOf(keys), at === 0 && (key === "Capabilities" || key === "Files" || key === "Template"));
    value = record[key];
  }
  return value === null ? new Missing(pathOf(keys)) : value;
}

function pathOf(keys: readonly string[]): string {
  return (keys[0] === "Values" ? keys.slice(1) : keys).join(".").replace(/[^\w.]/g, "_") || "template";
}

/** `.Files.Get "config.json"`. */
function fromFiles(method: string, given: unknown[], { world }: Scope): unknown {
  return method === "Get" ? (world.readFile(textOfValue(given[0])) ?? "") : unknownValue;
}

function include(name: string, dot: unknown, scope: Scope): unknown {
  const body = scope.world.named.get(name);
  return body && scope.depth < depthLimit ? inner(body, dot, scope) : unknownValue;
}

/** Only what holds actions has to be rendered. */
function renderInner(text: string, dot: unknown, scope: Scope): unknown {
  const nodes = text.includes("{{") ? parseTemplate(text) : undefined;
  return nodes && scope.depth < depthLimit ? inner(nodes, dot, scope) : text;
}

function inner(body: readonly TemplateNode[], dot: unknown, scope: Scope): string {
  const out: Scope["out"] = [];
  render(body, { ...scope, dot, variables: new Map([["", dot]]), out, depth: scope.depth + 1 });
  return out.map((each) => each.text).join("");
}
