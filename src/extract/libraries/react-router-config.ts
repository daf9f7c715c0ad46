/** `app/routes.ts` of React Router: a list of `route`, `index`, `layout` and `prefix`. https://reactrouter.com/start/framework/routing. */
import type { ValueView } from "./value-view.js";

export interface ConfiguredRoute {
  /** As written, with `:name` parameters and `*`. */
  path: string;
  /** The route module, below the application's folder of code. */
  module: string;
}

const maxLevels = 12;

/** All routes of a list, with those inside of others. */
export function configuredRoutes(list: ValueView, prefix = "", level = 0): ConfiguredRoute[] {
  return level > maxLevels ? [] : list.elements().flatMap((one) => routesOf(one, prefix, level));
}

function routesOf(one: ValueView, prefix: string, level: number): ConfiguredRoute[] {
  const helper = /\.(route|index|layout|prefix)\(\)$/.exec(one.library()?.path ?? "")?.[1];
  const args = helper === undefined ? [] : (one.made(helper)?.args ?? []);
  const [first, second, third, fourth] = args;
  if (first === undefined) return one.is("object") ? written(one, prefix, level) : [];
  const text = first.constant() ?? "";
  switch (helper) {
    case "route": {
      const path = `${prefix}/${text}`;
      return [...moduleAt(path, second), ...inner(third?.is("array") ? third : fourth, path, level)];
    }
    case "index":
      return moduleAt(prefix, first);
    case "layout":
      return inner(second?.is("array") ? second : third, prefix, level);
    default:
      return inner(second, `${prefix}/${text}`, level);
  }
}

/** `{ path: "orders", file: "./orders.tsx", children: […] }`. */
function written(one: ValueView, prefix: string, level: number): ConfiguredRoute[] {
  const path = `${prefix}/${one.prop("path").constant() ?? ""}`;
  const hasPath = one.prop("path").exists || one.prop("index").constant() === "true";
  return [...(hasPath ? moduleAt(path, one.prop("file")) : []), ...inner(one.prop("children"), path, level)];
}

const moduleAt = (path: string, module: ValueView | undefined): ConfiguredRoute[] => (module?.constants() ?? []).map((file) => ({ path, module: file }));

const inner = (children: ValueView | undefined, path: string, level: number): ConfiguredRoute[] => (children?.exists ? configuredRoutes(children, path, level + 1) : []);
