import { controllerRoutes, globalPrefix } from "./controller-routes.js";
import type { Draft } from "./draft.js";
import type { DecoratorUse, LibraryModel } from "./library-model.js";

const framework = "routing-controllers";
const verbs = "Get,Post,Put,Patch,Delete,Del,Head,Options,All";

/** https://github.com/typestack/routing-controllers, https://tsed.dev/docs/controllers.html, https://midwayjs.org/docs/controller, https://github.com/seanpmaxwell/overnight: the same decorators. */
export const routingControllers: LibraryModel = {
  id: "routing-controllers",
  title: "routing-controllers, Ts.ED, Midway, Overnight",
  packages: ["routing-controllers", "@tsed/common", "@tsed/schema", "@tsed/di", "@tsed/platform-router", "@midwayjs/core", "@midwayjs/decorator", "@overnightjs/core", "@decorators/express", "@inversifyjs/http-core"],
  category: "http-server",
  system: "http",
  finds: "routes of controller classes with the prefix of the application, and the mounts of Ts.ED",
  cannotSee: "paths given as regular expressions",
  uses: [{ on: ".{createExpressServer,createKoaServer,useExpressServer,useKoaServer,routingControllersToSpec}", facts: (use) => globalPrefix(framework, use.lastArg().prop("routePrefix")) }],
  decorators: [
    { on: `.{${verbs}}`, facts: (use) => routes(use, use.member) },
    { on: ".Method", facts: (use) => routes(use, use.arg(0).constant() ?? "*", 1) },
    { on: ".Configuration", facts: mounts },
  ],
};

/** A method of a class without a controller decorator is none of a controller. */
function routes(use: DecoratorUse, method: string, path = 0): Draft[] {
  const controller = use.onClass("Controller") ?? use.onClass("JsonController");
  if (!controller) return [];
  const options = controller.arg(0);
  const body = use.onParameters("Body").length ? "Body" : "BodyParams";
  return controllerRoutes(use, { framework, method, prefix: options.is("object") ? options.prop("path", "prefix") : options, path: use.arg(path), body });
}

/** `@Configuration({ mount: { "/rest": [OrdersController] } })`; files that a pattern names all belong to their one prefix. */
function mounts(use: DecoratorUse): Draft[] {
  const table = use.arg(0).prop("mount");
  const prefixes = table.keys();
  const named = prefixes.flatMap((prefix) => table.prop(prefix).elements().flatMap((one): Draft[] => {
    const controller = one.is("class") ? one.className() : undefined;
    return controller === undefined ? [] : [{ type: "setting", name: `${framework}:module-prefix:${controller}`, value: [[prefix]] }];
  }));
  return named.length || prefixes.length !== 1 ? named : [{ type: "setting", name: `${framework}:prefix`, value: [[prefixes[0] ?? ""]] }];
}
