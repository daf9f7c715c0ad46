/** Joins the parts of the evaluator. One engine per service; its memory goes with it. */
import type { ts } from "ts-morph";
import type { SourceProgram } from "../program/source-program.js";
import type { SqlParser } from "../sql/sql-parser.js";
import { Answers, Memo } from "./answers.js";
import { evaluateCall } from "./calls.js";
import { CallerIndex } from "./callers.js";
import { evaluateDeclaration } from "./declarations.js";
import type { Engine, LibraryKnowledge } from "./engine.js";
import { entriesOf } from "./entries.js";
import { evaluateExpression } from "./expressions.js";
import { FreeNames } from "./free-names.js";
import { memberOf } from "./members.js";
import { exportedValue } from "./modules.js";
import { valueOfType } from "./types.js";
import { merge, type Entry, type Frame, type Value } from "./value.js";

/** Told of every expression that is asked about, around its answer. */
export type Observer = (node: ts.Expression, answer: () => Value[]) => Value[];

export interface EngineOptions {
  observe?: Observer | undefined;
  parseSql?: SqlParser | undefined;
}

export function createEngine(program: SourceProgram, libraries: LibraryKnowledge, { observe, parseSql }: EngineOptions = {}): Engine {
  const answers = new Answers();
  const values = new Memo<ts.Node, Value[]>();
  const declarations = new Memo<ts.Node, Value[]>();
  const exports = new Memo<string, Value[]>();
  let spreads = new WeakMap<ts.Node, Map<Frame | undefined, Memo<string, Value[]>>>();
  let members = new WeakMap<object, Memo<string, Value[]>>();
  const names = new FreeNames(program.scopes);
  const answer = (node: ts.Expression, frame: Frame | undefined): Value[] => answers.ask(frame ? frame.memo : values, { key: node, none: [], compute: () => evaluateExpression(engine, node, frame) });
  const ask: Engine["evaluate"] = (node, frame) => answer(node, frame && !names.isFree(node) ? frame : undefined);
  const nowhere = {};
  let runs = new WeakMap<object, Memo<ts.Node, (Frame | undefined)[]>>();
  let fills = new WeakMap<object, Memo<ts.Node, Entry[]>>();
  const engine: Engine = {
    program,
    libraries,
    parseSql,
    remember: (memo, key, compute) => answers.ask(memo, { key, none: [], compute }),
    evaluate: observe ? (node, frame) => observe(node, () => ask(node, frame)) : ask,
    argument: (argument) => ("values" in argument ? argument.values : engine.evaluate(argument.node, argument.frame)),
    member: (objects, name) => merge(...objects.map((value) => memberOf(engine, value, name))),
    membersOf(self) {
      return tableOf(members, self.args || self.frame || self.typeArgs || self.setup ? self : self.node);
    },
    membersOfSpread(node, frame) {
      let known = spreads.get(node);
      if (!known) spreads.set(node, (known = new Map()));
      let members = known.get(frame);
      if (!members) known.set(frame, (members = new Memo()));
      return members;
    },
    handedMembersOf: (made) => tableOf(members, made),
    entries: (value) => entriesOf(engine, value),
    runsIn: (frame) => tableOf(runs, frame ?? nowhere),
    fillsIn: (frame) => tableOf(fills, frame ?? nowhere),
    call: (callee, call) => evaluateCall(engine, callee, call),
    declaration: (node, frame) => (frame ? evaluateDeclaration(engine, node, frame) : answers.ask(declarations, { key: node, none: [], compute: () => evaluateDeclaration(engine, node, frame) })),
    ofType: (type, at) => valueOfType(engine, type, at),
    exported: (file, name) => answers.ask(exports, { key: `${file}\n${name}`, none: [], compute: () => exportedValue(engine, file, name) }),
    framesFor: (parameter) => callers.framesFor(parameter),
    subclasses: (node) => callers.subclasses(node),
    forget() {
      for (const memo of [values, declarations, exports, engine.calls]) memo.clear();
      members = new WeakMap();
      spreads = new WeakMap();
      runs = new WeakMap();
      fills = new WeakMap();
      callers = new CallerIndex(engine);
    },
    begin: (isNewUse) => answers.restart(isNewUse),
    isExhausted: () => answers.isExhausted,
    handed: new Map(),
    invoked: new Map(),
    calls: new Map(),
  };
  let callers = new CallerIndex(engine);
  return engine;
}

function tableOf<K, T>(tables: WeakMap<object, Memo<K, T[]>>, key: object): Memo<K, T[]> {
  let known = tables.get(key);
  if (!known) tables.set(key, (known = new Memo()));
  return known;
}
