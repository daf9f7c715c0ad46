/**
 * What does a type as it is written allow? Evaluated on demand by the text of declarations alone: only what is asked for is read, and no `node_modules`.
 * In: a type node, and what stands for the names of type parameters around it. Out: a type. Bounded by counts; what is cut off is unknown.
 */
import { ts } from "ts-morph";
import { isClassNode, isFunctionNode } from "../program/syntax.js";
import type { SourceProgram } from "../program/source-program.js";
import { isAssignable, distribute, type Found } from "./assignable.js";
import { behind, intersectionOf, keysOf } from "./combine-types.js";
import { knownType } from "./known-types.js";
import { modified } from "./mapped-types.js";
import { classObject, enumType, interfaceObject, literalMembers, type MemberReader } from "./read-members.js";
import { TypeNames, type Named, type TypeDeclaration } from "./type-names.js";
import { returnedType, typeOfExpression, typeOfName, type Typing } from "./type-of-expression.js";
import { alternativesOf, lazyType, literal, never, noBindings, nothing, objectOf, plain, unionOf, unknown, type Bindings, type Callable, type Member, type ObjectType, type TupleElement, type Type } from "./type.js";

const { SyntaxKind } = ts;

const keywords: ReadonlyMap<ts.SyntaxKind, Type> = new Map([
  [SyntaxKind.StringKeyword, plain("string")], [SyntaxKind.NumberKeyword, plain("number")], [SyntaxKind.BooleanKeyword, plain("boolean")], [SyntaxKind.BigIntKeyword, plain("bigint")],
  [SyntaxKind.SymbolKeyword, plain("symbol")], [SyntaxKind.ObjectKeyword, plain("object")], [SyntaxKind.NullKeyword, plain("null")], [SyntaxKind.UndefinedKeyword, nothing],
  [SyntaxKind.VoidKeyword, nothing], [SyntaxKind.NeverKeyword, never], [SyntaxKind.AnyKeyword, unknown], [SyntaxKind.UnknownKeyword, unknown],
]);

const listNames: ReadonlySet<string> = new Set(["Array", "ReadonlyArray"]);

/** Types looked into for one question; entities that refer to each other lead everywhere. */
const maxSteps = 20_000;
/** Types that wrap themselves again and again end here. */
const maxDepth = 60;
const maxTexts = 256;

/** A declaration with arguments for its type parameters. */
interface Made {
  args: readonly Type[];
  type: Type;
}

const isSame = (a: Type, b: Type | undefined): boolean => a === b || (a.kind === "plain" && b?.kind === "plain" && a.name === b.name) || (a.kind === "literal" && b?.kind === "literal" && a.value === b.value);

/** What an alias will turn out to be: its members are asked for when it is known. */
function later(node: ts.TypeAliasDeclaration, made: Made): Type {
  const settled = (): Type | undefined => (made.type === placeholder ? undefined : made.type);
  const objectNow = (): ObjectType | undefined => {
    const type = settled();
    return type?.kind === "object" ? type : undefined;
  };
  const placeholder: ObjectType = {
    kind: "object", name: node.name.text, ...(node.typeParameters?.length ? {} : { declaration: node }),
    members: () => objectNow()?.members() ?? new Map(),
    index: () => objectNow()?.index?.(),
    open: () => objectNow() === undefined,
    settled,
  };
  return placeholder;
}

export class TypeReader implements MemberReader, Typing {
  readonly names: TypeNames;
  private readonly made = new Map<ts.Node, Made[]>();
  private readonly values = new Map<ts.Node, Type>();
  private steps = 0;
  private depth = 0;

  constructor(readonly program: SourceProgram) {
    this.names = new TypeNames(program);
  }

  /** Starts a question of its own, with a count of its own. */
  begin(): void {
    this.steps = 0;
    this.depth = 0;
  }

  read(node: ts.TypeNode | undefined, bindings: Bindings = noBindings): Type {
    if (!node || this.steps++ > maxSteps || this.depth > maxDepth) return unknown;
    this.depth++;
    try {
      return keywords.get(node.kind) ?? this.compound(node, bindings);
    } finally {
      this.depth--;
    }
  }

  expression(node: ts.Expression, isConstant = false): Type {
    if (this.steps++ > maxSteps || this.depth > maxDepth) return unknown;
    this.depth++;
    try {
      return typeOfExpression(this, node, isConstant);
    } finally {
      this.depth--;
    }
  }

  remember(node: ts.Node, compute: () => Type): Type {
    const known = this.values.get(node);
    if (known) return known;
    this.values.set(node, unknown);
    const type = compute();
    // what was cut off may be asked again, with a count of its own
    if (this.steps > maxSteps) this.values.delete(node);
    else this.values.set(node, type);
    return type;
  }

  private compound(node: ts.TypeNode, bindings: Bindings): Type {
    if (ts.isParenthesizedTypeNode(node)) return this.read(node.type, bindings);
    if (ts.isTypeReferenceNode(node)) return this.reference(node.typeName, node.typeArguments, bindings);
    if (ts.isExpressionWithTypeArguments(node)) return ts.isCallExpression(node.expression) ? this.expression(node.expression) : this.reference(node.expression, node.typeArguments, bindings);
    if (ts.isArrayTypeNode(node)) return { kind: "list", element: lazyType(() => this.read(node.elementType, bindings)) };
    if (ts.isUnionTypeNode(node)) return unionOf(node.types.map((one) => this.read(one, bindings)));
    if (ts.isIntersectionTypeNode(node)) return intersectionOf(node.types.map((one) => this.read(one, bindings)));
    if (ts.isTypeLiteralNode(node)) return literalMembers(this, node, bindings);
    if (ts.isLiteralTypeNode(node)) return node.literal.kind === SyntaxKind.NullKeyword ? plain("null") : this.expression(node.literal, true);
    if (ts.isTupleTypeNode(node)) return { kind: "tuple", elements: node.elements.flatMap((one) => this.elements(one, bindings)) };
    if (ts.isIndexedAccessTypeNode(node)) return behind(this.read(node.objectType, bindings), this.read(node.indexType, bindings));
    if (ts.isConditionalTypeNode(node)) return this.conditional(node, bindings);
    if (ts.isMappedTypeNode(node)) return this.mapped(node, bindings);
    if (ts.isTemplateLiteralTypeNode(node)) return this.template(node, bindings);
    if (ts.isTypeQueryNode(node)) return typeOfName(this, node.exprName);
    if (ts.isTypeOperatorNode(node)) return node.operator === SyntaxKind.KeyOfKeyword ? keysOf(this.read(node.type, bindings)) : this.read(node.type, bindings);
    if (ts.isInferTypeNode(node)) return { kind: "infer", name: node.typeParameter.name.text, ...(node.typeParameter.constraint ? { limit: this.read(node.typeParameter.constraint, bindings) } : {}) };
    if (ts.isFunctionTypeNode(node) || ts.isConstructorTypeNode(node)) return this.signature(node, bindings);
    if (ts.isImportTypeNode(node)) return this.importType(node, bindings);
    if (ts.isTypePredicateNode(node)) return plain("boolean");
    if (ts.isRestTypeNode(node) || ts.isOptionalTypeNode(node)) return this.read(node.type, bindings);
    return ts.isNamedTupleMember(node) ? this.read(node.type, bindings) : unknown;
  }

  /** `Order`, `Page<Order>`, `Status.Open`, a base of a class or interface. */
  private reference(name: ts.EntityName | ts.Expression, argumentNodes: readonly ts.TypeNode[] | undefined, bindings: Bindings): Type {
    const bound = ts.isIdentifier(name) ? bindings.get(name.text) : undefined;
    if (bound) return bound;
    const found = this.names.find(name);
    const text = ts.isIdentifier(name) ? name.text : name.getText();
    // elements may lead back to the list
    const [element] = argumentNodes ?? [];
    if (!found.length && element && listNames.has(text)) return { kind: "list", element: lazyType(() => this.read(element, bindings)) };
    const args = (argumentNodes ?? []).map((one) => this.read(one, bindings));
    const types = found.flatMap((one) => this.declared(one, args) ?? []);
    if (types.length) return types.length === 1 ? (types[0] ?? unknown) : intersectionOf(types);
    const known = found.length ? undefined : knownType(text, args);
    return known ?? { kind: "foreign", name: text, args };
  }

  /** The type that a declaration stands for; undefined for what is no type by itself. */
  declared(named: Named, args: readonly Type[]): Type | undefined {
    if ("module" in named || "package" in named || ts.isModuleDeclaration(named)) return undefined;
    if (ts.isTypeParameterDeclaration(named)) return named.constraint ? this.read(named.constraint) : unknown;
    const known = this.made.get(named)?.find((one) => one.args.length === args.length && one.args.every((arg, index) => isSame(arg, args[index])));
    if (known) return known.type;
    const made: Made = { args, type: unknown };
    // what leads back to itself while it is read
    if (ts.isTypeAliasDeclaration(named)) made.type = later(named, made);
    this.made.set(named, [...(this.made.get(named) ?? []), made]);
    made.type = this.ofDeclaration(named, args);
    return made.type;
  }

  private ofDeclaration(node: Exclude<TypeDeclaration, ts.ModuleDeclaration | ts.TypeParameterDeclaration>, args: readonly Type[]): Type {
    if (ts.isEnumDeclaration(node) || ts.isEnumMember(node)) return enumType(this, node);
    const bindings = this.bind(node.typeParameters, args);
    if (ts.isTypeAliasDeclaration(node)) return this.renamed(this.read(node.type, bindings), node);
    return isClassNode(node) ? classObject(this, node, bindings) : interfaceObject(this, node, bindings);
  }

  /** An alias gives its name to an object that has none. */
  private renamed(type: Type, node: ts.TypeAliasDeclaration): Type {
    return type.kind === "object" && type.name === undefined ? { ...type, name: node.name.text, ...(node.typeParameters?.length ? {} : { declaration: node }) } : type;
  }

  bind(parameters: readonly ts.TypeParameterDeclaration[] | undefined, args: readonly Type[]): Bindings {
    const bindings = new Map<string, Type>();
    for (const [index, parameter] of (parameters ?? []).entries()) {
      const given = args[index] ?? (parameter.default ? this.read(parameter.default, bindings) : undefined);
      bindings.set(parameter.name.text, given ?? (parameter.constraint ? this.read(parameter.constraint, bindings) : unknown));
    }
    return bindings;
  }

  private elements(node: ts.TypeNode | ts.NamedTupleMember, bindings: Bindings): TupleElement[] {
    const isRest = ts.isRestTypeNode(node) || (ts.isNamedTupleMember(node) && node.dotDotDotToken !== undefined);
    const optional = ts.isOptionalTypeNode(node) || (ts.isNamedTupleMember(node) && node.questionToken !== undefined);
    if (!isRest) return [{ type: lazyType(() => this.read(node, bindings)), ...(optional ? { optional } : {}) }];
    const spread = this.read(node, bindings);
    return spread.kind === "tuple" ? [...spread.elements] : [{ type: () => spread, rest: true }];
  }

  signature(node: ts.SignatureDeclaration, bindings: Bindings): Callable {
    const inside = node.typeParameters?.length ? new Map([...bindings, ...this.bind(node.typeParameters, [])]) : bindings;
    const returns = lazyType(() => (node.type ? this.read(node.type, inside) : isFunctionNode(node) ? returnedType(this, node) : unknown));
    return {
      kind: "function",
      parameters: () => node.parameters.map((one) => (one.type ? this.read(one.type, inside) : one.initializer ? this.expression(one.initializer) : unknown)),
      returns,
      ...(ts.isConstructorTypeNode(node) ? { constructs: returns } : {}),
    };
  }

  private conditional(node: ts.ConditionalTypeNode, bindings: Bindings): Type {
    const isNaked = ts.isTypeReferenceNode(node.checkType) && ts.isIdentifier(node.checkType.typeName) && bindings.has(node.checkType.typeName.text);
    const checked = this.read(node.checkType, bindings);
    if (!isNaked) return this.decide(node, checked, bindings);
    const name = node.checkType.getText();
    return distribute(checked, (one) => this.decide(node, one, new Map([...bindings, [name, one]])));
  }

  private decide(node: ts.ConditionalTypeNode, checked: Type, bindings: Bindings): Type {
    const found: Found = new Map();
    const answer = isAssignable(checked, this.read(node.extendsType, bindings), found);
    const whenTrue = (): Type => this.read(node.trueType, found.size ? new Map([...bindings, ...found]) : bindings);
    if (answer === "yes") return whenTrue();
    return answer === "no" ? this.read(node.falseType, bindings) : unionOf([whenTrue(), this.read(node.falseType, bindings)]);
  }

  /** `{ [K in keyof T as …]?: … }` */
  private mapped(node: ts.MappedTypeNode, bindings: Bindings): Type {
    const { constraint, name } = node.typeParameter;
    const source = constraint && this.sourceOf(constraint, bindings);
    const lists = source && !node.nameType ? alternativesOf(source).filter((one) => one.kind !== "object") : [];
    if (source && lists.length && lists.length === alternativesOf(source).length) return unionOf(lists.map((one) => this.mappedElements(node, one, bindings)));
    const optional = node.questionToken === undefined ? undefined : node.questionToken.kind !== SyntaxKind.MinusToken;
    const members = new Map<string, Member>();
    let index: { key: Type; value: Type } | undefined;
    for (const key of alternativesOf(this.read(constraint, bindings))) {
      const inside = new Map([...bindings, [name.text, key]]);
      const before = source?.kind === "object" && key.kind === "literal" ? source.members().get(String(key.value)) : undefined;
      for (const target of node.nameType ? alternativesOf(this.read(node.nameType, inside)) : [key]) {
        const type = lazyType(() => this.read(node.type, inside));
        if (target.kind === "literal") members.set(String(target.value), modified({ type, optional: before?.optional ?? false, ...(before?.hidden ? { hidden: true } : {}) }, { optional }));
        else index ??= { key: target, value: type() };
      }
    }
    const made = objectOf(members);
    return index ? { ...made, index: () => index } : made;
  }

  /** The type whose keys are gone through: `T` of `keyof T`, or of a parameter that is limited to `keyof T`. */
  private sourceOf(constraint: ts.TypeNode, bindings: Bindings): Type | undefined {
    if (ts.isTypeOperatorNode(constraint) && constraint.operator === SyntaxKind.KeyOfKeyword) return this.read(constraint.type, bindings);
    if (!ts.isTypeReferenceNode(constraint) || !ts.isIdentifier(constraint.typeName) || !bindings.has(constraint.typeName.text)) return undefined;
    const [parameter] = this.names.find(constraint.typeName);
    const limit = parameter && !("module" in parameter) && !("package" in parameter) && ts.isTypeParameterDeclaration(parameter) ? parameter.constraint : undefined;
    return limit && ts.isTypeOperatorNode(limit) ? this.sourceOf(limit, bindings) : undefined;
  }

  /** A mapping over the keys of a list maps its elements; a plain type stays what it is. */
  private mappedElements(node: ts.MappedTypeNode, type: Type, bindings: Bindings): Type {
    const each = (key: Type): (() => Type) => lazyType(() => this.read(node.type, new Map([...bindings, [node.typeParameter.name.text, key]])));
    if (type.kind === "list") return { kind: "list", element: each(plain("number")) };
    if (type.kind === "tuple") return { kind: "tuple", elements: type.elements.map((one, index) => ({ ...one, type: each(literal(String(index))) })) };
    return type;
  }

  private template(node: ts.TemplateLiteralTypeNode, bindings: Bindings): Type {
    let texts: (string | Type)[][] = [[node.head.text]];
    for (const span of node.templateSpans) {
      const choices = alternativesOf(this.read(span.type, bindings)).map((one) => (one.kind === "literal" ? [String(one.value)] : one.kind === "pattern" ? [...one.parts] : [one]));
      texts = texts.flatMap((before) => choices.map((choice) => [...before, ...choice, span.literal.text]));
      if (texts.length > maxTexts) return plain("string");
    }
    return unionOf(texts.map((parts) => (parts.every((one) => typeof one === "string") ? literal(parts.join("")) : { kind: "pattern", parts: parts.filter((one) => one !== "") })));
  }

  private importType(node: ts.ImportTypeNode, bindings: Bindings): Type {
    const specifier = ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal) ? node.argument.literal.text : "";
    const target = this.program.resolver.resolve(specifier, this.program.fileOf(node));
    const name = node.qualifier && ts.isIdentifier(node.qualifier) ? node.qualifier.text : undefined;
    if (target.kind !== "file" || name === undefined) return { kind: "foreign", name: node.getText(), args: [] };
    const args = (node.typeArguments ?? []).map((one) => this.read(one, bindings));
    return this.names.exported(target.file, name).flatMap((one) => this.declared(one, args) ?? [])[0] ?? unknown;
  }
}
