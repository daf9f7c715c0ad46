import type { Alternatives } from "../../model/facts.js";
import type { Draft } from "./draft.js";
import { listens, pathsOf, route, verbList } from "./http-facts.js";
import type { CallUse, LibraryModel } from "./library-model.js";

const router = "{.createRouter(),.H3()}";

/** https://v1.h3.dev/guide/router, https://h3.dev/guide/basics/routing. */
export const h3: LibraryModel = {
  id: "h3",
  title: "h3",
  packages: ["h3", "nitro/h3"],
  category: "http-server",
  system: "http",
  finds: "routes of routers and applications (versions 1 and 2), with the bases under which they are nested; ports",
  cannotSee: "handlers of version 1 that an application puts under no path",
  aliases: { ".{H3Core,Router}()": ".H3()", ".createRouter().handler": ".createRouter()", ".H3().handler": ".H3()", [`.createRouter().{${verbList},use,add,connect,trace}()`]: ".createRouter()", [`.H3().{${verbList},all,on,use,mount,register}()`]: ".H3()", ".createApp().use()": ".createApp()" },
  uses: [
    { on: `${router}.{${verbList},all,connect,trace}`, facts: (use) => (use.args.length > 1 ? [route({ router: use.receiver, method: use.member, path: paths(use.arg(0)), handler: use.args.at(-1) })] : []) },
    { on: ".createRouter().{use,add}", facts: added },
    { on: ".H3().on", facts: (use) => [route({ router: use.receiver, method: use.arg(0).constant() ?? "*", path: paths(use.arg(1)) })] },
    { on: ".H3().mount", facts: (use) => [{ type: "mount", parent: use.receiver, child: use.arg(1), prefix: use.arg(0).text() }] },
    { on: ".createApp().use", facts: applied },
    { on: "{.useBase,.withBase}", facts: (use) => (isRouter(use.arg(1)) ? [{ type: "router-prefix", router: use.arg(1), prefix: use.arg(0).text() }] : []) },
    { on: ".serve", facts: (use) => (isRouter(use.arg(0)) ? [listens(use.arg(1).prop("port"))] : []) },
  ],
};

/** `/files/**`, `/files/**:path`. */
const starred = (given: Alternatives): Alternatives => given.map((path) => path.map((part) => (typeof part === "string" ? part.replace(/\*\*:?(\w*)/g, "*$1") : part)));
const paths = (argument: CallUse["receiver"]): Alternatives => starred(pathsOf(argument));

const isRouter = (view: CallUse["receiver"]): boolean => /^\.(?:createRouter|H3)\(\)/.test(view.library()?.path ?? "");
const baseOf = (view: CallUse["receiver"]): CallUse["receiver"] | undefined => (view.made("useBase") ?? view.made("withBase"))?.arg(1);

/** `router.use("/orders/**", useBase("/orders", orders.handler))`, `router.add("/orders", handler, "post")`. */
function added(use: CallUse): Draft[] {
  const nested = baseOf(use.arg(1));
  if (nested) return [{ type: "mount", parent: use.receiver, child: nested, prefix: [] }];
  if (use.args.length < 2) return [];
  const methods = use.arg(2).elements().flatMap((one) => one.constants());
  return (methods.length ? methods : ["*"]).map((method) => route({ router: use.receiver, method: method === "*" ? "all" : method, path: paths(use.arg(0)) }));
}

/** `app.use(router)`, `app.use("/orders", handler)`: version 1 answers everything below the path. */
function applied(use: CallUse): Draft[] {
  const handler = use.args.length > 1 && use.arg(0).is("text") ? use.arg(1) : use.arg(0);
  const prefix = handler === use.arg(1) ? use.arg(0).text() : [];
  const nested = baseOf(handler);
  if (nested) return [{ type: "mount", parent: use.receiver, child: nested, prefix: [] }];
  if (isRouter(handler)) return [{ type: "mount", parent: use.receiver, child: handler, prefix }];
  return prefix.some((one) => one.length > 0 && one[0] !== "/") ? [route({ router: use.receiver, method: "all", path: starred(prefix) })] : [];
}
