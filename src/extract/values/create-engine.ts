/** Joins the parts of the evaluator. One engine per service; its memory goes with it. */
import type { ts } from "ts-morph";
import type { SourceProgram } from "../program/source-program.js";
import { evaluateCall } from "./calls.js";
import { CallerIndex } from "./callers.js";
import { evaluateDeclaration } from "./declarations.js";
import type { Engine, LibraryKnowledge } from "./engine.js";
import { evaluateExpression } from "./expressions.js";
import { memberOf } from "./members.js";
import { exportedValue } from "./modules.js";
import { valueOfType } from "./types.js";
import { merge, type Frame, type Value } from "./value.js";

const maxNesting = 400;

export function createEngine(program: SourceProgram, libraries: LibraryKnowledge): Engine {
  const rootMemo = new Map<ts.Node, Value[]>();
  const declarationMemo = new Map<ts.Node, Value[]>();
  const exportMemo = new Map<string, Value[]>();
  const active = new Map<ts.Node, Set<Frame | undefined>>();
  let nesting = 0;
  const engine: Engine = {
    program,
    libraries,
    evaluate(node, frame) {
      const memo = frame ? frame.memo : rootMemo;
      const known = memo.get(node);
      if (known) return known;
      const running = active.get(node) ?? new Set();
      // recursion, or a chain of definitions longer than any that people write
      if (running.has(frame) || running.size > 8 || nesting > maxNesting) return [];
      active.set(node, running.add(frame));
      nesting++;
      try {
        const values = evaluateExpression(engine, node, frame);
        memo.set(node, values);
        return values;
      } finally {
        nesting--;
        running.delete(frame);
      }
    },
    argument: (argument) => ("values" in argument ? argument.values : engine.evaluate(argument.node, argument.frame)),
    member: (values, name) => merge(...values.map((value) => memberOf(engine, value, name))),
    call: (callee, call) => evaluateCall(engine, callee, call),
    declaration(node, frame) {
      if (frame) return evaluateDeclaration(engine, node, frame);
      const known = declarationMemo.get(node);
      if (known) return known;
      declarationMemo.set(node, []);
      const values = evaluateDeclaration(engine, node, frame);
      declarationMemo.set(node, values);
      return values;
    },
    forget() {
      rootMemo.clear();
      declarationMemo.clear();
      exportMemo.clear();
      engine.calls.clear();
      callers = new CallerIndex(engine);
    },
    ofType: (type, at) => valueOfType(engine, type, at),
    exported: (file, name) => remembered(exportMemo, `${file}\n${name}`, () => {
      const values = exportedValue(engine, file, name);
      // a module that is being evaluated right now answers only in part; that answer is not kept
      return { values, keep: nesting === 0 || values.length > 0 };
    }),
    framesFor: (parameter) => callers.framesFor(parameter),
    subclasses: (node) => callers.subclasses(node),
    handed: new Map(),
    calls: new Map(),
  };
  let callers = new CallerIndex(engine);
  return engine;
}

function remembered(memo: Map<string, Value[]>, key: string, compute: () => { values: Value[]; keep: boolean }): Value[] {
  const known = memo.get(key);
  if (known) return known;
  const { values, keep } = compute();
  if (keep) memo.set(key, values);
  return values;
}
