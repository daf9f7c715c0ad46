/** The one implementation of `ValueView`: a view over the evaluator's alternatives. */
import { ts } from "ts-morph";
import type { Alternatives } from "../../model/facts.js";
import type { DataShape } from "../../model/graph.js";
import { messageTypes } from "../shapes/message-types.js";
import { encodedBy, shapeOfResult, shapeOfType, shapeOfValues, type WrittenAt } from "../shapes/shape-of.js";
import { type ClassNode, decoratorName, decoratorsOf, isFunctionNode, propertyNameOf, returnedExpressions, unwrap } from "../program/syntax.js";
import { lineage } from "../values/class-members.js";
import type { Engine } from "../values/engine.js";
import { lastName } from "../values/expressions.js";
import { argumentsOf } from "../values/frames.js";
import { ancestry } from "../values/library-handles.js";
import { constantText, toTemplates } from "../values/text.js";
import { merge, type Frame, type ParamDeclaration, type Value } from "../values/value.js";
import type { ValueView } from "./value-view.js";

/** Where the value was written, for its declared type and its name. */
interface Written {
  node?: ts.Node | undefined;
  /** The call in which it was asked. */
  frame?: Frame | undefined;
  /** Asked for only when a shape is. */
  findPlace?: (() => WrittenAt | undefined) | undefined;
  name?: string;
}

export class ViewOfValues implements ValueView {
  private known: readonly Value[] | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly compute: () => readonly Value[],
    private readonly place: Written = {},
  ) {}

  get values(): readonly Value[] {
    return (this.known ??= this.compute());
  }

  /** Where it is written, if that is one place. */
  get node(): ts.Node | undefined {
    return this.place.node ?? this.place.findPlace?.()?.node;
  }

  get exists(): boolean {
    return this.values.length > 0;
  }

  get written(): string {
    return this.place.name ?? (this.place.node && ts.isExpression(this.place.node) ? lastName(this.place.node) : "");
  }

  text(): Alternatives {
    return toTemplates([...this.values]);
  }

  constant(): string | undefined {
    const all = this.constants();
    return all.length === 1 && this.values.length === 1 ? all[0] : undefined;
  }

  constants(): string[] {
    return this.values.flatMap((value) => constantText(value) ?? []);
  }

  prop(...names: string[]): ValueView {
    return new ViewOfValues(this.engine, () => membersOf(this.engine, this.values, names), { name: names[0] ?? "", findPlace: () => writtenMember(this.values, names) });
  }

  elements(): ValueView[] {
    return this.values.flatMap((value): ValueView[] => (value.kind === "array" ? value.elements.map((one) => new ViewOfValues(this.engine, () => this.engine.argument(one), "node" in one ? one : {})) : [new ViewOfValues(this.engine, () => [value])]));
  }

  keys(): string[] {
    return [...new Set(this.values.flatMap((value) => this.engine.entries(value).map((entry) => entry.name)))];
  }

  methods(): string[] {
    return [...new Set(this.values.flatMap((value) => (value.kind === "class" || value.kind === "instance" ? lineage(this.engine, value.node).flatMap(methodsOf) : this.engine.entries(value).map((entry) => entry.name))))];
  }

  is(kind: "text" | "object" | "array" | "function" | "class" | "instance" | "library"): boolean {
    return this.values.some((value) => value.kind === kind);
  }

  className(): string | undefined {
    for (const value of this.values) if (value.kind === "class" || value.kind === "instance") return value.node.name?.text;
    return undefined;
  }

  isExtended(): boolean {
    return this.values.some((value) => (value.kind === "class" || value.kind === "instance") && this.engine.subclasses(value.node).length > 0);
  }

  classDecorator(name: string): ValueView[] | undefined {
    for (const value of this.values) {
      if (value.kind !== "class" && value.kind !== "instance") continue;
      for (const owner of lineage(this.engine, value.node)) {
        const decorator = decoratorsOf(owner).find((one) => decoratorName(one).getText().split(".").pop() === name);
        if (decorator) return ts.isCallExpression(decorator.expression) ? argumentViews(this.engine, decorator.expression) : [];
      }
    }
    return undefined;
  }

  fields(): { name: string; decorators: string[] }[] {
    return this.values.flatMap((value) => {
      if (value.kind !== "class" && value.kind !== "instance") return [];
      return lineage(this.engine, value.node).flatMap((owner) => owner.members.flatMap((member) => (ts.isPropertyDeclaration(member) ? [{ name: propertyNameOf(member.name) ?? "", decorators: decoratorsOf(member).map((one) => decoratorName(one).getText()) }] : [])));
    });
  }

  library(): { package: string; path: string } | undefined {
    for (const value of this.values) if (value.kind === "library") return { package: value.package, path: value.path };
    return undefined;
  }

  made(member: string): { args: readonly ValueView[]; arg(index: number): ValueView } | undefined {
    for (const value of this.values) {
      if (value.kind !== "library") continue;
      for (const step of ancestry(value)) {
        if (!step.call || (member === "" ? step.parent?.path !== "" : step.name !== member)) continue;
        const args = step.call.args.map((one) => new ViewOfValues(this.engine, () => this.engine.argument(one), "node" in one ? one : {}));
        return { args, arg: (index) => args[index] ?? nothing(this.engine) };
      }
    }
    return undefined;
  }

  madeIn(): string | undefined {
    const made = this.values.find((value) => value.kind === "library" && value.origin);
    return made?.kind === "library" && made.origin ? this.engine.program.fileOf(made.origin) : undefined;
  }

  pattern(): string | undefined {
    return this.regex()?.replace(/^\/|\/[a-z]*$/g, "");
  }

  comparedWith(): ValueView {
    return new ViewOfValues(this.engine, () => merge(...this.values.flatMap((value) => (value.kind === "function" ? [comparison(this.engine, value)] : []))));
  }

  messageTypes(): string[] {
    return [...new Set(this.values.flatMap((value) => (value.kind === "function" ? messageTypes(this.engine, value.node) : [])))];
  }

  decoded(): ValueView {
    const place = this.place.node ? { node: this.place.node, frame: this.place.frame } : this.place.findPlace?.();
    const inner = place && encodedBy(this.engine, place);
    return inner ? new ViewOfValues(this.engine, () => this.engine.evaluate(inner.node, inner.frame), inner) : this;
  }

  regex(): string | undefined {
    for (const value of this.values) {
      if (value.kind === "unknown" && value.at && ts.isRegularExpressionLiteral(value.at)) return value.at.text;
      const source = value.kind === "library" && value.path === ".RegExp()" && value.call?.args[0] ? constantText(this.engine.argument(value.call.args[0])[0]) : undefined;
      if (source !== undefined) return `/${source}/`;
    }
    return undefined;
  }

  moduleVariable(): string | undefined {
    for (const value of this.values) if (value.kind === "library" && value.origin) return moduleVariableOf(value.origin);
    return undefined;
  }

  returned(): ValueView {
    return new ViewOfValues(this.engine, () => merge(...this.values.flatMap((value) => (value.kind === "function" || value.kind === "class" ? [this.engine.call(value, { node: value.node, args: [], frame: undefined })] : []))));
  }

  instance(): ValueView {
    return new ViewOfValues(this.engine, () => merge(...this.values.map((value): Value[] => {
      if (value.kind === "class") return [{ kind: "instance", node: value.node, frame: undefined }];
      return value.kind === "library" && value.origin ? this.engine.call(value, { node: value.origin, args: [], frame: undefined }) : [];
    })));
  }

  typeArg(index: number): ValueView {
    for (const value of this.values) {
      const type = value.kind === "library" || value.kind === "instance" ? value.typeArgs?.[index] : undefined;
      if (type) return typeView(this.engine, type);
    }
    return nothing(this.engine);
  }

  shape(): DataShape | undefined {
    return shapeOfValues(this.engine, this.values, this.place.node ? { node: this.place.node, frame: this.place.frame } : this.place.findPlace?.());
  }
}

/** Public methods and fields that hold functions, as far as a class writes them down. */
function methodsOf(owner: ClassNode): string[] {
  return owner.members.flatMap((member) => {
    const isHidden = ts.canHaveModifiers(member) && ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword || kind === ts.SyntaxKind.StaticKeyword);
    const isFunction = ts.isMethodDeclaration(member) || (ts.isPropertyDeclaration(member) && member.initializer !== undefined && isFunctionNode(unwrap(member.initializer)));
    const name = isFunction && !isHidden ? propertyNameOf(member.name) : undefined;
    return name === undefined ? [] : [name];
  });
}

/** The side of an equality that does not speak of the function's own parameter; of a text in parts, the part that ends it. */
function comparison(engine: Engine, value: Extract<Value, { kind: "function" }>): Value[] {
  const test = returnedExpressions(value.node).map(unwrap)[0];
  if (!test || !ts.isBinaryExpression(test) || !/^={2,3}$/.test(test.operatorToken.getText())) return [];
  const own = value.node.parameters[0]?.name.getText();
  const other = [test.left, test.right].find((side) => own === undefined || !new RegExp(`\\b${own}\\b`).test(side.getText()));
  if (!other) return [];
  const last = ts.isTemplateExpression(other) ? other.templateSpans.at(-1) : undefined;
  return engine.evaluate(last && last.literal.text === "" ? last.expression : other, value.frame);
}

/** The expression of the first of these members that an object literal has. */
function writtenMember(values: readonly Value[], names: readonly string[]): WrittenAt | undefined {
  for (const name of names) {
    for (const value of values) {
      if (value.kind !== "object") continue;
      const property = value.node.properties.find((one) => one.name && propertyNameOf(one.name) === name);
      if (property && ts.isPropertyAssignment(property)) return { node: property.initializer, frame: value.frame };
      if (property && ts.isShorthandPropertyAssignment(property)) return { node: property.name, frame: value.frame };
    }
  }
  return undefined;
}

/** The first of these members that is known; else what is written there, though nothing is known of it. */
function membersOf(engine: Engine, values: readonly Value[], names: readonly string[]): Value[] {
  const known = firstExisting(names.map((name) => () => engine.member([...values], name)));
  const written = known.length ? undefined : names.find((name) => writtenMember(values, [name]));
  return written === undefined ? known : engine.member([...values], written);
}

/** The name of the variable right outside of every function, whose value this is. */
function moduleVariableOf(node: ts.Node): string | undefined {
  let at = node;
  while (ts.isParenthesizedExpression(at.parent) || ts.isAsExpression(at.parent) || ts.isSatisfiesExpression(at.parent)) at = at.parent;
  const holder = at.parent;
  if (!ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name) || !ts.isSourceFile(holder.parent.parent.parent)) return undefined;
  return holder.name.text;
}

function firstExisting(questions: (() => Value[])[]): Value[] {
  for (const ask of questions) {
    const values = ask().filter((value) => value.kind !== "unknown" || value.at !== undefined);
    if (values.length) return values;
  }
  return [];
}

export const nothing = (engine: Engine): ValueView => new ViewOfValues(engine, () => []);

export const viewOf = (engine: Engine, values: readonly Value[], node?: ts.Node): ValueView => new ViewOfValues(engine, () => values, { node });

export function argumentViews(engine: Engine, call: { arguments?: readonly ts.Expression[] }): ValueView[] {
  return argumentsOf(call, undefined, engine).map((one) => new ViewOfValues(engine, () => engine.argument(one), "node" in one ? one : {}));
}

/** A type as a value: its class if it has one, its literal, and its fields as the shape. */
export function typeView(engine: Engine, type: ts.TypeNode): ValueView {
  return new (class extends ViewOfValues {
    override shape(): DataShape | undefined {
      return shapeOfType(engine, type);
    }
  })(engine, () => classesOf(engine, type), { name: type.getText().slice(0, 80) });
}

/** What a method gives that does not say it. */
export function resultView(engine: Engine, method: ts.MethodDeclaration): ValueView {
  return new (class extends ViewOfValues {
    override shape(): DataShape | undefined {
      return shapeOfResult(engine, method);
    }
  })(engine, () => []);
}

function classesOf(engine: Engine, type: ts.TypeNode): Value[] {
  return merge(engine.ofType(type, type));
}

/** The parameter whose callers know what is seen here. */
export function parameterOf(view: ValueView): ParamDeclaration | undefined {
  const value = view instanceof ViewOfValues ? view.values.find((one) => one.kind === "param") : undefined;
  return value?.kind === "param" ? value.declaration : undefined;
}
