/**
 * What a request handler takes and gives, as far as the web's own objects and the frameworks' helpers say: `await request.json()`, `readBody(event)`,
 * `Response.json(order)`, `res.status(200).json(order)`, `json(order)`, a returned object. In: a handler. Out: shapes of request and response.
 */
import { ts } from "ts-morph";
import type { DataShape, Field } from "../../model/graph.js";
import { schemaShape } from "../libraries/schema-shape.js";
import type { ValueView } from "../libraries/value-view.js";
import { typeView, viewOf } from "../libraries/view-of-values.js";
import { calleeName, isFunctionNode, propertyNameOf, returnedExpressions, unwrap, type FunctionNode } from "../program/syntax.js";
import type { Engine } from "../values/engine.js";
import type { Value } from "../values/value.js";

export interface HandlerShapes {
  request?: DataShape;
  response?: DataShape;
}

export function handlerShapes(engine: Engine, handler: ValueView): HandlerShapes {
  const requests: DataShape[] = [];
  const responses: DataShape[] = [];
  const reads = new Set<string>();
  for (const fn of functionsOf(handler.values).filter((one) => !tellsMethodsApart(one))) {
    const visit = (node: ts.Node): void => {
      const asked = isBody(node) ? bodyShape(engine, node) : undefined;
      const read = isBody(node, true) ? readFrom(node) : [];
      for (const path of read) reads.add(path);
      const answered = ts.isCallExpression(node) ? answerOf(node) : assignedBody(node);
      if (asked) requests.push(asked);
      if (answered) responses.push(...shapeAt(engine, answered));
      ts.forEachChild(node, visit);
    };
    if (fn.body) visit(fn.body);
    responses.push(...returnedExpressions(fn).map(unwrap).filter(ts.isObjectLiteralExpression).flatMap((one) => shapeAt(engine, one)));
  }
  const [request, response] = [withReads(joined(requests), [...reads]), joined(responses)];
  return { ...(request ? { request } : {}), ...(response ? { response } : {}) };
}

/** One function for several methods: which of its answers belong to which is not told apart. */
const tellsMethodsApart = (fn: FunctionNode): boolean => /\bmethod\s*[=!]==?|switch\s*\(\s*[\w.]*\bmethod\b/.test(fn.body?.getText() ?? "");

/** The function itself, or those handed to what wraps it: `defineEventHandler(async (event) => …)`, `catchErrors(async (req, res) => …)`. */
function functionsOf(values: readonly Value[]): FunctionNode[] {
  return [...new Set(values.flatMap((value): FunctionNode[] => {
    const wrapped = value.kind === "library" ? (value.call?.args ?? []) : value.kind === "function" ? (value.frame?.args ?? []) : [];
    const inside = wrapped.flatMap((argument) => ("node" in argument && isFunctionNode(argument.node) ? [argument.node] : []));
    return value.kind === "function" ? [value.node, ...inside] : inside;
  }))];
}

const readers = new Set(["readBody", "readValidatedBody"]);
const requestName = /^(?:req|request)$/i;

/** `await request.json()`, `req.body`, `readBody(event)`. */
function isBody(node: ts.Node, isReadFrom = false): node is ts.Expression {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === "body" && requestName.test(calleeName(node.expression) ?? "") && (isReadFrom || !ts.isPropertyAccessExpression(node.parent));
  if (!ts.isCallExpression(node)) return false;
  if (ts.isIdentifier(node.expression)) return readers.has(node.expression.text);
  return ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === "json" && node.arguments.length === 0 && requestName.test(calleeName(node.expression.expression) ?? "");
}

/** `customer.email` of `request.body.customer.email`, or of `body.customer.email` where `const body = request.body`. */
function readFrom(body: ts.Expression): string[] {
  const direct = pathBehind(body);
  if (direct !== undefined) return [direct];
  let outer: ts.Node = body;
  while (ts.isAwaitExpression(outer.parent) || ts.isParenthesizedExpression(outer.parent) || ts.isAsExpression(outer.parent)) outer = outer.parent;
  const holder = outer.parent;
  if (!ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name)) return [];
  const { text } = holder.name;
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const path = ts.isIdentifier(node) && node.text === text && node !== holder.name ? pathBehind(node) : undefined;
    if (path !== undefined) found.push(path);
    ts.forEachChild(node, visit);
  };
  visit(holder.parent.parent.parent);
  return found;
}

/** Names behind an expression, without the method that is called last. */
function pathBehind(expression: ts.Expression): string | undefined {
  const names: string[] = [];
  let at: ts.Node = expression;
  while (ts.isPropertyAccessExpression(at.parent) && at.parent.expression === at) {
    at = at.parent;
    names.push((at as ts.PropertyAccessExpression).name.text); // it has just been tested
  }
  // what is put in or taken out there is not read
  if (ts.isDeleteExpression(at.parent) || (ts.isBinaryExpression(at.parent) && at.parent.left === at && at.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken)) return undefined;
  if (ts.isCallExpression(at.parent) && at.parent.expression === at) names.pop();
  return names.length && names.at(-1) !== "length" ? names.join(".") : undefined;
}

/** What is read is there, even if no type says so; of what is read from within, the object itself is no field. */
function withReads(known: DataShape | undefined, paths: readonly string[]): DataShape | undefined {
  const unsaid = paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)) && !known?.fields.some((field) => field.path === path || field.path.startsWith(`${path}.`) || field.path.startsWith(`${path}[]`) || path.startsWith(`${field.path}.`)));
  if (!unsaid.length || (known && !known.open)) return known;
  return { ...known, fields: [...(known?.fields ?? []), ...unsaid.map((path) => ({ path, type: "unknown" }))], open: true };
}

/** From a type argument, a cast or declared type, a schema that parses it, or the names it is taken apart into. */
function bodyShape(engine: Engine, body: ts.Expression): DataShape | undefined {
  const type = ts.isCallExpression(body) ? body.typeArguments?.[0] : undefined;
  if (type) return typeView(engine, type).shape();
  let outer: ts.Node = body;
  while (ts.isAwaitExpression(outer.parent) || ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  const holder = outer.parent;
  if (ts.isAsExpression(holder) || ts.isSatisfiesExpression(holder)) return typeView(engine, holder.type).shape();
  if (ts.isCallExpression(holder) && ts.isPropertyAccessExpression(holder.expression) && /^(?:safe)?parse(?:Async)?$/i.test(holder.expression.name.text)) return schemaShape(viewOf(engine, engine.evaluate(holder.expression.expression, undefined)));
  if (!ts.isVariableDeclaration(holder)) return undefined;
  if (holder.type) return typeView(engine, holder.type).shape();
  return ts.isObjectBindingPattern(holder.name) ? { fields: holder.name.elements.flatMap(boundField), open: true } : undefined;
}

function boundField(element: ts.BindingElement): Field[] {
  const path = element.dotDotDotToken ? undefined : propertyNameOf(element.propertyName ?? element.name);
  return path === undefined ? [] : [{ path, type: "unknown" }];
}

/** `.status(404)`, `.status(error.httpCode)`, `.code(HttpStatus.NOT_FOUND)`. */
const errorStatus = /\.(?:status|code)\(\s*(?:[45]\d\d|[\w.]*(?:[eE]rr|[bB]ad|BAD_|NOT_|UNAUTH|FORBID|CONFLICT|INTERNAL|UNPROC))/;

/** The data of `Response.json(data)`, `res.json(data)`, `json(data)`; nothing of answers that tell of an error. */
function answerOf(call: ts.CallExpression): ts.Expression | undefined {
  const [data, options] = call.arguments;
  if (!data || !answers(call.expression) || /\bstatus\b\W+[45]\d\d/.test(options?.getText() ?? "")) return undefined;
  return errorStatus.test(call.expression.getText()) ? undefined : data;
}

/** `res.send({ … })` as well as anybody's `json({ … })`. */
function answers(callee: ts.Expression): boolean {
  const name = calleeName(callee);
  return name === "json" || (name === "send" && ts.isPropertyAccessExpression(callee) && /^(?:res|response|reply|h)\b/.test(callee.getText()));
}

/** `ctx.body = order` of Koa. */
function assignedBody(node: ts.Node): ts.Expression | undefined {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  return /^(?:ctx|context|this)(?:\.response)?\.body$/.test(node.left.getText()) ? node.right : undefined;
}

function shapeAt(engine: Engine, data: ts.Expression): DataShape[] {
  const shape = viewOf(engine, engine.evaluate(data, undefined), data).shape();
  return shape && !tellsOfError(shape) ? [shape] : [];
}

/** Names in answers that tell what went wrong, or merely that something was done. */
const errorNames: ReadonlySet<string> = new Set(["error", "errors", "message", "msg", "stack", "code", "errorCode", "status", "statusCode", "name", "details", "detail", "reason", "cause", "title", "type", "instance", "path", "timestamp"]);
const sayingError = /^(?:errors?|message|msg|stack|reason|cause)\b/;

const tellsOfError = ({ fields }: DataShape): boolean => fields.every(({ path }) => errorNames.has(path.split(/[.[]/)[0] ?? "")) && fields.some(({ path }) => sayingError.test(path));

/** What only some of the answers have is optional. */
function joined(shapes: readonly DataShape[]): DataShape | undefined {
  const [first, ...more] = shapes;
  if (!first || !more.length) return first;
  const paths = [...new Set(shapes.flatMap((shape) => shape.fields.map(({ path }) => path)))];
  const fields = paths.flatMap((path): Field[] => {
    const found = shapes.flatMap((shape) => shape.fields.filter((field) => field.path === path).slice(0, 1));
    const known = found.find(({ type }) => type !== "unknown") ?? found[0];
    return known ? [{ ...known, ...(found.length < shapes.length ? { optional: true } : {}) }] : [];
  });
  return { fields, ...(shapes.some(({ open }) => open) ? { open: true } : {}) };
}
