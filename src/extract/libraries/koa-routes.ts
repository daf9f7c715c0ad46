/** Routes and mounts of routers in the manner of Koa. */
import type { Draft } from "./draft.js";
import { pathsOf, route } from "./http-facts.js";
import { koaChildren } from "./koa-mounts.js";
import type { CallUse } from "./library-model.js";

/** `new Router({ prefix })`. */
export function ownPrefix(use: CallUse): Draft[] {
  const prefix = use.arg(0).prop("prefix").text();
  return prefix.length ? [{ type: "router-prefix", prefix }] : [];
}

/** `get([name], path, …middleware)`. */
export function koaRoute(use: CallUse): Draft[] {
  if (use.args.length < 2) return [];
  const named = use.args.length > 2 && use.arg(0).is("text") && (use.arg(1).is("text") || use.arg(1).is("array"));
  const path = pathsOf(use.arg(named ? 1 : 0));
  return use.arg(0).is("function") || !path.length ? [] : [route({ router: use.receiver, method: use.member, path, handler: use.args.at(-1) })];
}

/** `use([path], …)`: routers, and applications under a path. */
export function koaMounts(use: CallUse): Draft[] {
  const hasPath = !use.arg(0).is("function") && !use.arg(0).is("library");
  const paths = hasPath ? pathsOf(use.arg(0)) : [];
  const children = (hasPath ? use.args.slice(1) : use.args).flatMap(koaChildren);
  return children.map(({ child, prefix }) => ({ type: "mount", parent: use.receiver, child, prefix: paths.length ? paths.flatMap((path) => (prefix.length ? prefix.map((inner) => [...path, "/", ...inner]) : [path])) : prefix }));
}
