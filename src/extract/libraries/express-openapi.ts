import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { schemaShape } from "./schema-shape.js";
import type { ValueView } from "./value-view.js";

/** Names of exports → methods. */
const methods: Readonly<Record<string, string>> = { get: "GET", put: "PUT", post: "POST", patch: "PATCH", del: "DELETE", delete: "DELETE", head: "HEAD", options: "OPTIONS" };
const exportNames = Object.entries(methods).flatMap(([name, method]) => [name, name.toUpperCase()].map((written) => ({ written, method })));

/** https://github.com/kogosoftwarellc/open-api/tree/main/packages/express-openapi: the place of a file is its path, and its exports are methods. */
export const expressOpenapi: LibraryModel = {
  id: "express-openapi",
  title: "express-openapi",
  packages: ["express-openapi", "koa-openapi"],
  category: "http-server",
  system: "http",
  finds: "operations of the modules below the folders that `initialize` is given, under the base path or first server of its document, with the fields of their `apiDoc`",
  cannotSee: "handlers that are given by operation id",
  uses: [{ on: ".initialize", facts: (use) => served(use) }],
};

function served(use: CallUse): Draft[] {
  const options = use.arg(0);
  const prefix = basePath(options.prop("apiDoc"));
  return options.prop("paths").elements().flatMap((one) => {
    const listed = one.prop("module");
    if (listed.exists && one.is("object")) return one.prop("path").constants().flatMap((path) => operations(listed, prefix + path));
    return use.modulesBelow(one).flatMap(({ path, exports }) => (isTest.test(path) ? [] : operations(exports, prefix + pathOfFile(path))));
  });
}

const isTest = /\.(?:spec|test)\.\w+$/;

/** `orders/{id}/index.ts` → `/orders/{id}`. */
const pathOfFile = (file: string): string => `/${file.replace(/\.\w+$/, "")}`.replace(/\/index$/, "") || "/";

/** `basePath` of Swagger 2, the path of the first server of OpenAPI 3. */
function basePath(document: ValueView): string {
  const [server] = document.prop("servers").elements();
  const written = document.prop("basePath").constant() ?? server?.prop("url").constant() ?? "";
  return written.replace(/^\w+:\/\/[^/]*/, "").replace(/\/$/, "");
}

/** What the module exports, or the object that its function gives back. */
function operations(module: ValueView, path: string): Draft[] {
  const standard = module.prop("default");
  const given = module.is("function") ? module.returned() : standard.is("function") ? standard.returned() : standard.is("object") ? standard : module;
  return exportNames.flatMap(({ written, method }): Draft[] => {
    const handler = given.prop(written);
    if (!handler.exists) return [];
    const described = handler.prop("apiDoc");
    const request = schemaShape(jsonOf(described.prop("requestBody")));
    const response = ["200", "201"].map((status) => schemaShape(jsonOf(described.prop("responses").prop(status)))).find((shape) => shape !== undefined);
    return [{ type: "http-endpoint", method, path, ...(request ? { request } : {}), ...(response ? { response } : {}), writtenAt: handler }];
  });
}

function jsonOf(body: ValueView): ValueView {
  return body.prop("content").prop("application/json").prop("schema");
}
