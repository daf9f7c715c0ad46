/**
 * Route files that are loaded by computed names: nothing in the code is seen to call their functions, so that nobody says what is handed in.
 * In: a service's files, and the one server framework that it imports. Out: parameters that are called like a router are taken for one, and marked as guessed.
 */
import { ts } from "ts-morph";
import type { CallNode } from "../program/file-index.js";
import type { ParsedFile } from "../program/source-program.js";
import { isFunctionNode } from "../program/syntax.js";
import type { LibraryValue } from "../values/value.js";
import type { Collection } from "./collect-uses.js";

const verbs = ["get", "post", "put", "patch", "delete", "del", "all"];
const routerName = /^(?:app|router|server|api|fastify|\w+Router)$/;

export function handLoadedRouters(collection: Collection, files: readonly ParsedFile[]): void {
  const assumed = frameworkOf(collection);
  if (!assumed) return;
  const parameters = files.flatMap((file) => verbs.flatMap((verb) => (file.index.calls.get(verb) ?? []).flatMap((call) => routerParameter(collection, call) ?? [])));
  for (const parameter of new Set(parameters)) {
    const index = parameter.parent.parameters.indexOf(parameter);
    const handed = collection.engine.handed.get(parameter.parent) ?? new Map();
    const router: LibraryValue = { kind: "library", ...assumed, name: "", origin: parameter, guessed: true };
    collection.engine.handed.set(parameter.parent, handed.set(index, handed.get(index) ?? [router]));
  }
  if (parameters.length) collection.engine.forget();
}

/** The only framework that the service imports; with two, nobody can tell whose router it is. */
export function frameworkOf({ registry, packages }: Collection): { package: string; path: string } | undefined {
  const found = [...packages].flatMap((name) => {
    const assumed = registry.modelOf(name)?.assumed;
    return assumed === undefined ? [] : [{ package: name, path: assumed }];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** `router.get("/orders", handler)` where `router` is an untyped parameter of a function that is seen to be called nowhere. */
function routerParameter({ engine }: Collection, call: CallNode): ts.ParameterDeclaration | undefined {
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return undefined;
  const receiver = call.expression.expression;
  const path = call.arguments[0];
  if (!ts.isIdentifier(receiver) || !routerName.test(receiver.text) || call.arguments.length < 2 || !path || !ts.isStringLiteralLike(path) || !path.text.startsWith("/")) return undefined;
  const declaration = engine.program.scopes.find(receiver.text, receiver);
  if (!declaration || !ts.isParameter(declaration) || declaration.type || !isFunctionNode(declaration.parent)) return undefined;
  const isCallback = ts.isCallExpression(declaration.parent.parent);
  return isCallback || engine.handed.has(declaration.parent) || engine.framesFor(declaration).length ? undefined : declaration;
}
