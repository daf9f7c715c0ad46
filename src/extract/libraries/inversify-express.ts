import { controllerRoutes, globalPrefix } from "./controller-routes.js";
import type { Draft } from "./draft.js";
import type { DecoratorUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const framework = "inversify";

/** https://github.com/inversify/monorepo, inversify-express-utils: controllers of an Inversify container; the Koa and Fastify packages have the same decorators. */
export const inversifyExpress: LibraryModel = {
  id: "inversify-express",
  title: "Inversify Express Utils",
  packages: ["inversify-express-utils", "inversify-koa-utils"],
  category: "http-server",
  system: "http",
  finds: "routes of controller classes with the root path of the server",
  cannotSee: "routes that `setConfig` adds by hand are those of Express",
  uses: [{ on: ".{InversifyExpressServer,InversifyKoaServer}", facts: (use) => globalPrefix(framework, use.arg(2).prop("rootPath")) }],
  decorators: [
    { on: ".{httpGet,httpPost,httpPut,httpPatch,httpDelete,httpHead,httpOptions,all}", facts: (use) => routes(use, use.member.replace("http", ""), use.arg(0)) },
    { on: ".httpMethod", facts: (use) => routes(use, use.arg(0).constant() ?? "*", use.arg(1)) },
  ],
};

function routes(use: DecoratorUse, method: string, path: ValueView): Draft[] {
  const controller = use.onClass("controller");
  return controller ? controllerRoutes(use, { framework, method, prefix: controller.arg(0), path, body: "requestBody" }) : [];
}
