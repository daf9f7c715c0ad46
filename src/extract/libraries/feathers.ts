import { listens, pathsOf, route } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const methods: Readonly<Record<string, readonly (readonly [method: string, tail: string])[]>> = {
  find: [["GET", ""]], get: [["GET", "/:id"]], create: [["POST", ""]], update: [["PUT", "/:id"]], patch: [["PATCH", "/:id"]], remove: [["DELETE", "/:id"]],
};

/** https://feathersjs.com/api/application.html, /api/services.html; routes beside services are those of Express or Koa. */
export const feathers: LibraryModel = {
  id: "feathers",
  title: "Feathers",
  packages: ["@feathersjs/feathers", "@feathersjs/express", "@feathersjs/koa"],
  category: "http-server",
  system: "http",
  finds: "the REST methods of services, by those that the service has or its options name; ports",
  cannotSee: "custom methods, calls of services by other clients' names, and sockets",
  aliases: { ".{feathers,express,koa,rest,default}()": "()", ".Application()": "()", "().{use,configure,hooks,set,on,unuse}()": "()" },
  callbacks: [{ on: "().configure", argument: 0, parameter: 0, gives: "()" }],
  uses: [
    { on: "().use", facts: service },
    { on: "().listen", facts: (use) => (use.arg(0).exists ? [listens(use.arg(0))] : []) },
  ],
};

/** `app.use("/orders", new OrdersService(), { methods: ["find"] })`; middleware and routers are no services. */
function service(use: CallUse): Draft[] {
  const given = use.arg(1);
  const path = pathsOf(use.arg(0));
  if (!use.arg(0).is("text") || !path.length || !isService(given)) return [];
  return offered(given, use.arg(2).prop("methods")).flatMap((name) => (methods[name] ?? []).map(([method, tail]) => route({ router: use.receiver, method, path: path.map((one) => [...one, tail]) })));
}

const isService = (given: ValueView): boolean => given.is("instance") || given.is("object") || /^(?:feathers-|@feathersjs\/)/.test(given.library()?.package ?? "");

/** Adapters of stores have all methods; a class of the system has those that are written in it or its bases. */
function offered(given: ValueView, listed: ValueView): string[] {
  const all = Object.keys(methods);
  const has = (name: string): boolean => given.library() !== undefined || given.prop(name).values.some((value) => value.kind !== "unknown");
  const named = listed.exists ? listed.elements().flatMap((one) => one.constants()) : all;
  const own = named.filter((name) => all.includes(name) && has(name));
  return own.length || !listed.exists ? own : named;
}
