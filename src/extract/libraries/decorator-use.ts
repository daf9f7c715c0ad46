/** The one implementation of `DecoratorUse`: a decorator, as a model may ask about it and about its neighbours. */
import { ts } from "ts-morph";
import { decoratorName, decoratorsOf, propertyNameOf, type ClassNode } from "../program/syntax.js";
import { lineage } from "../values/class-members.js";
import type { Engine } from "../values/engine.js";
import type { Argument } from "../values/value.js";
import { callsOf, settingsFile } from "./call-use.js";
import type { DecoratorUse, LibraryModel } from "./library-model.js";
import { fieldOfType } from "../shapes/shape-of.js";
import { argumentViews, nothing, resultView, typeView, ViewOfValues } from "./view-of-values.js";
import type { ValueView } from "./value-view.js";

export interface DecoratorParts {
  engine: Engine;
  decorator: ts.Decorator;
  model: LibraryModel;
  /** The library's decorator, where a function of the system gives it: `@ListOrders()` for `Get("orders")`. */
  made?: MadeDecorator;
}

export interface MadeDecorator {
  name: string;
  args: readonly Argument[];
}

export function decoratorUse(parts: DecoratorParts): DecoratorUse {
  const { engine, decorator, made } = parts;
  const call = ts.isCallExpression(decorator.expression) ? decorator.expression : undefined;
  const args = made ? made.args.map((one) => new ViewOfValues(engine, () => engine.argument(one))) : call ? argumentViews(engine, call) : [];
  const target = decorator.parent;
  const owner = ts.isClassDeclaration(target) || ts.isClassExpression(target) ? target : classAround(target);
  const beside = (name: string): DecoratorUse[] => named(parts, target, name);
  return {
    position: decorator.pos,
    member: made?.name ?? lastName(decorator),
    args,
    arg: (index) => args[index] ?? nothing(engine),
    sibling: (name) => beside(name)[0],
    siblings: beside,
    onClass: (name) => owner && lineage(engine, owner).flatMap((one) => named(parts, one, name))[0],
    onParameters: (name) => (ts.isMethodDeclaration(target) ? target.parameters.flatMap((parameter) => named(parts, parameter, name).map((one) => ({ decorator: one, name: parameter.name.getText(), type: typeOf(engine, parameter.type), fields: (path) => fieldOfType(engine, parameter.type, path) }))) : []),
    name: "name" in target && target.name ? (propertyNameOf(target.name as ts.PropertyName) ?? "") : "",
    className: owner?.name?.text ?? "",
    type: ts.isMethodDeclaration(target) && !target.type ? resultView(engine, target) : ts.isMethodDeclaration(target) || ts.isPropertyDeclaration(target) || ts.isParameter(target) ? typeOf(engine, target.type) : nothing(engine),
    members: (name) => (owner ? owner.members.flatMap((member) => named(parts, member, name)) : []),
    settingsFile: (path) => settingsFile(engine, path, decorator),
    callsOf: (on) => callsOf(parts, on),
  };
}

function typeOf(engine: Engine, type: ts.TypeNode | undefined): ValueView {
  return type ? typeView(engine, type) : nothing(engine);
}

function classAround(node: ts.Node): ClassNode | undefined {
  for (let at: ts.Node | undefined = node; at; at = at.parent) if (ts.isClassDeclaration(at) || ts.isClassExpression(at)) return at;
  return undefined;
}

const lastName = (decorator: ts.Decorator): string => decoratorName(decorator).getText().split(".").pop() ?? "";

/** Neighbours by their name in the library: `@Get as HttpGet` still counts as `Get`. */
function named(parts: DecoratorParts, node: ts.Node, name: string): DecoratorUse[] {
  const { made: _made, ...plain } = parts;
  return decoratorsOf(node).filter((one) => isNamed(parts.engine, one, name)).map((decorator) => decoratorUse({ ...plain, decorator }));
}

function isNamed(engine: Engine, decorator: ts.Decorator, name: string): boolean {
  if (lastName(decorator) === name) return true;
  return engine.evaluate(decoratorName(decorator), undefined).some((value) => value.kind === "library" && value.path === `.${name}`);
}
