import { pathsOf, route, verbList } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";

/** https://github.com/delvedor/find-my-way, https://itty.dev, https://github.com/vercel/micro, https://github.com/pedronauck/micro-router, https://github.com/trouter: routers without a framework. */
export const smallRouters: LibraryModel = {
  id: "small-routers",
  title: "find-my-way, itty-router, trouter, micro",
  packages: ["find-my-way", "itty-router", "trouter", "micro", "microrouter", "micro-router"],
  category: "http-server",
  system: "http",
  finds: "routes of find-my-way, itty-router with its base, trouter and microrouter; paths that handlers of micro compare with texts",
  cannotSee: "routers that are nested by handing requests on",
  aliases: { ".{Router,AutoRouter,IttyRouter,Trouter,default}()": "()", [`().{${verbList},all,on,add,use}()`]: "()" },
  uses: [
    { on: "{,.Router,.AutoRouter,.IttyRouter,.Trouter,.serve}", facts: made },
    { on: `().{${verbList},all}`, facts: (use) => (use.args.length > 1 ? [route({ router: use.receiver, method: use.member, path: pathsOf(use.arg(0)), handler: use.args.at(-1) })] : []) },
    { on: "().{on,add}", facts: (use) => use.arg(0).elements().flatMap((one) => one.constants()).map((method) => route({ router: use.receiver, method, path: pathsOf(use.arg(1)) })) },
    { on: ".{get,post,put,patch,del,head,options}", facts: (use) => (use.args.length > 1 ? [route({ router: use.arg(99), method: use.member, path: pathsOf(use.arg(0)), handler: use.args.at(-1) })] : []) },
  ],
};

/** `AutoRouter({ base: "/v1" })`; `micro(handler)`, `serve(handler)`. */
function made(use: CallUse): Draft[] {
  if (use.arg(0).is("function")) return [{ type: "compared-routes", handler: use.arg(0) }];
  const base = use.arg(0).prop("base").text();
  return base.length ? [{ type: "router-prefix", prefix: base }] : [];
}
