/**
 * Does this service run the place at all? A shared library is linked into many services; a use inside it belongs to those that reach it.
 * In: an engine and the service's own files. Out: yes or no: some own code, or library code that is itself reached, names the function or class.
 */
import { ts } from "ts-morph";
import type { Engine } from "../values/engine.js";
import { classOf } from "../values/frames.js";
import { globalPackage } from "../values/library-handles.js";
import type { Value } from "../values/value.js";
import { escapeName } from "../program/exported-code.js";
import { Decisions } from "./decisions.js";
import { UnusedMembers } from "./unused-members.js";
import { isMemberInText } from "../program/places-in-text.js";
import { isExportedAlone, passedOnIn } from "../program/renamed-exports.js";
import { enclosingFunction, functionName, isClassNode, isFunctionNode, propertyNameOf, type ClassNode, type FunctionNode } from "../program/syntax.js";

export class Reach {
  private readonly decisions = new Decisions<ts.Node>();
  /** By file and name. */
  private readonly uses = new Map<string, readonly ts.Identifier[]>();

  private readonly unused: UnusedMembers;

  constructor(
    private readonly engine: Engine,
    private readonly own: ReadonlySet<string>,
  ) {
    this.unused = new UnusedMembers(engine);
  }

  /** `sites`: the use, then its callers. One place in the service's own files is enough. */
  isReached(sites: readonly ts.Node[]): boolean {
    const calls = withoutMaking(sites);
    const own = calls.filter((site) => this.isOwn(site));
    if (own.length) return !own.some((site) => this.unused.holds(site));
    const outermost = calls.at(-1);
    return outermost === undefined || this.reaches(outermost);
  }

  isOwnFile(file: string): boolean {
    return this.own.has(file);
  }

  private isOwn(node: ts.Node): boolean {
    return this.own.has(this.engine.program.fileOf(node));
  }

  private reaches(node: ts.Node): boolean {
    if (this.isOwn(node)) return true;
    if (!this.engine.program.isLoaded(this.engine.program.fileOf(node))) return false;
    const fn = this.namedFunction(node);
    const owner = (fn && classOf(fn)) ?? classAround(node);
    // code outside of any function runs when the module is imported
    const target = fn ?? owner;
    if (!target) return true;
    if (target === owner) return this.isClassReached(owner);
    return this.decisions.ask(target, () => (owner ? this.isClassReached(owner) && this.isMethodCalled(fn) : this.isNamed(target) && this.isInReached(target)));
  }

  /** A function inside another one exists only where the outer one runs. */
  private isInReached(target: ts.Node): boolean {
    return this.namedFunction(target) === undefined || this.reaches(target);
  }

  private isClassReached(owner: ClassNode): boolean {
    return this.decisions.ask(owner, () => this.isNamed(owner) || this.engine.subclasses(owner).some((node) => this.isClassReached(node)));
  }

  /** Constructors and decorated handlers are called by nobody's name; other methods are named somewhere. */
  private isMethodCalled(fn: FunctionNode | undefined): boolean {
    const name = fn && functionName(fn);
    if (name === undefined || (fn && ts.canHaveDecorators(fn) && ts.getDecorators(fn)?.length)) return true;
    const { program } = this.engine;
    if (program.mentioning(name).some((file) => this.own.has(file))) return true;
    return program.callsNamed(name).some((call) => !this.own.has(program.fileOf(call)) && this.reaches(call));
  }

  /** Does own code, or reached library code, name this function or class? A default export is named by whoever imports it. */
  private isNamed(target: FunctionNode | ClassNode): boolean {
    const { program } = this.engine;
    const name = isClassNode(target) ? target.name?.text : (functionName(target) ?? this.nameOfWrapped(target));
    const home = program.fileOf(target);
    if (program.isGathered(home) && isExported(target)) return true;
    if (name === undefined || isDefaultExport(target) || (!isClassNode(target) && isExportedAlone(target, program.file(home)))) return this.isImported(home);
    if (isExportedAlone(target, program.file(home)) && program.importersOf(home).some((path) => !program.mentions(path, name)) && this.isImported(home)) return true;
    if (program.mentioning(name).some((file) => this.own.has(file) && this.refersTo(file, { name, target }))) return true;
    return program.mentioning(name).some((file) => !this.own.has(file) && this.isUsedIn(file, { name, target }));
  }

  /** A module that exports one thing: whoever imports it names it, but for those that only pass it on under a name of their own. */
  private isImported(home: string): boolean {
    const { program } = this.engine;
    return program.importersOf(home).some((path) => {
      const names = this.own.has(path) ? [] : passedOnIn(program, { path, home });
      return !names.length || names.some((name) => program.mentioning(name).some((file) => file !== path && (this.own.has(file) || !program.importersOf(path).length)));
    });
  }

  /** Is the top-level name in this file this very declaration? Members of namespaces and objects count by their name alone. */
  private refersTo(file: string, { name, target }: { name: string; target: ts.Node }): boolean {
    const { program } = this.engine;
    const space = namespaceAround(target);
    const text = program.text(file) ?? "";
    if (space !== undefined) return namesMember(text, { space, name });
    if (isMemberInText(text, name)) return true;
    // what a file neither has nor imports, it cannot name; a table of a million words need not be parsed for it
    if (file !== program.fileOf(target) && !program.targets(file).some(({ kind }) => kind === "file")) return false;
    const source = program.file(file)?.source;
    const table = source && program.scopes.table(source);
    return this.namesIn(file, name).some((known) => {
      const declaration = table?.get(known);
      return declaration !== undefined && this.engine.declaration(declaration, undefined).some((value) => nodeOf(value) === target);
    });
  }

  /** Called, rendered (`<Header />`) or handed on, by code that is itself reached. */
  private isUsedIn(file: string, { name, target }: { name: string; target: ts.Node }): boolean {
    const space = namespaceAround(target);
    if (this.namesIn(file, name).flatMap((known) => this.runningUses(file, known)).some((use) => !contains(target, use) && (space === undefined || isMemberOf(use, space)) && this.reaches(use))) return true;
    return isClassNode(target) && file !== this.engine.program.fileOf(target) && this.refersTo(file, { name, target }) && this.isInjectedIn(file, name);
  }

  /** The name, and those under which the file imports it. */
  private namesIn(file: string, name: string): string[] {
    const imported = this.engine.program.clauses(file).flatMap(({ passesOn, names }) => (passesOn ? [] : (names ?? [])));
    return [name, ...imported.flatMap((one) => (one.name === name && one.as !== name ? [one.as] : []))];
  }

  /** The innermost function around the node that somebody has to name before it runs. */
  private namedFunction(node: ts.Node): FunctionNode | undefined {
    for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) if (functionName(fn) !== undefined || classOf(fn) || this.nameOfWrapped(fn) !== undefined) return fn;
    return undefined;
  }

  /** `export const create = checked(schema, async (input) => …)` where `checked` gives back a function: what is handed to it runs where `create` is called. */
  private nameOfWrapped(fn: FunctionNode): string | undefined {
    const member = memberOfCall(fn);
    if (member !== undefined) return ts.isCallExpression(fn.parent) && this.isByHelper(fn.parent) ? member : undefined;
    const name = nameGivenToCall(fn);
    return name !== undefined && ts.isCallExpression(fn.parent) && this.givesFunction(fn.parent) ? name : undefined;
  }

  /** Called through a package that no model speaks of, or a function of the system: a framework would run what it is handed. */
  private isByHelper(call: ts.CallExpression): boolean {
    const callees = this.engine.evaluate(call.expression, undefined);
    return callees.length > 0 && callees.every((value) => value.kind === "function" || (value.kind === "library" && value.package !== globalPackage && !this.engine.libraries.isModelled(value.package)));
  }

  private givesFunction(call: ts.CallExpression): boolean {
    return this.engine.evaluate(call.expression, undefined).some((value) => value.kind === "function") && this.engine.evaluate(call, undefined).some((value) => value.kind === "function");
  }

  /** Tables have hundreds of functions of one name. */
  private runningUses(file: string, name: string): readonly ts.Identifier[] {
    const key = `${file}\n${name}`;
    let known = this.uses.get(key);
    if (!known) this.uses.set(key, (known = [...this.engine.program.identifiers(file, name)].filter((use) => !isNaming(use) && isRun(use) && this.isTaken(file, use))));
    return known;
  }

  /** `return { sshKey }`: a function that is one of many members of an object that is given back runs only where somebody names that member. */
  private isTaken(file: string, use: ts.Node): boolean {
    const key = memberGivenBack(use);
    if (key === undefined) return true;
    const { program } = this.engine;
    return program.mentioning(key).some((one) => one !== file) || isMemberInText(program.text(file) ?? "", key);
  }

  /** `constructor(private readonly client: Client)`: the class that asks for it is reached. */
  private isInjectedIn(file: string, name: string): boolean {
    const classes = this.engine.program.file(file)?.index.classes ?? [];
    return classes.some((node) => new RegExp(`\\b${escapeName(name)}\\b`).test(node.getText()) && this.isClassReached(node));
  }
}

function nodeOf(value: Value): ts.Node | undefined {
  return value.kind === "class" || value.kind === "function" || value.kind === "instance" ? value.node : undefined;
}

const contains = (outer: ts.Node, inner: ts.Node): boolean => outer.pos <= inner.pos && inner.end <= outer.end && outer.getSourceFile() === inner.getSourceFile();

/** Imports, exports and type annotations name a thing, but run nothing. */
function isNaming(use: ts.Node): boolean {
  for (let at = use.parent; at; at = at.parent) {
    if (ts.isImportDeclaration(at) || ts.isExportDeclaration(at) || ts.isTypeNode(at) || ts.isInterfaceDeclaration(at) || ts.isTypeAliasDeclaration(at)) return true;
    if (ts.isStatement(at) || ts.isClassElement(at)) break;
  }
  return "name" in use.parent && use.parent.name === use && !ts.isPropertyAccessExpression(use.parent) && !ts.isShorthandPropertyAssignment(use.parent);
}

/** Outside of functions a name is run only where it is called, rendered or handed to a call; to list it in an object or an export runs nothing. */
function isRun(use: ts.Node): boolean {
  if (hasNamedFunction(use) || classAround(use)) return true;
  for (let at = use.parent; at && !ts.isStatement(at); at = at.parent) if (ts.isCallExpression(at) || ts.isNewExpression(at) || ts.isJsxElement(at) || ts.isJsxSelfClosingElement(at)) return true;
  return false;
}

/** The name under which a member of an object is given back by a function; undefined if the object is handed to a call, which may call it. */
function memberGivenBack(use: ts.Node): string | undefined {
  const property = use.parent;
  if (!ts.isShorthandPropertyAssignment(property) && !(ts.isPropertyAssignment(property) && property.initializer === use)) return undefined;
  let at: ts.Node = property.parent;
  while (ts.isPropertyAssignment(at.parent) || ts.isObjectLiteralExpression(at.parent) || ts.isParenthesizedExpression(at.parent) || ts.isAsExpression(at.parent) || ts.isSatisfiesExpression(at.parent)) at = at.parent;
  return ts.isReturnStatement(at.parent) || ts.isArrowFunction(at.parent) || isReturnedLater(at) ? propertyNameOf(property.name) : undefined;
}

/** `const storage: Storage = { … }; return storage;` */
function isReturnedLater(literal: ts.Node): boolean {
  const holder = literal.parent;
  const block = ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name) ? holder.parent.parent.parent : undefined;
  if (!block || !ts.isBlock(block) || !ts.isVariableDeclaration(holder)) return false;
  const name = holder.name.getText();
  return block.statements.some((one) => ts.isReturnStatement(one) && one.expression !== undefined && ts.isIdentifier(one.expression) && one.expression.text === name);
}

function isDefaultExport(target: FunctionNode | ClassNode): boolean {
  if (ts.isExportAssignment(target.parent)) return true;
  return ts.canHaveModifiers(target) && Boolean(ts.getModifiers(target)?.some((one) => one.kind === ts.SyntaxKind.DefaultKeyword));
}

/** Who makes an object does not call its methods: without the `new` that only hands something to a constructor which the use is not in. */
function withoutMaking(sites: readonly ts.Node[]): readonly ts.Node[] {
  return sites.filter((site, index) => index === 0 || !ts.isNewExpression(site) || sites.slice(0, index).some(isInConstructor));
}

function isInConstructor(node: ts.Node): boolean {
  const around = enclosingFunction(node);
  return around !== undefined && ts.isConstructorDeclaration(around);
}

/** `export` stands at the declaration itself. */
function isExported(target: FunctionNode | ClassNode): boolean {
  for (let at: ts.Node | undefined = target; at && !ts.isSourceFile(at); at = at.parent) if (ts.isStatement(at)) return ts.isExportAssignment(at) || Boolean(ts.canHaveModifiers(at) && ts.getModifiers(at)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword));
  return false;
}

/** `namedFunction` for what needs no evaluation: is there any code around that is not run by the import itself? */
function hasNamedFunction(node: ts.Node): boolean {
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) if (functionName(fn) !== undefined || classOf(fn) || memberOfCall(fn) !== undefined || nameGivenToCall(fn) !== undefined) return true;
  return false;
}

/** `return { byId: batch(async (ids) => …) }`: the member of an object that is given back, where a helper makes it of a function. */
function memberOfCall(fn: FunctionNode): string | undefined {
  const call = fn.parent;
  return ts.isCallExpression(call) && call.expression !== fn && ts.isPropertyAssignment(call.parent) && call.parent.initializer === call ? memberGivenBack(call) : undefined;
}

/** The name of an exported variable that holds what a call gives which the function is handed to. */
function nameGivenToCall(fn: FunctionNode): string | undefined {
  const call = fn.parent;
  const holder = ts.isCallExpression(call) && call.expression !== fn ? call.parent : undefined;
  if (!holder || !ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name)) return undefined;
  const statement = holder.parent.parent;
  return ts.isVariableStatement(statement) && statement.modifiers?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword) ? holder.name.text : undefined;
}

/** `Orders` for what stands in `namespace Orders { … }` directly. */
function namespaceAround(target: ts.Node): string | undefined {
  for (let at = target.parent; at && !isFunctionNode(at) && !isClassNode(at); at = at.parent) if (ts.isModuleDeclaration(at)) return ts.isIdentifier(at.name) ? at.name.text : undefined;
  return undefined;
}

/** `Orders.create`; or the namespace as a whole, which is destructured, handed on or renamed. */
function namesMember(text: string, { space, name }: { space: string; name: string }): boolean {
  const owner = escapeName(space);
  return new RegExp(`(?<![\\w$])${owner}\\s*\\??\\.\\s*${escapeName(name)}(?![\\w$])|[=([]\\s*${owner}(?![\\w$.])|\\b${owner}\\s+as\\s`).test(text);
}

/** `Orders.create`, or `create` inside the namespace itself. */
function isMemberOf(use: ts.Identifier, space: string): boolean {
  const owner = ts.isPropertyAccessExpression(use.parent) && use.parent.name === use ? use.parent.expression : undefined;
  return owner ? ts.isIdentifier(owner) && owner.text === space : true;
}

function classAround(node: ts.Node): ClassNode | undefined {
  for (let at: ts.Node | undefined = node; at; at = at.parent) if (isClassNode(at)) return at;
  return undefined;
}
