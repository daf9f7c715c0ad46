/**
 * What one shared walk over a file collects, so that no library model has to walk again.
 * In: a syntax tree. Out: calls, decorators, assignments and import specifiers, each by name.
 */
import { ts } from "ts-morph";
import { calleeName, type ClassNode } from "./syntax.js";

const { SyntaxKind } = ts;

export type CallNode = ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression;

export interface FileIndex {
  /** Calls, `new`s and tagged templates by the last name of the callee. */
  calls: Map<string, CallNode[]>;
  decorators: ts.Decorator[];
  /** Assignments by the last name of the left side: `exports.x = …`, `this.x = …`, `x = …`. */
  assignments: Map<string, ts.BinaryExpression[]>;
  classes: ClassNode[];
  /** Module names in `import`, `export … from`, `require()`, `import()`. */
  specifiers: { text: string; node: ts.Node }[];
}

/** The name under which `holder[key] = …` with a computed key is kept. */
export const computedMember = "[]";

export function indexFile(source: ts.SourceFile): FileIndex {
  const index: FileIndex = { calls: new Map(), decorators: [], assignments: new Map(), classes: [], specifiers: [] };
  let parent: ts.Node = source;
  const visit = (node: ts.Node): void => {
    // the parser can set parents itself, but only in a walk of its own over the whole tree
    (node as { parent: ts.Node }).parent = parent;
    // half of all nodes, with nothing in them
    if (node.kind === SyntaxKind.Identifier || node.kind < SyntaxKind.FirstNode) return;
    visitNode(node, index);
    const outer = parent;
    parent = node;
    ts.forEachChild(node, visit);
    parent = outer;
  };
  ts.forEachChild(source, visit);
  return index;
}

function visitNode(node: ts.Node, index: FileIndex): void {
  switch (node.kind) {
    case SyntaxKind.CallExpression:
      // the kind has just been tested
      visitCall(node as ts.CallExpression, index);
      break;
    case SyntaxKind.NewExpression:
      add(index.calls, calleeName((node as ts.NewExpression).expression), node as ts.NewExpression);
      break;
    case SyntaxKind.TaggedTemplateExpression:
      add(index.calls, calleeName((node as ts.TaggedTemplateExpression).tag), node as ts.TaggedTemplateExpression);
      break;
    case SyntaxKind.Decorator:
      index.decorators.push(node as ts.Decorator);
      break;
    case SyntaxKind.BinaryExpression:
      visitAssignment(node as ts.BinaryExpression, index);
      break;
    case SyntaxKind.ImportDeclaration:
    case SyntaxKind.ExportDeclaration:
      visitImport(node as ts.ImportDeclaration | ts.ExportDeclaration, index);
      break;
    case SyntaxKind.ClassDeclaration:
    case SyntaxKind.ClassExpression:
      index.classes.push(node as ClassNode);
      break;
    case SyntaxKind.ExternalModuleReference:
      visitReference(node as ts.ExternalModuleReference, index);
  }
}

function visitCall(node: ts.CallExpression, index: FileIndex): void {
  const name = node.expression.kind === SyntaxKind.ImportKeyword ? "import" : calleeName(node.expression);
  const argument = node.arguments[0];
  if ((name === "require" || name === "import") && argument && ts.isStringLiteralLike(argument)) index.specifiers.push({ text: argument.text, node });
  // a call of a call, `request(app)(…)`, `proxy(host)(…)`, has no name of its own
  add(index.calls, name ?? "()", node);
}

function visitReference(node: ts.ExternalModuleReference, index: FileIndex): void {
  if (ts.isStringLiteralLike(node.expression)) index.specifiers.push({ text: node.expression.text, node });
}

function visitImport(node: ts.ImportDeclaration | ts.ExportDeclaration, index: FileIndex): void {
  const from = node.moduleSpecifier;
  if (from && ts.isStringLiteralLike(from)) index.specifiers.push({ text: from.text, node });
}

function visitAssignment(node: ts.BinaryExpression, index: FileIndex): void {
  const operator = node.operatorToken.kind;
  if (operator !== SyntaxKind.EqualsToken && operator !== SyntaxKind.QuestionQuestionEqualsToken && operator !== SyntaxKind.BarBarEqualsToken) return;
  if (ts.isObjectLiteralExpression(node.left)) {
    for (const property of node.left.properties) if (property.name && ts.isIdentifier(property.name)) add(index.assignments, property.name.text, node);
  } else add(index.assignments, calleeName(node.left) ?? (ts.isElementAccessExpression(node.left) ? computedMember : undefined), node);
}

function add<T>(map: Map<string, T[]>, name: string | undefined, node: T): void {
  if (name === undefined) return;
  const list = map.get(name);
  if (list) list.push(node);
  else map.set(name, [node]);
}
