import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { methodExports } from "./route-segments.js";
import { tanstackPath } from "./tanstack-paths.js";
import type { ValueView } from "./value-view.js";

const names = ["@tanstack/react-router", "@tanstack/solid-router", "@tanstack/vue-router", "@tanstack/router", "@tanstack/react-start", "@tanstack/solid-start", "@tanstack/start"];

/** https://tanstack.com/router/latest, https://tanstack.com/start/latest/docs/framework/react/server-routes, /server-functions. */
export const tanstackRouter: LibraryModel = {
  id: "tanstack-router",
  title: "TanStack Router and Start",
  packages: [...names, ...names.flatMap((name) => [`${name}/server`, `${name}/api`])],
  category: "http-server",
  system: "http",
  finds: "pages by the path of `createFileRoute` and `createRoute`, server routes (`server.handlers`, `createServerFileRoute`, `createAPIFileRoute`), server functions (as `/_serverFn/<name>`)",
  cannotSee: "routes that are made from a list, and the path without an optional parameter",
  uses: [
    { on: "{.createFileRoute(),.createLazyFileRoute()}", facts: fileRoute },
    { on: "{.createRoute,.createRootRoute}", facts: (use) => page(writtenPath(use.arg(0), 0)) },
    { on: "{.createAPIFileRoute(),.createServerFileRoute().methods}", facts: (use) => served(pathOf(use), use.arg(0)) },
    { on: ".createServerFn().{handler,middleware().handler,validator().handler,inputValidator().handler,middleware().validator().handler,middleware().inputValidator().handler}", facts: serverFunction },
  ],
};

const pathOf = (use: CallUse): string => ["createFileRoute", "createLazyFileRoute", "createAPIFileRoute", "createServerFileRoute"].map((name) => use.made(name)?.arg(0).constant()).find((one) => one !== undefined) ?? "";

/** Options with handlers and no component are a route for programs. */
function fileRoute(use: CallUse): Draft[] {
  const handlers = use.arg(0).prop("server").prop("handlers");
  const isPage = !handlers.exists || use.arg(0).prop("component").exists;
  return [...(handlers.exists ? served(pathOf(use), handlers) : []), ...(isPage ? page(pathOf(use)) : [])];
}

function page(written: string | undefined): Draft[] {
  const path = written ? tanstackPath(written) : undefined;
  return path === undefined ? [] : [{ type: "http-endpoint", method: "GET", path, kind: "page" }];
}

/** An object of methods, or a function that makes one: `({ createHandlers }) => createHandlers({ GET })`. */
function served(written: string, handlers: ValueView): Draft[] {
  const path = tanstackPath(written);
  const given = handlers.is("function") ? handlers.returned() : handlers;
  const methods = (given.made("createHandlers")?.arg(0) ?? given).keys().filter((key) => methodExports.includes(key) || key === "ANY" || key === "ALL");
  return path === undefined ? [] : methods.map((method) => ({ type: "http-endpoint", method: methodExports.includes(method) ? method : "*", path }));
}

const maxParents = 12;

/** The path of a route in code, behind those of its parents; undefined if it has none of its own. */
function writtenPath(options: ValueView, level: number): string | undefined {
  const own = options.prop("path").constant();
  if (own === undefined || level > maxParents) return undefined;
  return `${parentPath(options, level)}/${own}`;
}

function parentPath(options: ValueView, level: number): string {
  const parent = options.prop("getParentRoute").returned();
  const above = (parent.made("createRoute") ?? parent.made("createRootRoute"))?.arg(0);
  if (!above || level > maxParents) return "";
  return `${parentPath(above, level + 1)}/${above.prop("path").constant() ?? ""}`;
}

/** `export const placeOrder = createServerFn({ method: "POST" }).handler(…)`. */
function serverFunction(use: CallUse): Draft[] {
  const name = use.variable;
  if (name === undefined) return [];
  return [{ type: "http-endpoint", method: (use.made("createServerFn")?.arg(0).prop("method").constant() ?? "GET").toUpperCase(), path: `/_serverFn/${name}`, kind: "action" }];
}
