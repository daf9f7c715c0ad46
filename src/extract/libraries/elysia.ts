import { listens, pathsOf, route, verbList } from "./http-facts.js";
import type { Draft, RouteDraft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { schemaShape } from "./schema-shape.js";

const chained = `${verbList},all,ws,route,group,guard,use,mount,model,state,decorate,derive,resolve,onRequest,onParse,onTransform,onBeforeHandle,onAfterHandle,mapResponse,onError,onStart,onStop,onResponse,onAfterResponse,error,macro,as,headers,trace,listen,parser`;

/** https://elysiajs.com/essential/route.html, /essential/plugin.html, /essential/validation.html. */
export const elysia: LibraryModel = {
  id: "elysia",
  title: "Elysia",
  packages: ["elysia"],
  category: "http-server",
  system: "http",
  finds: "routes of instances, groups, guards and plugins with their prefixes; fields from body and query schemas; ports",
  cannotSee: "plugins that are loaded lazily, and handlers that `mount` takes from other frameworks",
  aliases: { ".{default,Elysia}()": "()", [`().{${chained}}()`]: "()" },
  callbacks: [
    { on: "().group", argument: "last", parameter: 0, gives: "()", scope: true },
    { on: "().guard", argument: "last", parameter: 0, gives: "()" },
    { on: "().use", argument: 0, parameter: 0, gives: "()" },
  ],
  uses: [
    { on: "{,.Elysia}", facts: (use) => (use.arg(0).prop("prefix").exists ? [{ type: "router-prefix", prefix: use.arg(0).prop("prefix").text() }] : []) },
    { on: `().{${verbList},all}`, facts: (use) => register(use, use.member, 0) },
    { on: "().route", facts: (use) => register(use, use.arg(0).constant() ?? "*", 1) },
    { on: "().ws", facts: (use) => register(use, "get", 0) },
    { on: "().group", facts: (use) => [{ type: "mount", parent: use.receiver, child: use.lastArg(), prefix: use.arg(0).text() }] },
    { on: "().use", facts: (use) => use.args.flatMap((one) => one.elements()).filter((one) => one.is("library")).map((child) => ({ type: "mount", parent: use.receiver, child, prefix: [] })) },
    { on: "().listen", facts: (use) => [listens(use.arg(0).is("object") ? use.arg(0).prop("port") : use.arg(0))] },
  ],
};

/** `get(path, handler, { body, query })`. */
function register(use: CallUse, method: string, at: number): Draft[] {
  const path = pathsOf(use.arg(at));
  return use.args.length > at + 1 && path.length ? [{ ...route({ router: use.receiver, method, path }), ...shapes(use, at + 2) }] : [];
}

function shapes(use: CallUse, at: number): Pick<RouteDraft, "request" | "response"> {
  const options = use.arg(at);
  const request = schemaShape(options.prop("body")) ?? schemaShape(options.prop("query"));
  const response = schemaShape(options.prop("response"));
  return { ...(request ? { request } : {}), ...(response ? { response } : {}) };
}
