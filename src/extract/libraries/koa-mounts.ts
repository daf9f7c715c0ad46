/** What a Koa application or router uses: routers, applications under a path (koa-mount), lists of them (koa-compose). */
import type { Alternatives } from "../../model/facts.js";
import type { ValueView } from "./value-view.js";

export interface MountedChild {
  child: ValueView;
  prefix: Alternatives;
}

export function koaChildren(middleware: ValueView): MountedChild[] {
  const from = middleware.library()?.package;
  const made = from === undefined ? undefined : middleware.made("");
  if (from === "koa-compose" && made) return made.arg(0).elements().flatMap(koaChildren);
  if (from === "koa-mount" && made) {
    const hasPath = made.args.length > 1;
    return koaChildren(made.arg(hasPath ? 1 : 0)).map(({ child, prefix }) => ({ child, prefix: hasPath ? joined(made.arg(0).text(), prefix) : prefix }));
  }
  return middleware.is("library") ? [{ child: middleware, prefix: [] }] : [];
}

function joined(heads: Alternatives, tails: Alternatives): Alternatives {
  return tails.length ? heads.flatMap((head) => tails.map((tail) => [...head, "/", ...tail])) : heads;
}
