/** Expressions, by kind of syntax. Names are looked up in `declarations`, members in `members`, calls in `calls`. */
import { posix } from "node:path";
import { ts } from "ts-morph";
import { enclosingClass, isFunctionNode, isStatic, unwrap } from "../program/syntax.js";
import { computedMembers } from "./computed-members.js";
import { isSkippedByArguments } from "./decide.js";
import type { Engine } from "./engine.js";
import { argumentsOf, boundThis, classOf, frameFor, thisContainer } from "./frames.js";
import { loadedFolder } from "./loaded-folder.js";
import { globalPackage, globalValue } from "./library-handles.js";
import { folderOf } from "./known-functions.js";
import { methodResult } from "./builtin-methods.js";
import { propertyName } from "./members.js";
import { rowsOf } from "./rows.js";
import { concatenate, constantText, orElse } from "./text.js";
import type { Hole } from "../../model/template.js";
import { merge, textValue, unknownValue, type Argument, type Frame, type ParamHole, type Value } from "./value.js";

export function evaluateExpression(engine: Engine, written: ts.Expression, frame: Frame | undefined): Value[] {
  const node = unwrap(written);
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return [textValue(node.text)];
  if (ts.isIdentifier(node)) return identifier(engine, node, frame);
  if (ts.isPropertyAccessExpression(node)) return settingOr(node, engine.member(engine.evaluate(node.expression, frame), node.name.text));
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return callExpression(engine, node, frame);
  if (ts.isTemplateExpression(node)) return template(engine, node, frame);
  if (ts.isObjectLiteralExpression(node)) return [{ kind: "object", node, frame }];
  if (ts.isArrayLiteralExpression(node)) return [{ kind: "array", elements: arrayElements(engine, node, frame) }];
  if (isFunctionNode(node)) return [{ kind: "function", node, frame }];
  if (ts.isClassExpression(node)) return [{ kind: "class", node, frame }];
  if (ts.isBinaryExpression(node)) return binary(engine, node, frame);
  if (ts.isConditionalExpression(node)) return merge(...[node.whenTrue, node.whenFalse].filter((one) => !isSkippedByArguments(engine, one, frame)).map((one) => engine.evaluate(one, frame)));
  return otherExpression(engine, node, frame);
}

const settings = /^(?:\w*config(?:uration)?_*|_*env_*|\w*settings|env(?:ironment)?)$/i;

/** `config.app.bucket` whose value comes from outside the code (a parameter store, a mounted file): a setting with a name, not just anything. */
function settingOr(node: ts.PropertyAccessExpression, values: Value[]): Value[] {
  if (!values.length || !values.every((value) => isFromOutside(value, node)) || isUsedAsObject(node)) return values;
  let owner: ts.Expression = node;
  while (ts.isPropertyAccessExpression(owner)) {
    const name = owner.expression;
    if (ts.isPropertyAccessExpression(name) ? settings.test(name.name.text) : ts.isIdentifier(name) && settings.test(name.text)) return [setting(node, values)];
    owner = name;
  }
  return values;
}

const addressParts = /^(?:href|origin|host|hostname)$/;

/** What a constructor was given may be known to those who call it. */
function setting(node: ts.PropertyAccessExpression, values: Value[]): Value {
  const given = values.find((value) => value.kind === "param" && ts.isConstructorDeclaration(value.declaration.parent) && classOf(value.declaration.parent) === enclosingClass(node));
  // `settings.history.host` is the history's
  const named = addressParts.test(node.name.text) && ts.isPropertyAccessExpression(node.expression) ? node.expression : node;
  const hole: Hole | ParamHole = { hole: "config", name: named.name.text, ...(given?.kind === "param" ? { declaration: given.declaration } : {}) };
  return { kind: "text", template: [hole] };
}

/** Nothing is known of it: not even whether it is there, a parameter of another call, or what a page has put into `window.config`. */
function isFromOutside(value: Value, node: ts.Node): boolean {
  if (value.kind === "library") return value.package === globalPackage && !value.path.includes("(") && value.origin !== undefined && node.pos <= value.origin.pos && value.origin.end <= node.end && value.origin.getSourceFile() === node.getSourceFile();
  return value.kind === "unknown" || (value.kind === "param" && !encloses(value.declaration, node));
}

/** `config.fetch(…)`, `config.app.name`, `(config.fetch || fetch)(…)`: no text. */
function isUsedAsObject(node: ts.Expression): boolean {
  let at: ts.Expression = node;
  while (ts.isParenthesizedExpression(at.parent) || (ts.isBinaryExpression(at.parent) && ts.isParenthesizedExpression(at.parent.parent))) at = at.parent;
  return (ts.isCallExpression(at.parent) || ts.isPropertyAccessExpression(at.parent)) && at.parent.expression === at;
}

/** Is the parameter one of a function around the node? Another one has come out of a call that nothing more is known of. */
function encloses(declaration: ts.Node, node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent) if (at === declaration.parent || (ts.isVariableDeclaration(declaration) && at === declaration.parent.parent)) return true;
  return false;
}

function otherExpression(engine: Engine, node: ts.Expression, frame: Frame | undefined): Value[] {
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return [textValue("true")];
    case ts.SyntaxKind.FalseKeyword:
      return [textValue("false")];
    case ts.SyntaxKind.NullKeyword:
      return [];
    case ts.SyntaxKind.ThisKeyword:
      return thisValue(engine, node, frame);
    case ts.SyntaxKind.SuperKeyword:
      return superValue(engine, node, frame);
  }
  if (ts.isElementAccessExpression(node)) return elementAccess(engine, node, frame);
  if (ts.isTaggedTemplateExpression(node)) return taggedTemplate(engine, node, frame);
  if (ts.isPrefixUnaryExpression(node) || ts.isTypeOfExpression(node) || ts.isVoidExpression(node) || ts.isDeleteExpression(node)) return [];
  if (ts.isMetaProperty(node)) return [globalValue("import.meta", node)];
  return node.kind === ts.SyntaxKind.RegularExpressionLiteral ? [{ kind: "unknown", name: "", at: node }] : [unknownValue("")];
}

function identifier(engine: Engine, node: ts.Identifier, frame: Frame | undefined): Value[] {
  if (node.text === "undefined") return [];
  const declaration = engine.program.scopes.find(node.text, node);
  if (!declaration) return assignedGlobal(engine, node) ?? [namedGlobal(engine, node)];
  return engine.declaration(declaration, frameFor(declaration, frame));
}

/** Places of files are system-relative: they name what is read from disk, and folders whose modules are loaded. */
function namedGlobal(engine: Engine, node: ts.Identifier): Value {
  const file = engine.program.fileOf(node);
  if (node.text === "__dirname") return textValue(folderOf(file));
  if (node.text === "__filename") return textValue(file);
  if (node.text === "exports") return { kind: "module", file };
  const library = engine.libraries.globalNamed(node.text);
  return library === undefined ? globalValue(node.text, node) : { kind: "library", package: library, path: "", name: node.text, origin: node };
}

/** A name that this file assigns without declaring it (sloppy scripts): `app = express()`. */
function assignedGlobal(engine: Engine, node: ts.Identifier): Value[] | undefined {
  if (node.text === "exports" || node.text === "module") return undefined;
  const assignments = engine.program.file(engine.program.fileOf(node))?.index.assignments.get(node.text) ?? [];
  const own = assignments.filter((assignment) => ts.isIdentifier(assignment.left));
  return own.length ? merge(...own.map((assignment) => engine.evaluate(assignment.right, undefined))) : undefined;
}

function callExpression(engine: Engine, node: ts.CallExpression | ts.NewExpression, frame: Frame | undefined): Value[] {
  const call = { node, args: argumentsOf(node, frame, engine), frame };
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return importedModule(engine, node);
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "require" && !engine.program.scopes.find("require", node)) return importedModule(engine, node);
  return methodResult(engine, node, call) ?? merge(...engine.evaluate(node.expression, frame).map((callee) => engine.call(callee, call)));
}

function importedModule(engine: Engine, node: ts.CallExpression): Value[] {
  const argument = node.arguments[0];
  const named = argument && engine.evaluate(argument, undefined)[0];
  const specifier = constantText(named);
  const computed = argument && !ts.isStringLiteralLike(argument) && specifier !== undefined ? ownModule(engine, specifier) : undefined;
  if (computed) return engine.exported(computed, "*");
  if (specifier === undefined) {
    const loaded = named?.kind === "text" ? loadedFolder(engine, named.template, engine.program.fileOf(node)) : [];
    return loaded.length ? loaded : [unknownValue("require")];
  }
  return moduleByName(engine, { specifier, from: engine.program.fileOf(node), name: "*", at: node });
}

/** `require(path.join(process.cwd(), "config/settings.cjs"))`: a path within the system, with whatever ending the file has. */
function ownModule({ program }: Engine, path: string): string | undefined {
  const stem = posix.normalize(path).replace(/\.[mc]?[jt]s$/, "");
  return program.own.find((file) => file === path) ?? program.own.find((file) => file.startsWith(`${stem}.`) && /^\.[mc]?[jt]s$/.test(file.slice(stem.length)));
}

/** The export `name` of what `specifier` leads to: a file of the system, or a library. */
export function moduleByName(engine: Engine, { specifier, from, name, at }: { specifier: string; from: string; name: string; at: ts.Node }): Value[] {
  const target = engine.program.resolver.resolve(specifier, from);
  if (target.kind === "file") return engine.exported(target.file, name);
  const document = /^(\w+)Document$/.exec(name)?.[1];
  const text = document === undefined || engine.libraries.isModelled(target.name) ? undefined : engine.program.documents.operation(document, from);
  if (text !== undefined) return [textValue(text)];
  const root: Value = { kind: "library", package: packageOf(engine, target), path: "", name: target.name, origin: at };
  return name === "*" || name === "default" ? [root] : engine.member([root], name);
}

/** A part of a package that no model speaks of by itself is the package: `@apollo/client/core`. */
function packageOf(engine: Engine, { name, subpath }: { name: string; subpath: string }): string {
  const whole = subpath ? `${name}/${subpath}` : name;
  return engine.libraries.isModelled(whole) || !engine.libraries.isModelled(name) ? whole : name;
}

function template(engine: Engine, node: ts.TemplateExpression, frame: Frame | undefined): Value[] {
  const parts: Value[][] = [[textValue(node.head.text)]];
  for (const span of node.templateSpans) parts.push(named(engine.evaluate(span.expression, frame), span.expression), [textValue(span.literal.text)]);
  return concatenate(parts);
}

/** An unknown part of a text carries at least the name it was written with. */
function named(values: Value[], node: ts.Expression): Value[] {
  const name = lastName(node);
  const list = values.length ? values : [unknownValue(name)];
  return list.map((value) => (value.kind === "unknown" && value.name === "" ? unknownValue(name) : value.kind === "library" || value.kind === "instance" || value.kind === "object" ? unknownValue(name) : value));
}

export function lastName(node: ts.Expression): string {
  const inner = unwrap(node);
  if (ts.isIdentifier(inner)) return inner.text;
  if (ts.isPropertyAccessExpression(inner)) return inner.name.text;
  if (ts.isElementAccessExpression(inner) && ts.isStringLiteralLike(inner.argumentExpression)) return inner.argumentExpression.text;
  if (ts.isCallExpression(inner)) return inner.arguments[0] ? lastName(inner.arguments[0]) : lastName(inner.expression);
  return "";
}

function taggedTemplate(engine: Engine, node: ts.TaggedTemplateExpression, frame: Frame | undefined): Value[] {
  return ts.isNoSubstitutionTemplateLiteral(node.template) ? [textValue(node.template.text)] : template(engine, node.template, frame);
}

function arrayElements(engine: Engine, node: ts.ArrayLiteralExpression, frame: Frame | undefined): Argument[] {
  return node.elements.flatMap((element): Argument[] => {
    if (!ts.isSpreadElement(element)) return [{ node: element, frame }];
    // a list that a library makes, `...prefix("orders", […])`: its model knows what is in it
    return engine.evaluate(element.expression, frame).flatMap((value) => (value.kind === "library" && value.call && value.package !== globalPackage ? [{ values: [value] }] : rowsOf(engine, value)));
  });
}

function binary(engine: Engine, node: ts.BinaryExpression, frame: Frame | undefined): Value[] {
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.PlusToken:
      return concatenate([named(engine.evaluate(node.left, frame), node.left), named(engine.evaluate(node.right, frame), node.right)]);
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken:
      return orElse(engine.evaluate(node.left, frame), () => engine.evaluate(node.right, frame));
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.EqualsToken:
    case ts.SyntaxKind.CommaToken:
    case ts.SyntaxKind.QuestionQuestionEqualsToken:
    case ts.SyntaxKind.BarBarEqualsToken:
      return engine.evaluate(node.right, frame);
    default:
      return [unknownValue("")];
  }
}

function elementAccess(engine: Engine, node: ts.ElementAccessExpression, frame: Frame | undefined): Value[] {
  const objects = engine.evaluate(node.expression, frame);
  const keys = engine.evaluate(node.argumentExpression, frame);
  const constants = keys.map(constantText);
  const named = keys.length > 0 && constants.every((key) => key !== undefined) ? merge(...constants.map((key) => engine.member(objects, key ?? ""))) : [];
  // what was put there under a key that is computed differently may still be it
  if (named.length || (keys.length > 0 && constants.every((key) => key !== undefined) && !objects.some(isPool))) return named;
  return merge(...objects.map((object) => anyMember(engine, object, { keys, frame })));
}

/** An empty object that is filled later. */
const isPool = (object: Value): boolean => object.kind === "object" && object.node.properties.length === 0;

/** `table[key]` with an unknown key: every entry of a written table is an alternative; of anything else, nothing is known. */
function anyMember(engine: Engine, object: Value, { keys, frame }: { keys: Value[]; frame: Frame | undefined }): Value[] {
  if (object.kind === "array") return merge(...object.elements.map((element) => engine.argument(element)));
  const pooled = object.kind === "object" && isPool(object) ? computedMembers(engine, object.node, frame) : [];
  if (pooled.length) return pooled;
  const parameter = keys.find((key) => key.kind === "param");
  if (parameter) return [parameter];
  if (object.kind === "record") return merge(...[...object.members.values()].map((member) => engine.argument(member)));
  // which table it is may be known to the callers
  if (object.kind === "param") return [object];
  if (object.kind !== "object") return [unknownValue("")];
  return merge(...object.node.properties.map((property) => engine.member([object], propertyName(engine, property, object.frame) ?? "")), computedMembers(engine, object.node, frame));
}

/** In `engine.handed`: what a library makes `this` of a function that is handed to it. */
const handedThis = -1;

function thisValue(engine: Engine, node: ts.Node, frame: Frame | undefined): Value[] {
  const bound = boundThis(node, frame);
  if (bound) return [bound];
  const container = thisContainer(node);
  const owner = container && !ts.isFunctionDeclaration(container) && !ts.isFunctionExpression(container) ? enclosingClass(node) : undefined;
  if (owner) return [{ kind: isStatic(container) ? "class" : "instance", node: owner, frame: undefined }];
  const given = (container && engine.handed.get(container)?.get(handedThis)) ?? [];
  if (container && ts.isObjectLiteralExpression(container.parent)) return [...given, { kind: "object", node: container.parent, frame: undefined }];
  if (container && ts.isPropertyAssignment(container.parent) && ts.isObjectLiteralExpression(container.parent.parent)) return [...given, { kind: "object", node: container.parent.parent, frame: undefined }];
  return given.length ? given : [unknownValue("this")];
}

function superValue(engine: Engine, node: ts.Node, frame: Frame | undefined): Value[] {
  const base = enclosingClass(node)?.heritageClauses?.find((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  if (!base) return [];
  const self = boundThis(node, frame);
  return engine.evaluate(base.expression, undefined).map((value): Value => {
    if (value.kind === "class" && isStatic(thisContainer(node))) return value;
    if (value.kind === "class") return { kind: "instance", node: value.node, frame: self?.kind === "instance" ? self.frame : undefined };
    return value;
  });
}
