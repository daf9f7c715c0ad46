/**
 * Servers without a framework: a handler that compares the request's URL and method with texts.
 * In: a handler function. Out: endpoint drafts, placed at the comparisons. Only equality is believed; prefixes and patterns say too little.
 */
import { ts } from "ts-morph";
import type { FactDraft } from "../libraries/draft.js";
import { unwrap } from "../program/syntax.js";
import type { Settled } from "./settle.js";

const pathNames = new Set(["url", "pathname", "path", "originalUrl"]);
const methodNames = new Set(["method", "httpMethod"]);

/** What the conditions around a statement say; nothing: not yet known. */
interface Known {
  methods: readonly string[];
  paths: readonly { path: string; at: ts.Node }[];
}

const nothing: Known = { methods: [], paths: [] };

export function joinComparedRoutes(settled: readonly Settled[]): Settled[] {
  return settled.flatMap(({ draft, sites }) => {
    if (draft.type !== "compared-routes") return [];
    return draft.handler.values.flatMap((value) => (value.kind === "function" && value.node.body ? routesIn(value.node.body).map((one) => ({ ...one, sites: [...one.sites, ...sites.slice(0, 1)] })) : []));
  });
}

function routesIn(body: ts.Node): Settled[] {
  const found: Settled[] = [];
  const visit = (node: ts.Node, known: Known): void => {
    if (ts.isIfStatement(node)) return visitIf(node, known);
    if (ts.isSwitchStatement(node)) return node.caseBlock.clauses.forEach((clause) => enter(clause, caseSays(node, clause), known));
    ts.forEachChild(node, (child) => visit(child, known));
  };
  const visitIf = (node: ts.IfStatement, known: Known): void => {
    enter(node.thenStatement, conditionSays(node.expression), known);
    if (node.elseStatement) visit(node.elseStatement, known);
  };
  const enter = (inside: ts.Node, said: Known, known: Known): void => {
    const now = { methods: said.methods.length ? said.methods : known.methods, paths: said.paths.length ? said.paths : known.paths };
    const before = found.length;
    if (ts.isCaseOrDefaultClause(inside)) inside.statements.forEach((one) => visit(one, now));
    else visit(inside, now);
    // a comparison further inside says more than this one
    if (found.length === before && (said.paths.length || (said.methods.length && known.paths.length))) found.push(...endpoints(now));
  };
  visit(body, nothing);
  return found;
}

function endpoints({ methods, paths }: Known): Settled[] {
  return paths.flatMap(({ path, at }) => (methods.length ? methods : ["*"]).map((method) => ({ draft: { type: "http-endpoint", method, path } satisfies FactDraft, sites: [at] })));
}

/** `a && b` says both, `a || b` either. */
function conditionSays(written: ts.Expression): Known {
  const node = unwrap(written);
  if (!ts.isBinaryExpression(node)) return nothing;
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.AmpersandAmpersandToken || operator === ts.SyntaxKind.BarBarToken) {
    const [left, right] = [conditionSays(node.left), conditionSays(node.right)];
    return { methods: [...left.methods, ...right.methods], paths: [...left.paths, ...right.paths] };
  }
  const equal = operator === ts.SyntaxKind.EqualsEqualsEqualsToken || operator === ts.SyntaxKind.EqualsEqualsToken;
  return equal ? comparisonSays(node.left, node.right) : nothing;
}

function caseSays(node: ts.SwitchStatement, clause: ts.CaseOrDefaultClause): Known {
  return ts.isCaseClause(clause) ? comparisonSays(node.expression, clause.expression) : nothing;
}

function comparisonSays(left: ts.Expression, right: ts.Expression): Known {
  const name = lastName(left);
  const text = unwrap(right);
  if (name === undefined || !ts.isStringLiteralLike(text)) return nothing;
  if (methodNames.has(name) && /^[A-Z]+$/.test(text.text)) return { methods: [text.text], paths: [] };
  return pathNames.has(name) && text.text.startsWith("/") ? { methods: [], paths: [{ path: text.text.replace(/\?.*$/, ""), at: text }] } : nothing;
}

function lastName(written: ts.Expression): string | undefined {
  const node = unwrap(written);
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? node.name.text : undefined;
}
