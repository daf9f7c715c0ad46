import type { Alternatives } from "../../model/facts.js";
import { contractPart, prefixed } from "./contract-parts.js";
import type { Draft, RouteDraft } from "./draft.js";
import { route } from "./http-facts.js";
import type { CallUse, DecoratorUse, LibraryModel } from "./library-model.js";
import { schemaShape } from "./schema-shape.js";
import type { ValueView } from "./value-view.js";

const served = "{createExpressEndpoints,createNextRouter,createNextHandler,createLambdaHandler,createServerlessHandler,fetchRequestHandler,tsr.router}";

/** https://ts-rest.com/docs/express, /docs/fastify, /docs/nest, /docs/next, /docs/serverless: servers that implement a written contract. */
export const tsRestServer: LibraryModel = {
  id: "ts-rest-server",
  title: "ts-rest (servers)",
  packages: ["@ts-rest/express", "@ts-rest/fastify", "@ts-rest/nest", "@ts-rest/next", "@ts-rest/serverless"],
  category: "http-server",
  system: "http",
  finds: "the routes of the contract that a server implements, with the fields of its bodies and answers",
  cannotSee: "contracts that are built by functions",
  uses: [
    { on: `.${served}`, facts: (use) => contractRoutes(use, use.arg(0)) },
    { on: ".initServer().registerRouter", facts: (use) => contractRoutes(use, use.arg(0)) },
    { on: ".initServer().plugin", facts: (use) => contractRoutes(use, use.arg(0).made("router")?.arg(0) ?? use.arg(99)) },
  ],
  decorators: [{ on: ".{TsRestHandler,TsRest}", facts: (use) => handled(use) }],
};

const maxLevels = 5;

interface Entry {
  method: string;
  path: Alternatives;
  entry: ValueView;
}

/** Entries have a method and a path; what has neither is a part of the contract with a name. */
function entries(contract: ValueView, outer: Alternatives = [], level = 0): Entry[] {
  const { table, prefix } = contractPart(contract, outer);
  const method = table.prop("method").constant();
  const path = table.prop("path").text();
  if (method !== undefined && path.length) return [{ method, path: prefixed(prefix, path), entry: table }];
  return level < maxLevels ? table.keys().map((key) => table.prop(key)).filter((one) => one.is("object") || one.is("library")).flatMap((one) => entries(one, prefix, level + 1)) : [];
}

function contractRoutes(use: CallUse, contract: ValueView): Draft[] {
  return entries(contract).map(({ method, path, entry }) => ({ ...route({ router: use.arg(99), method, path }), ...shapes(entry) }));
}

/** `@TsRestHandler(contract.orders)` serves one entry or a whole part. */
function handled(use: DecoratorUse): Draft[] {
  return entries(use.arg(0)).flatMap(({ method, path, entry }) => path.flatMap((one): Draft[] => {
    const text = one.every((part) => typeof part === "string") ? one.join("") : undefined;
    return text === undefined ? [] : [{ type: "controller-route", framework: "nestjs", controller: use.className, method: method.toUpperCase(), segments: [[text]], versions: [], ...shapes(entry) }];
  }));
}

function shapes(entry: ValueView): Pick<RouteDraft, "request" | "response"> {
  const request = schemaShape(entry.prop("body")) ?? schemaShape(entry.prop("query"));
  const response = schemaShape(entry.prop("responses").prop("200", "201"));
  return { ...(request ? { request } : {}), ...(response ? { response } : {}) };
}
