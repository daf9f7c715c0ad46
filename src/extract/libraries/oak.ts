import { listens, verbList } from "./http-facts.js";
import { koaChildren } from "./koa-mounts.js";
import { koaMounts, koaRoute, ownPrefix } from "./koa-routes.js";
import type { LibraryModel } from "./library-model.js";

/** https://jsr.io/@oak/oak/doc: Koa's middleware and routers for Deno, Bun, Workers and Node; `oak` is its name on deno.land. */
export const oak: LibraryModel = {
  id: "oak",
  title: "Oak",
  packages: ["@oak/oak", "oak"],
  category: "http-server",
  system: "http",
  finds: "routes of routers with their own prefix and those of the routers they are nested in, whichever registry oak is imported from; ports",
  cannotSee: "redirects, and paths given as regular expressions",
  aliases: {
    ".{RouterContext,RouterMiddleware}()": ".Context()", [`.Router().{${verbList},all,add,use,prefix,param,routes}()`]: ".Router()", ".Application().use()": ".Application()",
  },
  uses: [
    { on: ".Router", facts: ownPrefix },
    { on: ".Router().prefix", facts: (use) => [{ type: "router-prefix", router: use.receiver, prefix: use.arg(0).text() }] },
    { on: `.Router().{${verbList},all}`, facts: koaRoute },
    { on: ".Router().use", facts: koaMounts },
    { on: ".Application().use", facts: (use) => use.args.flatMap(koaChildren).map(({ child, prefix }) => ({ type: "mount", parent: use.receiver, child, prefix })) },
    { on: ".Application().listen", facts: (use) => [listens(use.arg(0).is("object") ? use.arg(0).prop("port") : use.arg(0))] },
  ],
};
