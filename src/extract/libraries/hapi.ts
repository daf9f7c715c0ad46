import { normalise, printTemplate, type Template } from "../../model/template.js";
import type { Draft, RouteDraft } from "./draft.js";
import { hapiPlugins } from "./hapi-plugins.js";
import { httpCall, listens, methodOf, route } from "./http-facts.js";
import { urlOfOptions } from "./http-options.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { schemaShape } from "./schema-shape.js";
import type { ValueView } from "./value-view.js";

/** https://hapi.dev/api/: routes are objects; plugins are objects with `register`. @hapi/h2o2 adds proxy handlers and `h.proxy`. */
export const hapi: LibraryModel = {
  id: "hapi",
  title: "hapi",
  packages: ["@hapi/hapi", "hapi"],
  category: "http-server",
  system: "http",
  finds: "routes written as objects or lists of them, also across files and in plugins with their prefix; fields from joi schemas; proxy handlers of h2o2; ports; which routes a plugin answers by a handler of its own",
  cannotSee: "routes of plugins that come from packages, and virtual hosts",
  aliases: { ".{Server,createServer}()": ".server()", ".server().{decorate,expose}()": ".server()" },
  callbacks: [{ on: ".server().route", argument: 0, parameter: 1, gives: ".ResponseToolkit()", functions: (use) => use.arg(0).elements().flatMap((one) => [one.prop("handler"), one.prop("options", "config").prop("handler")]) }, { on: ".server().register", argument: 0, parameter: 0, gives: ".server()", scope: true, functions: (use) => hapiPlugins(use).map((one) => one.register) }],
  uses: [
    { on: ".server().route", facts: (use) => use.arg(0).elements().flatMap((one) => routesOf(use, one)) },
    { on: ".server().register", facts: (use) => hapiPlugins(use).filter((one) => one.register.is("function")).map(({ register: child, prefix }) => ({ type: "mount", parent: use.receiver, child, prefix })) },
    { on: ".server().{start,listen}", facts: portOf },
    { on: ".ResponseToolkit().proxy", facts: (use) => passedOn(use.arg(0)) },
  ],
};

function routesOf(use: CallUse, written: ValueView): Draft[] {
  const path = written.prop("path").text();
  if (!path.length) return [];
  const options = written.prop("options", "config");
  const methods = written.prop("method").elements().flatMap((one) => one.constants());
  const routes = (methods.length ? methods : ["*"]).map((method): Draft => ({ ...route({ router: use.receiver, method, path, handler: written.prop("handler").exists ? written.prop("handler") : options.prop("handler") }), at: written, ...shapes(options), ...access(options) }));
  const handlers = [written, options].map((one) => one.prop("handler")).filter((one) => one.is("object"));
  const proxy = handlers.map((one) => one.prop("proxy")).find((one) => one.is("object"));
  return [...routes, ...(proxy ? proxied(use, proxy, path) : []), ...handlers.flatMap((one) => answeredByPlugins(use, one, path))];
}

/** Handlers that are known: h2o2, inert, vision. */
const knownHandlers: ReadonlySet<string> = new Set(["proxy", "directory", "file", "view"]);

/** `handler: { mesh: { … } }`: a plugin answers under that name, and may well ask somebody else. */
function answeredByPlugins(use: CallUse, handler: ValueView, path: ReturnType<ValueView["text"]>): Draft[] {
  const own = use.callsOf(".server().decorate").flatMap((one) => one.arg(1).constant() ?? []);
  return handler
    .keys()
    .filter((key) => !knownHandlers.has(key) && !own.includes(key) && !handler.prop(key).is("function"))
    .map((key) => ({ type: "undecided", would: "http-call", template: `${key} ${path.map(printTemplate).join(" | ")}`, why: `a plugin answers this route as its handler \`${key}\`; whether it passes the request on, and to whom, is not known` }));
}

/** `uri` may end in the route's own parameter, which stands for the rest of the path; without `uri` the path is passed on unchanged. */
function proxied(use: CallUse, proxy: ValueView, prefix: ReturnType<ValueView["text"]>): Draft[] {
  const uri = proxy.prop("uri");
  const targets = (uri.exists ? uri.text() : urlOfOptions(proxy, "http")).map(restOf);
  const rest = uri.exists && targets.every((one) => one.rest);
  return targets.length ? [{ type: "proxy", parent: use.receiver, prefix, target: targets.map((one) => one.head), ...(uri.exists ? { rewriteTo: "/" } : {}), ...(rest ? { rest } : {}) }] : [];
}

/** `h.proxy({ uri })` in a handler: passes on what the route gets, or is a request of its own if it stands elsewhere. */
function passedOn(options: ValueView): Draft[] {
  const url = urlOfOptions(options, "http");
  if (!url.length) return [];
  const targets = url.map(restOf);
  const rest = targets.every((one) => one.rest);
  return [{ type: "proxy", prefix: [], target: targets.map((one) => one.head), ...(options.prop("uri").exists ? { rewriteTo: "/" } : {}), ...(rest ? { rest } : {}), otherwise: httpCall({ method: methodOf(options, "*"), url }) }];
}

/** `base/{path}` and `base/${path}` pass the rest of the path on; what is glued to a segment, `orders${query}`, is a query. */
function restOf(url: Template): { head: Template; rest: boolean } {
  const placeholder = url.findIndex((part) => typeof part === "string" && /\{[^}]*\}/.test(part));
  if (placeholder >= 0) return { head: normalise(url.slice(0, placeholder + 1).map((part) => (typeof part === "string" ? part.replace(/\{[^}]*\}.*$/, "") : part))), rest: true };
  let end = url.length;
  for (; end > 1 && typeof url[end - 1] !== "string"; end--) {
    const before = url[end - 2];
    if (typeof before === "string" ? before.endsWith("/") : end === 2) return { head: url.slice(0, end - 1), rest: true };
  }
  return { head: url.slice(0, end), rest: false };
}

function portOf(use: CallUse): Draft[] {
  const settings = ["server", "Server", "createServer"].map((name) => use.made(name)).find((one) => one !== undefined);
  return [listens(settings ? settings.arg(0).prop("port") : use.arg(99))];
}

function shapes(options: ValueView): Pick<RouteDraft, "request" | "response"> {
  const validate = options.prop("validate");
  const request = validate.exists ? (schemaShape(validate.prop("payload")) ?? schemaShape(validate.prop("query"))) : undefined;
  const response = schemaShape(options.prop("response").prop("schema"));
  return { ...(request ? { request } : {}), ...(response ? { response } : {}) };
}

/** `auth: false` says that anyone may call; a named strategy, that not everyone may. */
function access(options: ValueView): Pick<RouteDraft, "authentication"> {
  const auth = options.prop("auth", "options");
  if (!auth.exists) return {};
  return auth.constant() === "false" ? { authentication: "none" } : { authentication: "required" };
}
