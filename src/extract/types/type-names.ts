/**
 * Which declarations does the name of a type refer to? Through scopes, namespaces, imports and barrels; interfaces of one name add up.
 * In: a name and where it is written. Out: declarations, or the file that a namespace import stands for. Reads nothing but what the way leads through.
 */
import { ts } from "ts-morph";
import type { Exported } from "../program/module-table.js";
import type { SourceProgram } from "../program/source-program.js";
import { isClassNode, specifierOf, type ClassNode } from "../program/syntax.js";

export type TypeDeclaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ClassNode | ts.EnumDeclaration | ts.EnumMember | ts.ModuleDeclaration | ts.TypeParameterDeclaration;

/** A declaration, a module as a whole, or a name that comes from a package. */
export type Named = TypeDeclaration | { module: string } | { package: string; name: string };

const maxHops = 12;

export class TypeNames {
  private readonly tables = new WeakMap<ts.Node, Map<string, ts.Node[]>>();

  constructor(private readonly program: SourceProgram) {}

  /** `Order`, `orders.Order`, `Status.Open`. */
  find(name: ts.EntityName | ts.Expression, hops = 0): Named[] {
    if (ts.isIdentifier(name)) return this.named(name.text, name, hops);
    const parts = ts.isQualifiedName(name) ? { left: name.left, right: name.right } : ts.isPropertyAccessExpression(name) ? { left: name.expression, right: name.name } : undefined;
    return parts ? this.find(parts.left, hops).flatMap((owner) => this.memberOf(owner, parts.right.text, hops)) : [];
  }

  /** What the name means where it is written. */
  named(name: string, from: ts.Node, hops = 0): Named[] {
    for (let at: ts.Node | undefined = from; at; at = at.parent) {
      const parameter = typeParametersOf(at).find((one) => one.name.text === name);
      if (parameter) return [parameter];
      const found = this.tableOf(at)?.get(name);
      if (found) return found.flatMap((node) => this.followed(node, hops));
    }
    return [];
  }

  /** What a file exports under the name; `*` for all of it. */
  exported(file: string, name: string, hops = 0): Named[] {
    if (name === "*") return [{ module: file }];
    const parsed = hops > maxHops ? undefined : this.program.file(file);
    if (!parsed) return [];
    const direct = parsed.exports.names.get(name);
    const behind = direct ? undefined : this.program.exporterBehind(file, name);
    if (direct) return this.ofExport(direct, { file, name, hops: hops + 1 });
    if (behind) return this.ofExport(behind.exported, { file: behind.parsed.path, name, hops: hops + 1 });
    const whole = name === "default" ? parsed.exports.whole[0] : undefined;
    if (whole && ts.isIdentifier(whole)) return this.find(whole, hops + 1);
    return this.named(name, parsed.source, hops + 1);
  }

  private ofExport(exported: Exported, place: { file: string; name: string; hops: number }): Named[] {
    switch (exported.kind) {
      case "declaration": {
        const name = nameOfDeclaration(exported.node) ?? place.name;
        const found = this.named(name, exported.node.parent, place.hops);
        return found.length || !isClassNode(exported.node) ? found : [exported.node];
      }
      case "local":
        return this.named(exported.name, exported.at, place.hops);
      case "expression":
        return ts.isIdentifier(exported.node) ? this.find(exported.node, place.hops) : isClassNode(exported.node) ? [exported.node] : [];
      case "from":
        return this.imported(exported.specifier, { ...place, name: exported.name });
    }
  }

  private imported(specifier: string, { file, name, hops }: { file: string; name: string; hops: number }): Named[] {
    const target = this.program.resolver.resolve(specifier, file);
    return target.kind === "file" ? this.exported(target.file, name, hops + 1) : [{ package: target.name, name }];
  }

  private memberOf(owner: Named, name: string, hops: number): Named[] {
    if ("module" in owner) return this.exported(owner.module, name, hops + 1);
    if ("package" in owner) return [{ package: owner.package, name }];
    if (ts.isEnumDeclaration(owner)) return owner.members.filter((one) => ts.isIdentifier(one.name) || ts.isStringLiteral(one.name) ? one.name.text === name : false);
    if (!ts.isModuleDeclaration(owner) || !owner.body) return [];
    if (ts.isModuleDeclaration(owner.body)) return owner.body.name.text === name ? [owner.body] : [];
    return (this.tableOf(owner.body)?.get(name) ?? []).flatMap((node) => this.followed(node, hops));
  }

  private followed(node: ts.Node, hops: number): Named[] {
    const file = this.program.fileOf(node);
    if (ts.isImportSpecifier(node)) return this.throughImport(node, { file, name: (node.propertyName ?? node.name).text, hops });
    if (ts.isImportClause(node)) return this.throughImport(node, { file, name: "default", hops });
    if (ts.isNamespaceImport(node)) return this.throughImport(node, { file, name: "*", hops });
    if (!ts.isImportEqualsDeclaration(node)) return isTypeDeclaration(node) ? [node] : [];
    if (!ts.isExternalModuleReference(node.moduleReference)) return this.find(node.moduleReference, hops + 1);
    const { expression } = node.moduleReference;
    return ts.isStringLiteralLike(expression) ? this.imported(expression.text, { file, name: "default", hops }) : [];
  }

  private throughImport(node: ts.Node, place: { file: string; name: string; hops: number }): Named[] {
    const specifier = specifierOf(node);
    return specifier === undefined ? [] : this.imported(specifier, place);
  }

  /** Names of types and imports that the block declares; undefined for what declares nothing. */
  private tableOf(scope: ts.Node): Map<string, ts.Node[]> | undefined {
    if (!ts.isSourceFile(scope) && !ts.isBlock(scope) && !ts.isModuleBlock(scope)) return undefined;
    let table = this.tables.get(scope);
    if (!table) {
      this.tables.set(scope, (table = new Map()));
      for (const statement of scope.statements) for (const node of declaredBy(statement)) add(table, node);
    }
    return table;
  }
}

function add(table: Map<string, ts.Node[]>, node: ts.Node): void {
  const name = nameOfDeclaration(node);
  if (name === undefined) return;
  const list = table.get(name);
  if (list) list.push(node);
  else table.set(name, [node]);
}

function declaredBy(statement: ts.Statement): ts.Node[] {
  if (!ts.isImportDeclaration(statement)) return isTypeDeclaration(statement) || ts.isImportEqualsDeclaration(statement) ? [statement] : [];
  const clause = statement.importClause;
  const named = clause?.namedBindings;
  return [...(clause?.name ? [clause] : []), ...(named ? (ts.isNamespaceImport(named) ? [named] : named.elements) : [])];
}

function nameOfDeclaration(node: ts.Node): string | undefined {
  const { name } = node as { name?: ts.Node }; // every declaration has its name there
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}

function isTypeDeclaration(node: ts.Node): node is TypeDeclaration {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || isClassNode(node) || ts.isEnumDeclaration(node) || ts.isModuleDeclaration(node);
}

/** `<T extends Order = Order>` of whatever has them. */
function typeParametersOf(node: ts.Node): readonly ts.TypeParameterDeclaration[] {
  const { typeParameters, typeParameter } = node as { typeParameters?: ts.NodeArray<ts.TypeParameterDeclaration>; typeParameter?: ts.TypeParameterDeclaration }; // generic declarations of all kinds, and mapped types
  return typeParameters ?? (typeParameter && ts.isMappedTypeNode(node) ? [typeParameter] : []);
}
