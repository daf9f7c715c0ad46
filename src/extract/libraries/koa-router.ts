import { pathsOf, route, verbList } from "./http-facts.js";
import { koaMounts, koaRoute, ownPrefix } from "./koa-routes.js";
import type { LibraryModel } from "./library-model.js";

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
    { on: "{,.Router,.KoaRouter}", facts: ownPrefix },
    { on: "().prefix", facts: (use) => [{ type: "router-prefix", router: use.receiver, prefix: use.arg(0).text() }] },
    { on: `().{${verbNames}}`, facts: koaRoute },
    { on: "().register", facts: (use) => use.arg(1).elements().flatMap((one) => one.constants()).map((method) => route({ router: use.receiver, method, path: pathsOf(use.arg(0)) })) },
    { on: "().use", facts: koaMounts },
  ],
};
