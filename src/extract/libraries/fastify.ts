import { listens, pathsOf, route, verbList } from "./http-facts.js";
import type { Draft, RouteDraft } from "./draft.js";
import { autoloaded, isAutoload, pluginOf } from "./fastify-plugins.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { schemaShape } from "./schema-shape.js";
import type { ValueView } from "./value-view.js";

const same = [verbList, "all", "route", "register", "withTypeProvider", "after", "decorate", "decorateRequest", "addHook", "addSchema", "setErrorHandler", "setValidatorCompiler", "setSerializerCompiler"];

/** https://fastify.dev/docs/latest/Reference/Routes/ and /Plugins/; @fastify/autoload and @fastify/http-proxy by their READMEs. */
export const fastify: LibraryModel = {
  id: "fastify",
  title: "Fastify",
  packages: ["fastify"],
  category: "http-server",
  system: "http",
  finds: "routes with the prefixes of the plugins they are in, also across files and through fastify-plugin and @fastify/autoload; fields from schemas; proxies; ports",
  cannotSee: "routes of plugins that come from packages, and schemas that are added by `$id`",
  aliases: { ".{fastify,FastifyInstance}()": "()", [`().{${same.join(",")}}()`]: "()" },
  assumed: "()",
  callbacks: [{ on: "().register", argument: 0, parameter: 0, gives: "()", scope: true, functions: (use) => plugins(use).map((one) => one.plugin) }],
  uses: [
    { on: `().{${verbList},all}`, facts: shorthand },
    { on: "().{query,search}", facts: (use) => (isAdded(use) ? shorthand(use) : []) },
    { on: "().route", facts: (use) => full(use) },
    { on: "().register", facts: registered },
    { on: "().listen", facts: (use) => [listens(use.arg(0).is("object") ? use.arg(0).prop("port") : use.arg(0))] },
  ],
};

/** `get(path, [options], handler)`; the handler may stand in the options. */
function shorthand(use: CallUse): Draft[] {
  if (use.args.length < 2 || use.arg(0).is("function")) return [];
  return [{ ...route({ router: use.receiver, method: use.member, path: pathsOf(use.arg(0)), handler: use.args.at(-1)?.is("object") ? use.args.at(-1)?.prop("handler") : use.args.at(-1) }), ...shapes(use.arg(1)) }];
}

/** Methods beyond the usual ones have a function of their own once they are added: `addHttpMethod("QUERY")`. */
function isAdded(use: CallUse): boolean {
  return use.callsOf("().addHttpMethod").some((one) => one.arg(0).constant()?.toLowerCase() === use.member);
}

function full(use: CallUse): Draft[] {
  const options = use.arg(0);
  const path = options.prop("url", "path");
  if (!path.exists) return [];
  const methods = options.prop("method").elements().flatMap((one) => one.constants());
  return (methods.length ? methods : ["*"]).map((method) => ({ ...route({ router: use.receiver, method, path: pathsOf(path), handler: options.prop("handler") }), at: options, ...shapes(options) }));
}

/** What a plugin is given, and where: one for most registrations, one per file of an autoloaded folder. */
function plugins(use: CallUse): { plugin: ValueView; prefix: ReturnType<ValueView["text"]> }[] {
  if (isAutoload(use.arg(0))) return autoloaded(use);
  const { plugin, shared } = pluginOf(use.arg(0));
  return [{ plugin, prefix: shared ? [] : use.arg(1).prop("prefix").text() }];
}

function registered(use: CallUse): Draft[] {
  const { plugin } = pluginOf(use.arg(0));
  const from = plugin.library()?.package;
  if (from === "@fastify/http-proxy" || from === "fastify-http-proxy") return proxied(use);
  return plugins(use).filter((one) => one.plugin.is("function")).map(({ plugin: child, prefix }) => ({ type: "mount", parent: use.receiver, child, prefix }));
}

/** The prefix is cut off unless `rewritePrefix` says what stands in its place. */
function proxied(use: CallUse): Draft[] {
  const options = use.arg(1);
  const target = options.prop("upstream").text();
  const rewrite = options.prop("rewritePrefix");
  if (!target.length) return [];
  return [{ type: "proxy", parent: use.receiver, prefix: options.prop("prefix").text(), target, ...(rewrite.exists && rewrite.constant() === undefined ? {} : { rewriteTo: rewrite.constant() || "/" }) }];
}

function shapes(options: ValueView): Pick<RouteDraft, "request" | "response"> {
  const schema = options.is("object") ? options.prop("schema") : undefined;
  if (!schema?.exists) return {};
  const request = schemaShape(schema.prop("body")) ?? schemaShape(schema.prop("querystring", "query"));
  const response = schemaShape(schema.prop("response").prop("200", "201", "2xx", "2XX", "default"));
  return { ...(request ? { request } : {}), ...(response ? { response } : {}) };
}
