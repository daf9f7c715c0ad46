/** Expressions of Terraform → values. Whatever cannot be known is a hole; nothing is ever asked of a provider. */
import type { HclExpression, HclFor, HclStep } from "./hcl.js";
import { callFunction } from "./terraform-functions.js";
import { holeOf, isHole, isRecord, Made, membersOf, plainText, textIn, truthOf, type Places, type TerraformRecord, type TerraformValue } from "./terraform-value.js";

/** What names mean in one module. */
export interface Names {
  variable(name: string): TerraformValue;
  local(name: string): TerraformValue;
  output(module: string, name: string): TerraformValue;
  made(kind: "resource" | "data", type: string, name: string): TerraformValue;
  readonly module: { folder: string };
  readonly root: { module: { folder: string } };
  readonly budget: Budget;
}

/** Shared by all modules: expressions that multiply each other stop when it is used up. */
export interface Budget {
  left: number;
  places: Places;
}

export interface Scope {
  names: Names;
  /** `each`, `count`, and what `for` binds. */
  bound: ReadonlyMap<string, TerraformValue>;
  file: string;
}

const textLimit = 16_384;

/** What the expression can be. */
export function evaluate(expression: HclExpression, scope: Scope): TerraformValue {
  const { budget } = scope.names;
  budget.left -= 1;
  if (budget.left < 0) return holeOf("value");
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "template":
      return evaluateTemplate(expression.parts, scope);
    case "name":
      return scope.bound.get(expression.name) ?? holeOf(expression.name);
    case "steps":
      return expression.of.kind === "name" ? byName(expression.of.name, expression.steps, scope) : follow(evaluate(expression.of, scope), expression.steps, scope);
    case "call":
      return evaluateCall(expression, scope);
    case "object":
      return evaluateObject(expression, scope);
    case "list":
      return expression.items.map((each) => evaluate(each, scope));
    case "for":
      return evaluateFor(expression, scope);
    case "choice":
      return choose(expression, scope);
    case "operation":
      return operate(expression.operator, expression.sides.map((each) => evaluate(each, scope)));
    case "unknown":
      return holeOf("value");
  }
}

function evaluateTemplate(parts: (string | HclExpression)[], scope: Scope): TerraformValue {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && typeof only !== "string") return evaluate(only, scope);
  let text = "";
  for (const part of parts) {
    text += typeof part === "string" ? part : textIn(evaluate(part, scope));
    if (text.length > textLimit) return holeOf("value");
  }
  return text;
}

/** `var.x`, `local.x`, `module.x.y`, `data.t.n.a`, `path.module`, `t.n.a`. */
function byName(name: string, steps: HclStep[], scope: Scope): TerraformValue {
  const bound = scope.bound.get(name);
  if (bound !== undefined) return follow(bound, steps, scope);
  const words = steps.map((step) => (step.step === "attribute" ? step.name : ""));
  const [first = "", second = ""] = words;
  const { names } = scope;
  switch (name) {
    case "var":
      return follow(names.variable(first), steps.slice(1), scope);
    case "local":
      return follow(names.local(first), steps.slice(1), scope);
    case "path":
      return first === "module" ? names.module.folder || "." : first === "root" || first === "cwd" ? names.root.module.folder || "." : holeOf(name, first);
    case "module":
      return moduleOutput(first, steps.slice(1), scope);
    case "data":
      return follow(names.made("data", first, second), steps.slice(2), scope);
    default:
      return /_/.test(name) ? follow(names.made("resource", name, first), steps.slice(1), scope) : holeOf(name, ...words);
  }
}

/** `module.queues["orders"].url`: all instances of a module are alike here. */
function moduleOutput(module: string, steps: HclStep[], scope: Scope): TerraformValue {
  const at = steps.findIndex((step) => step.step === "attribute");
  const step = steps[at];
  return step?.step === "attribute" ? follow(scope.names.output(module, step.name), steps.slice(at + 1), scope) : holeOf("module", module);
}

function follow(value: TerraformValue, steps: HclStep[], scope: Scope): TerraformValue {
  const [step, ...rest] = steps;
  if (!step) return value;
  if (step.step === "splat") return Array.isArray(value) ? value.map((each) => follow(each, rest, scope)) : [follow(value, rest, scope)];
  return follow(stepInto(value, step, scope), rest, scope);
}

function stepInto(value: TerraformValue, step: Exclude<HclStep, { step: "splat" }>, scope: Scope): TerraformValue {
  const key = step.step === "attribute" ? step.name : evaluate(step.at, scope);
  const name = plainText(key) ?? "";
  if (value instanceof Made) return step.step === "attribute" ? value.ask(name) : value.at(key);
  if (Array.isArray(value)) return value[Number(name)] ?? holeOf("item", name);
  if (isRecord(value)) return (Object.hasOwn(value, name) ? value[name] : undefined) ?? holeOf(name);
  return typeof value === "string" && isHole(value) ? holeOf(value.slice(2, -1), name) : holeOf("value", name);
}

function evaluateCall(call: { name: string; arguments: HclExpression[] }, scope: Scope): TerraformValue {
  const given = call.arguments.map((each) => evaluate(each, scope));
  return callFunction(call.name, given, scope.names.budget.places) ?? holeOf(call.name);
}

function evaluateObject({ entries }: { entries: { key: HclExpression; value: HclExpression; line: number }[] }, scope: Scope): TerraformRecord {
  const record: TerraformRecord = {};
  const where = new Map<string, { file: string; line: number }>();
  for (const { key, value, line } of entries) {
    const name = textIn(evaluate(key, scope));
    if (name === "__proto__") continue;
    record[name] = evaluate(value, scope);
    where.set(name, { file: scope.file, line });
  }
  scope.names.budget.places.set(record, where);
  return record;
}

function evaluateFor(loop: HclFor, scope: Scope): TerraformValue {
  const over = evaluate(loop.over, scope);
  const { places } = scope.names.budget;
  const written = isRecord(over) ? places.get(over) : undefined;
  const rows = membersOf(over).flatMap(([key, value]) => {
    const own: [string, TerraformValue][] = [...(loop.key === undefined ? [] : [[loop.key, isRecord(over) ? key : Number(key)] as [string, TerraformValue]]), [loop.item, value]];
    const inner = { ...scope, bound: new Map([...scope.bound, ...own]) };
    if (loop.condition && truthOf(evaluate(loop.condition, inner)) === false) return [];
    const made = evaluate(loop.valueOut, inner);
    const place = written?.get(key);
    // what is made of an entry stands where the entry stands
    if (place && isRecord(made)) places.set(made, new Map(Object.keys(made).map((name) => [name, place])));
    return [{ key: loop.keyOut === undefined ? "" : textIn(evaluate(loop.keyOut, inner)), value: made, place }];
  });
  if (isHole(over)) return over;
  if (loop.keyOut === undefined) return rows.map((row) => row.value);
  const record: TerraformRecord = Object.fromEntries(rows.map((row) => [row.key, row.value]));
  places.set(record, new Map(rows.flatMap((row) => (row.place ? [[row.key, row.place] as const] : []))));
  return record;
}

/** Where it cannot be told, what says something is taken, the first of two that do. */
function choose({ condition, yes, no }: { condition: HclExpression; yes: HclExpression; no: HclExpression }, scope: Scope): TerraformValue {
  const decided = truthOf(evaluate(condition, scope));
  if (decided !== undefined) return evaluate(decided ? yes : no, scope);
  const first = evaluate(yes, scope);
  const empty = first === null || first === "" || isHole(first) || (Array.isArray(first) && first.length === 0) || (isRecord(first) && Object.keys(first).length === 0);
  return empty ? evaluate(no, scope) : first;
}

function operate(operator: string, [left = null, right = null]: TerraformValue[]): TerraformValue {
  const known = !unsure(left) && !unsure(right);
  if (operator === "==" || operator === "!=") return known ? (textIn(left) === textIn(right)) === (operator === "==") : holeOf("comparison");
  if (operator === "!") return truthOf(left) === undefined ? holeOf("comparison") : truthOf(left) === false;
  const [a, b] = [truthOf(left), truthOf(right)];
  if (operator === "&&") return a === false || b === false ? false : a === true && b === true ? true : holeOf("comparison");
  if (operator === "||") return a === true || b === true ? true : a === false && b === false ? false : holeOf("comparison");
  return calculate(operator, Number(plainText(left)), Number(plainText(right)));
}

function unsure(value: TerraformValue): boolean {
  return typeof value === "string" && value.includes("${");
}

function calculate(operator: string, a: number, b: number): TerraformValue {
  const results: Readonly<Record<string, number | boolean>> = { "+": a + b, "-": a - b, "*": a * b, "/": a / b, "%": a % b, ">": a > b, "<": a < b, ">=": a >= b, "<=": a <= b };
  const result = results[operator];
  return result === undefined || Number.isNaN(a) || Number.isNaN(b) || (typeof result === "number" && !Number.isFinite(result)) ? holeOf("number") : result;
}
