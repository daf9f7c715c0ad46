/**
 * Routers whose base class is not there to be read: it comes from a package without a model, or is made by the build. What they register is told by
 * its form alone: `this.route("GET", "/orders", handler)`. In: a service that uses one server framework. Out: endpoints, marked as guessed.
 */
import { ts } from "ts-morph";
import { enclosingClass, isFunctionNode, unwrap } from "../program/syntax.js";
import type { Engine } from "../values/engine.js";
import { baseOf } from "../values/class-members.js";
import { constantText } from "../values/text.js";
import type { Collection } from "./collect-uses.js";
import { joinPaths } from "./join-paths.js";
import { frameworkOf } from "./loaded-routers.js";
import type { Settled } from "./settle.js";

const registrations = ["route", "addRoute", "registerRoute"];
const isMethod = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;

export function collectUnknownRouters(collection: Collection): Settled[] {
  const { engine, registry } = collection;
  const calls = registrations.flatMap((name) => engine.program.callsNamed(name)).filter((call) => engine.program.isOwn(engine.program.fileOf(call)));
  const framework = calls.length ? frameworkOf(collection) : undefined;
  if (!framework) return [];
  return calls.flatMap((call): Settled[] => {
    const route = ts.isCallExpression(call) && hasUnknownBase(engine, call) ? routeOf(engine, call) : undefined;
    if (!route) return [];
    collection.detectors.set(call, registry.modelOf(framework.package)?.id ?? "code");
    return [{ draft: { type: "http-endpoint", ...route, confidence: "guessed" }, sites: [call] }];
  });
}

function routeOf(engine: Engine, { arguments: [method, path, ...handlers] }: ts.CallExpression): { method: string; path: string } | undefined {
  if (!method || !path || !handlers.some((one) => isFunctionNode(unwrap(one)))) return undefined;
  const [verb, where] = [method, path].map((one) => constantText(engine.evaluate(one, undefined)[0]));
  return verb !== undefined && isMethod.test(verb) && where?.startsWith("/") ? { method: verb, path: joinPaths(where) } : undefined;
}

/** A call on `this` in a class that extends something which nobody can look into. */
function hasUnknownBase(engine: Engine, call: ts.CallExpression): boolean {
  const onThis = ts.isPropertyAccessExpression(call.expression) && call.expression.expression.kind === ts.SyntaxKind.ThisKeyword;
  const owner = onThis ? enclosingClass(call) : undefined;
  const base = owner && baseOf(engine, owner);
  return base !== undefined && base.values.every((value) => value.kind === "unknown" || (value.kind === "library" && !engine.libraries.isModelled(value.package)) || isUndeclared(value));
}

/** A name that no file declares stands for a member of the global object. */
const isUndeclared = (value: { kind: string; package?: string }): boolean => value.kind === "library" && value.package === "global";
