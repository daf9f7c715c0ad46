import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { schemaShape } from "./schema-shape.js";
import type { ValueView } from "./value-view.js";

const kinds = "{query,mutation,subscription}";

/** https://trpc.io/docs/server/routers, /merging-routers; version 9: https://trpc.io/docs/v9/router. */
export const trpcServer: LibraryModel = {
  id: "trpc-server",
  title: "tRPC (server)",
  packages: ["@trpc/server", "@trpc/server/adapters/standalone"],
  category: "rpc",
  finds: "queries, mutations and subscriptions of nested and merged routers, under their names from the root router, with the fields of their input; what the context that the application makes hands to them",
  cannotSee: "routers that are loaded lazily, and REST paths that other packages give to procedures",
  aliases: {
    ".initTRPC.{context,meta}()": ".initTRPC", ".initTRPC.create()": ".t", [`.t.procedure.{input,output,use,meta,concat,unstable_concat}()`]: ".t.procedure",
    [`.router().{${kinds.slice(1, -1)},merge,middleware,transformer,formatError,interop,flat}()`]: ".router()",
  },
  builders: [".initTRPC", ".t.procedure", ".router()"],
  callbacks: [
    { on: `.t.procedure.{${kinds.slice(1, -1)},use}`, argument: 0, parameter: 0, gives: "", hands: context },
    { on: `.router().${kinds}`, argument: 1, member: "resolve", parameter: 0, gives: "", hands: context },
  ],
  uses: [
    { on: ".t.*", facts: (use) => (use.wildcards[0] === "router" ? members(use, use.arg(0), "") : use.wildcards[0] === "mergeRouters" ? use.args.map((child) => mounted(use, child, "")) : []) },
    { on: `.router().${kinds}`, facts: (use) => [...chain(use), ...use.arg(0).constants().map((name) => procedure(use, { name, input: use.arg(1).prop("input") }))] },
    { on: ".router().merge", facts: (use) => [...chain(use), use.args.length > 1 ? mounted(use, use.arg(1), use.arg(0).constant() ?? "") : mounted(use, use.arg(0), "")] },
    { on: ".router().{middleware,transformer,formatError,interop,flat}", facts: chain },
    { on: ".createHTTPServer().listen", facts: (use) => [{ type: "listens", protocol: "http", ...(use.arg(0).exists ? { port: use.arg(0).text() } : {}) }] },
  ],
};

/** `initTRPC.context<typeof createContext>()`: what the application makes for each request, by its function or by its type alone. */
function context(use: CallUse): Record<string, ValueView> {
  const type = (use.made("context") ?? use.made(".router"))?.typeArg(0);
  if (!type) return {};
  return { ctx: type.is("function") ? type.returned() : type };
}

const mounted = (use: CallUse, child: ValueView, prefix: string): Draft => ({ type: "mount", parent: use.result, child, prefix: [[prefix]] });

/** Routers of version 9 are built up step by step; each step gives a router that has what the one before had. */
function chain(use: CallUse): Draft[] {
  return [mounted(use, use.receiver, "")];
}

const maxLevels = 6;

/** `router({ list: procedure.query(…), items: itemsRouter, admin: { … } })`. */
function members(use: CallUse, table: ValueView, path: string): Draft[] {
  return table.keys().flatMap((key): Draft[] => {
    const member = table.prop(key);
    const name = `${path}${key}`;
    const what = member.library()?.path ?? "";
    if (/\.procedure\.(?:query|mutation|subscription)\(\)$/.test(what) || isCalledLikeOne(member)) return [procedure(use, { name, input: inputOf(member), at: member })];
    if (what !== "") return [mounted(use, member, name)];
    return member.is("object") && name.split("/").length < maxLevels ? members(use, member, `${name}/`) : [];
  });
}

/** Built by something that is not known, but ended like a procedure. */
const isCalledLikeOne = (member: ValueView): boolean => member.values.some((value) => value.kind === "unknown" && /^(?:query|mutation|subscription)$/.test(value.name));

const inputOf = (member: ValueView): ValueView => (member.made("input") ?? { arg: () => member.prop("input") }).arg(0);

function procedure(use: CallUse, { name, input, at }: { name: string; input: ValueView; at?: ValueView }): Draft {
  const request = schemaShape(input);
  return { type: "route", protocol: "trpc", router: use.result, method: "", path: [[name]], ...(request ? { request } : {}), ...(at ? { at } : {}) };
}
