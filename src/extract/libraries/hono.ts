import { pathsOf, route, verbList } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";

/** https://hono.dev/docs/api/routing; `serve` of @hono/node-server opens the port. */
export const hono: LibraryModel = {
  id: "hono",
  title: "Hono",
  packages: ["hono", "@hono/node-server", "@hono/zod-openapi", "hono/tiny", "hono/quick"],
  category: "http-server",
  system: "http",
  finds: "routes of applications, with base paths and those of the applications they are mounted in; routes of @hono/zod-openapi; ports of @hono/node-server",
  cannotSee: "base paths of only part of a chain",
  aliases: { ".{Hono,OpenAPIHono}()": "()", [`().{${verbList},all,on,use,route,basePath,openapi,notFound,onError,doc,doc31}()`]: "()" },
  callbacks: [{ on: `().{${verbList},all,use,on}`, argument: "last", parameter: 0, gives: ".c()" }],
  uses: [
    { on: `().{${verbList},all}`, facts: register },
    { on: "().on", facts: (use) => use.arg(0).elements().flatMap((one) => one.constants()).map((method) => route({ router: use.receiver, method, path: pathsOf(use.arg(1)) })) },
    { on: "().openapi", facts: described },
    { on: "().{doc,doc31}", facts: (use) => (use.arg(0).is("text") ? [route({ router: use.receiver, method: "GET", path: use.arg(0).text() })] : []) },
    { on: "().route", facts: (use) => [{ type: "mount", parent: use.receiver, child: use.arg(1), prefix: use.arg(0).text() }] },
    { on: "().basePath", facts: (use) => [{ type: "router-prefix", router: use.receiver, prefix: use.arg(0).text() }] },
    { on: ".serve", facts: (use) => [{ type: "listens", protocol: "http", ...(use.arg(0).prop("port").exists ? { port: use.arg(0).prop("port").text() } : {}) }] },
  ],
};

/** `app.get(path, handler)`; with handlers alone, the path of the call before it counts, which is not followed. */
function register(use: CallUse): Draft[] {
  const path = pathsOf(use.arg(0));
  return use.args.length > 1 && !use.arg(0).is("function") && path.length ? [route({ router: use.receiver, method: use.member, path, handler: use.args.at(-1) })] : [];
}

/** `app.openapi(createRoute({ method, path }), handler)`. */
function described(use: CallUse): Draft[] {
  const options = use.arg(0).made("createRoute")?.arg(0);
  const path = options?.prop("path").text() ?? [];
  return path.length ? [{ ...route({ router: use.receiver, method: options?.prop("method").constant() ?? "*", path, handler: use.args.at(-1) }) }] : [];
}
