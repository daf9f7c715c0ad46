import { controllerRoutes, globalPrefix } from "./controller-routes.js";
import type { Draft } from "./draft.js";
import { listens, route } from "./http-facts.js";
import type { DecoratorUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const framework = "loopback";

/** https://loopback.io/doc/en/lb4/Route.html, /Decorators_openapi.html and /Creating-crud-rest-apis.html. */
export const loopback: LibraryModel = {
  id: "loopback",
  title: "LoopBack 4",
  packages: ["@loopback/rest", "@loopback/openapi-v3", "@loopback/rest-crud"],
  category: "http-server",
  system: "http",
  finds: "routes of controller methods with the base paths of class and application, `@operation`, routes added to the application, and those that `CrudRest` makes of a model",
  cannotSee: "routes of controllers that are made at run time",
  uses: [
    { on: "{.RestApplication(),.RestServer()}.basePath", facts: (use) => globalPrefix(framework, use.arg(0)) },
    { on: "{.RestApplication(),.RestServer()}.route", facts: (use) => (use.arg(0).is("text") ? [route({ router: use.receiver, method: use.arg(0).constant() ?? "*", path: use.arg(1).text() })] : []) },
    { on: ".RestApplication", facts: (use) => settings(use.arg(0)) },
  ],
  decorators: [
    { on: ".{get,post,put,patch,del,head}", facts: (use) => routes(use, use.member, use.arg(0)) },
    { on: ".operation", facts: (use) => routes(use, use.arg(0).constant() ?? "*", use.arg(1)) },
  ],
  modules: [{ file: /\.rest-config\.[jt]s$/, marker: /\bCrudRest\b/, facts: crud }],
};

function routes(use: DecoratorUse, method: string, path: ValueView): Draft[] {
  if (!path.exists) return [];
  return controllerRoutes(use, { framework, method, prefix: use.onClass("api")?.arg(0).prop("basePath"), path, body: "requestBody" });
}

function settings(options: ValueView): Draft[] {
  const rest = options.prop("rest");
  return [...globalPrefix(framework, rest.prop("basePath")), ...(rest.prop("port").exists ? [listens(rest.prop("port"))] : [])];
}

const crudRoutes: readonly (readonly [method: string, tail: string])[] = [
  ["POST", ""], ["GET", ""], ["PATCH", ""], ["GET", "/count"], ["GET", "/{id}"], ["PATCH", "/{id}"], ["PUT", "/{id}"], ["DELETE", "/{id}"],
];

/** `{ model: Order, pattern: "CrudRest", basePath: "/orders" }`. */
function crud(config: ValueView): Draft[] {
  const path = config.prop("basePath").constant();
  if (path === undefined || config.prop("pattern").constant() !== "CrudRest") return [];
  const readOnly = config.prop("readonly").constant() === "true";
  const made = crudRoutes.filter(([method]) => !readOnly || method === "GET");
  return made.map(([method, tail]) => ({ type: "http-endpoint", method, path: `${path}${tail}` }));
}
