/** Which expressions were asked about on the way to an answer, as a tree. In: the engine's questions. Out: steps for people; no secrets. */
import { ts } from "ts-morph";
import type { ExplainedStep } from "../../model/explanation.js";
import { unwrap } from "../program/syntax.js";
import type { Value } from "../values/value.js";
import { describeValues } from "./describe-value.js";
import { placeOf, writtenShort } from "./written-code.js";

interface OpenStep {
  node: ts.Expression;
  step: ExplainedStep;
}

/** Deeper steps are seldom read; what they say is in the value of the step above. */
const maxDepth = 12;
const maxSteps = 8;

export class Trace {
  private roots: OpenStep[] = [];
  /** What was told since the last start: a value that another caller gives is told again. */
  private readonly taken = new Map<ts.Node, string>();
  /** Questions heard, of all uses. */
  heard = 0;
  private readonly open: { node: ts.Expression; inner: OpenStep[] }[] = [];

  /** The observer of the engine. */
  readonly observe = (node: ts.Expression, answer: () => Value[]): Value[] => {
    this.heard++;
    const inner: OpenStep[] = [];
    this.open.push({ node, inner });
    try {
      const values = answer();
      const level = this.open.length;
      if (level <= maxDepth) (this.open[level - 2]?.inner ?? this.roots).push({ node, step: stepOf(node, { values, inner }) });
      return values;
    } finally {
      this.open.pop();
    }
  };

  /** Forgets what was asked: another use is looked at. */
  start(): void {
    this.roots = [];
    this.taken.clear();
  }

  /** What was asked since the last time, and not told since the start. */
  take(): ExplainedStep[] {
    const taken = told(this.roots).filter(({ node, step }) => this.taken.get(node) !== step.value);
    for (const { node, step } of taken) this.taken.set(node, step.value);
    this.roots = [];
    return taken.slice(0, maxSteps).map(({ step }) => step);
  }
}

function stepOf(node: ts.Expression, { values, inner }: { values: readonly Value[]; inner: readonly OpenStep[] }): ExplainedStep {
  const place = placeOf(node);
  const written = node.getText();
  // `http` of `http.post(…)` says nothing beside it, but what is below it does
  const steps = told(inner).flatMap(({ node: below, step }) => (isPartOf(below, { written, place }) ? step.steps : [step]));
  return { written: writtenShort(node), ...place, value: describeValues(values), steps: steps.slice(0, maxSteps) };
}

function isPartOf(node: ts.Node, { written, place }: { written: string; place: { file: string; line: number } }): boolean {
  const own = placeOf(node);
  return own.file === place.file && own.line === place.line && written.includes(node.getText());
}

/** Without literals, which say what they are, and without what was told in the same place already. */
function told(steps: readonly OpenStep[]): OpenStep[] {
  const seen = new Set<ts.Node>();
  return steps.filter(({ node, step }) => {
    const bare = unwrap(node);
    if (saysItself(bare, step) || seen.has(bare)) return false;
    seen.add(bare);
    return true;
  });
}

/** Literals, functions, objects written out, and the bare name of a package or global. */
function saysItself(node: ts.Node, step: ExplainedStep): boolean {
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node) || ts.isFunctionExpression(node) || ts.isArrowFunction(node)) return true;
  if ((ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node)) && step.steps.length === 0) return true;
  return step.steps.length === 0 && step.value === step.written;
}
