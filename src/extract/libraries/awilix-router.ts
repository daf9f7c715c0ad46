import { controllerRoutes } from "./controller-routes.js";
import type { Draft } from "./draft.js";
import { route, verbList } from "./http-facts.js";
import type { CallUse, DecoratorUse, LibraryModel } from "./library-model.js";

const framework = "awilix";

/** https://github.com/talyssonoc/awilix-express, https://github.com/jeffijoe/awilix-koa, https://github.com/jeffijoe/awilix-router-core. */
export const awilixRouter: LibraryModel = {
  id: "awilix-router",
  title: "Awilix controllers",
  packages: ["awilix-express", "awilix-koa", "awilix-router-core"],
  category: "http-server",
  system: "http",
  finds: "routes of decorated controllers and of `createController`, with their prefix, which a container makes and `loadControllers` finds",
  cannotSee: "the path under which `loadControllers` is mounted",
  aliases: { [`.createController().{${verbList},all,prefix,before,after,verbs}()`]: ".createController()" },
  uses: [
    { on: ".createController().prefix", facts: (use) => [{ type: "router-prefix", router: use.receiver, prefix: use.arg(0).text() }] },
    { on: `.createController().{${verbList},all}`, facts: register },
    { on: ".createController().verbs", facts: (use) => use.arg(0).elements().flatMap((one) => one.constants()).map((method) => route({ router: use.receiver, method, path: use.arg(1).text() })) },
  ],
  decorators: [{ on: ".{GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS,ALL}", facts: decorated }],
};

function register(use: CallUse): Draft[] {
  return use.args.length > 1 ? [route({ router: use.receiver, method: use.member, path: use.arg(0).text() })] : [];
}

/** `@route("/:id") @GET() show()` in a class with `@route("/orders")`. */
function decorated(use: DecoratorUse): Draft[] {
  const path = use.sibling("route")?.arg(0) ?? use.arg(0);
  return controllerRoutes(use, { framework, method: use.member, prefix: use.onClass("route")?.arg(0), path, body: "body" });
}
