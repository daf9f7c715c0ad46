import type { FileRoute, RouteFile } from "./file-routes.js";
import type { LibraryModel } from "./library-model.js";
import { plural } from "./plural.js";
import type { ValueView } from "./value-view.js";

/** https://sailsjs.com/documentation/concepts/routes/custom-routes, /concepts/blueprints/blueprint-routes (version 1). */
export const sails: LibraryModel = {
  id: "sails",
  title: "Sails",
  packages: ["sails"],
  category: "http-server",
  system: "http",
  finds: "routes of config/routes, RESTful blueprint routes of models, and action routes where they are switched on",
  cannotSee: "addresses that are regular expressions, shortcut routes, and routes that hooks add",
  fileRoutes: { router: "sails", file: /^(?:config\/routes|api\/(?:controllers|models)\/.+)\.[jt]s$/, routes },
};

function routes(file: RouteFile): FileRoute[] {
  if (/^config\/routes\./.test(file.path)) return customRoutes(file);
  return file.path.startsWith("api/models/") ? modelRoutes(file) : actionRoutes(file);
}

/** `"POST /orders/:id": "OrderController.pay"`; without a method, any. Regular expressions begin with `r|`. */
function customRoutes(file: RouteFile): FileRoute[] {
  const table = file.exported("routes");
  return table.keys().flatMap((address): FileRoute[] => {
    const [, method, path] = /^(?:([a-z]+)\s+)?(\/\S*)$/i.exec(address) ?? [];
    return path === undefined || !answers(table.prop(address)) ? [] : [{ method: method === undefined || /^all$/i.test(method) ? "*" : method.toUpperCase(), path: braced(path), handler: table.prop(address) }];
  });
}

/** An entry that only sets CORS, CSRF or a policy leaves the answer to others. */
const answers = (target: ValueView): boolean => !target.is("object") || target.prop("controller", "action", "view", "response", "fn", "target", "skipAssets").exists || target.is("function");

const braced = (path: string): string => path.replace(/\/\*$/, "/{*}").replace(/:(\w+)\??/g, "{$1}");

const blueprints = (file: RouteFile): ValueView => file.application.file("config/blueprints")?.exported("blueprints") ?? file.application.settings;

/** https://sailsjs.com/documentation/reference/blueprint-api: of every model, unless they are switched off. */
const restRoutes: readonly (readonly [method: string, tail: string])[] = [["GET", ""], ["POST", ""], ["GET", "/{id}"], ["PATCH", "/{id}"], ["DELETE", "/{id}"]];

function modelRoutes(file: RouteFile): FileRoute[] {
  const name = /^api\/models\/([^/.]+)\.[jt]s$/.exec(file.path)?.[1]?.toLowerCase();
  const settings = blueprints(file);
  if (name === undefined || settings.prop("rest").constant() === "false") return [];
  const start = `${settings.prop("prefix").constant() ?? ""}${settings.prop("restPrefix").constant() ?? ""}`;
  const resource = settings.prop("pluralize").constant() === "true" ? plural(name) : name;
  return restRoutes.map(([method, tail]) => ({ method, path: `${start}/${resource}${tail}`, handler: file.whole, confidence: "inferred" }));
}

/** Actions have routes of their own only if `actions` says so: `api/controllers/user/find-one.js` is `/user/find-one`. */
function actionRoutes(file: RouteFile): FileRoute[] {
  const settings = blueprints(file);
  if (settings.prop("actions").constant() !== "true") return [];
  const path = file.path.replace(/^api\/controllers\/|\.[jt]s$/g, "").split("/").map((part) => part.replace(/Controller$/, "")).join("/").toLowerCase();
  const prefix = settings.prop("prefix").constant() ?? "";
  if (!/Controller\.[jt]s$/.test(file.path)) return [{ method: "*", path: `${prefix}/${path}`, handler: file.whole, confidence: "inferred" }];
  return file.exports().filter((name) => file.exported(name).is("function")).map((name) => ({ method: "*", path: `${prefix}/${path}/${name}`, handler: file.exported(name), confidence: "inferred" }));
}
