import { listens, pathsOf, route } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";

/** http://restify.com/docs/server-api/ */
export const restify: LibraryModel = {
  id: "restify",
  title: "restify",
  packages: ["restify"],
  category: "http-server",
  system: "http",
  finds: "routes with path or `{ path }` options; ports",
  cannotSee: "versions of routes (their paths are the same), and restify-router",
  aliases: { ".Server()": ".createServer()" },
  assumed: ".createServer()",
  uses: [
    { on: ".createServer().{get,head,post,put,patch,del,opts}", facts: register },
    { on: ".createServer().listen", facts: (use) => [listens(use.arg(0))] },
  ],
};

function register(use: CallUse): Draft[] {
  const first = use.arg(0);
  const path = pathsOf(first.is("object") ? first.prop("path", "url") : first);
  return use.args.length > 1 && path.length ? [route({ router: use.receiver, method: use.member === "opts" ? "OPTIONS" : use.member, path, handler: use.args.at(-1) })] : [];
}
