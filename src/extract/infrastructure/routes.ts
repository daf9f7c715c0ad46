/** Routes of API gateways: REST APIs with resources and methods, HTTP APIs, the routes of SST. Only routes that one function of its own answers. */
import type { Deployable } from "../../model/facts.js";
import { constantOf, printTemplate } from "../../model/template.js";
import type { FactDraft } from "../libraries/draft.js";
import type { ValueView } from "../libraries/value-view.js";
import { viewOf } from "../libraries/view-of-values.js";
import { ancestry } from "../values/library-handles.js";
import type { LibraryValue } from "../values/value.js";
import { constructsOf, nameOfClass, propsOf, type Construct } from "./construct.js";
import type { ProgramView } from "./program-view.js";
import { ownName } from "./resource-name.js";
import { deployableIn } from "./targets.js";

interface Route {
  /** The gateway, by which name others may call it. */
  api: string;
  method: string;
  path: string;
  target: ValueView;
}

/** `new Api(stack, "Api", { routes: { "GET /orders": "src/list.handler" } })`, `new HttpRoute(…)`. */
export function routesMade(program: ProgramView, construct: Construct): FactDraft[] {
  const props = propsOf(construct);
  const className = nameOfClass(construct);
  if (/(?:^|\w)Api(?:GatewayV[12])?$|ApiGatewayV[12]?$/.test(className)) {
    const routes = props.prop("routes");
    const api = printTemplate(ownName(construct));
    return [...proxied(program, construct, api), ...routes.keys().flatMap((key) => served(program, keyed(api, key, routes.prop(key))))];
  }
  return [];
}

/** `new LambdaRestApi(this, "Shop", { handler })`: one function answers everything. */
function proxied(program: ProgramView, construct: Construct, api: string): FactDraft[] {
  const target = propsOf(construct).prop("handler", "defaultIntegration");
  const what = target.exists ? deployableIn(program, target) : undefined;
  return what ? [{ type: "deployed", what: { ...what, names: [...what.names, api] }, environment: [], receives: [], serves: [], grants: [] }] : [];
}

/** `orders.addMethod("GET", new LambdaIntegration(list))`, `api.addRoutes({ path, methods, integration })`, `api.route("GET /orders", "src/list.handler")`. */
export function routesCalled(program: ProgramView, handle: LibraryValue, args: readonly ValueView[]): FactDraft[] {
  const owner = constructsOf(program.engine, handle.parent ? [handle.parent] : [])[0];
  const api = owner ? printTemplate(ownName(owner)) : "";
  if (handle.name === "addMethod") return served(program, { api, method: args[0]?.constant() ?? "*", path: resourcePath(program, handle), target: args[1] ?? nothingAt(program) });
  if (handle.name === "addRoutes") return (args.length > 1 ? tableRoutes(api, args[1]) : listedRoutes(api, args[0])).flatMap((route) => served(program, route));
  return args[1] ? served(program, keyed(api, args[0]?.constant() ?? "", args[1])) : [];
}

const nothingAt = (program: ProgramView): ValueView => viewOf(program.engine, []);

function listedRoutes(api: string, options: ValueView | undefined): Route[] {
  const path = options?.prop("path").constant();
  if (!options || path === undefined) return [];
  const methods = options.prop("methods").elements().flatMap((one) => one.values.flatMap((value) => (value.kind === "library" ? value.name : one.constants())));
  return (methods.length ? methods : ["*"]).map((method) => ({ api, method, path, target: options.prop("integration") }));
}

/** SST: `api.addRoutes(stack, { "GET /orders": … })`. */
function tableRoutes(api: string, table: ValueView | undefined): Route[] {
  return table?.keys().map((key) => keyed(api, key, table.prop(key))) ?? [];
}

/** `GET /orders/{id}`; `$default` and keys of sockets are no operations. */
function keyed(api: string, key: string, target: ValueView): Route {
  const [, method = "", path = ""] = /^\s*([A-Z]+)\s+(\/\S*)\s*$/.exec(key) ?? [];
  return { api, method, path, target };
}

function served(program: ProgramView, { api, method, path, target }: Route): FactDraft[] {
  const what: Deployable | undefined = deployableIn(program, target, `${method} ${path}`);
  // `{proxy+}` hands everything on to a program that has routes of its own
  if (!what || !path.startsWith("/") || method === "" || /\{\w*\+\}|\*/.test(path)) return [];
  const verb = /^(?:any|all|\*)$/i.test(method) ? "*" : method.toUpperCase();
  return [{ type: "deployed", what: { ...what, names: [...new Set([...what.names, api])].filter(Boolean) }, environment: [], receives: [], grants: [], serves: [{ method: verb, path: path.replace(/:(\w+)/g, "{$1}") }] }];
}

/** `api.root.addResource("orders").addResource("{id}")`: the steps on the way to the method. */
function resourcePath(program: ProgramView, handle: LibraryValue): string {
  const steps = [...ancestry(handle)].filter((step) => step.call && /^(?:addResource|resourceForPath|addProxy)$/.test(step.name)).reverse();
  const parts = steps.map((step) => {
    const first = step.call?.args[0];
    const text = first && viewOf(program.engine, program.engine.argument(first)).text()[0];
    return step.name === "addProxy" ? "{proxy+}" : text ? (constantOf(text) ?? printTemplate(text)) : "{proxy+}";
  });
  return `/${parts.join("/").replace(/^\/+/, "").replace(/\/{2,}/g, "/")}`;
}
