import type { Draft } from "./draft.js";
import { listens, route } from "./http-facts.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/** https://bun.com/docs/api/http, https://docs.deno.com/api/deno/~/Deno.serve. */
export const bunDeno: LibraryModel = {
  id: "bun-deno",
  title: "Servers of Bun and Deno",
  packages: ["global"],
  category: "http-server",
  system: "http",
  finds: "the table of routes of `Bun.serve`, paths that a `fetch` handler compares with texts, ports",
  cannotSee: "paths that a handler tells apart by `URLPattern` or prefixes, and `serve` imported from `bun` or the standard library of Deno",
  uses: [
    { on: ".Bun.serve", facts: (use) => bunServer(use) },
    { on: ".Deno.serve", facts: (use) => handlers(use).flatMap((handler) => [...port(use), ...compared(handler)]) },
  ],
};

function bunServer(use: CallUse): Draft[] {
  const routes = use.arg(0).prop("routes", "static");
  return [...port(use), ...routes.keys().flatMap((path) => entry(use, path, routes.prop(path))), ...compared(use.arg(0).prop("fetch"))];
}

/** `"/orders/:id": { GET: show, DELETE: remove }`, or one handler for all. */
function entry(use: CallUse, path: string, handler: ValueView): Draft[] {
  const named = handler.is("object") ? handler.keys().filter((key) => methods.includes(key)) : [];
  return (named.length ? named : ["*"]).map((method) => route({ router: use.arg(99), method, path: [[path]] }));
}

const port = (use: CallUse): Draft[] => (use.arg(0).is("object") && use.arg(0).prop("port").exists ? [listens(use.arg(0).prop("port"))] : []);

const compared = (handler: ValueView): Draft[] => (handler.is("function") ? [{ type: "compared-routes", handler }] : []);

/** `Deno.serve(handler)`, `Deno.serve({ port }, handler)`, `Deno.serve({ port, handler })`. */
const handlers = (use: CallUse): ValueView[] => [use.arg(0), use.arg(1), use.arg(0).prop("handler")].filter((one) => one.is("function"));
