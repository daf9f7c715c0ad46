import { pathsOf, route, verbList } from "./http-facts.js";
import type { Draft } from "./draft.js";
import { koaChildren } from "./koa-mounts.js";
import type { CallUse, LibraryModel } from "./library-model.js";

const verbNames = `${verbList},all,del`;

/** https://github.com/koajs/router: routes may have a name before their path; nested routers are used through `routes()`. */
export const koaRouter: LibraryModel = {
  id: "koa-router",
  title: "Koa routers",
  packages: ["@koa/router", "koa-router", "koa-joi-router", "koa-zod-router"],
  category: "http-server",
  system: "http",
  finds: "routes of @koa/router and koa-router with their own prefix and those of the routers they are nested in",
  cannotSee: "paths given as regular expressions, and `exclusive` or `host` options",
  aliases: { ".{Router,KoaRouter,RouterInstance}()": "()", [`().{${verbNames},routes,middleware,use,prefix,param,register}()`]: "()" },
  assumed: "()",
  uses: [
    { on: "{,.Router,.KoaRouter}", facts: (use) => ownPrefix(use) },
    { on: "().prefix", facts: (use) => [{ type: "router-prefix", router: use.receiver, prefix: use.arg(0).text() }] },
    { on: `().{${verbNames}}`, facts: register },
    { on: "().register", facts: (use) => use.arg(1).elements().flatMap((one) => one.constants()).map((method) => route({ router: use.receiver, method, path: pathsOf(use.arg(0)) })) },
    { on: "().use", facts: mounts },
  ],
};

function ownPrefix(use: CallUse): Draft[] {
  const prefix = use.arg(0).prop("prefix").text();
  return prefix.length ? [{ type: "router-prefix", prefix }] : [];
}

/** `get([name], path, …middleware)`. */
function register(use: CallUse): Draft[] {
  if (use.args.length < 2) return [];
  const named = use.args.length > 2 && use.arg(0).is("text") && (use.arg(1).is("text") || use.arg(1).is("array"));
  const path = pathsOf(use.arg(named ? 1 : 0));
  return use.arg(0).is("function") || !path.length ? [] : [route({ router: use.receiver, method: use.member, path })];
}

function mounts(use: CallUse): Draft[] {
  const hasPath = !use.arg(0).is("function") && !use.arg(0).is("library");
  const paths = hasPath ? pathsOf(use.arg(0)) : [];
  const children = (hasPath ? use.args.slice(1) : use.args).flatMap(koaChildren);
  return children.map(({ child, prefix }) => ({ type: "mount", parent: use.receiver, child, prefix: paths.length ? paths.flatMap((path) => (prefix.length ? prefix.map((inner) => [...path, "/", ...inner]) : [path])) : prefix }));
}
