import type { Alternatives } from "../../model/facts.js";
import { contractPart, prefixed } from "./contract-parts.js";
import { httpCall, joinUrl } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const verbs = "{get,post,put,patch,delete}";

/** https://www.zodios.org/docs/client, https://ts-rest.com/docs/core/fetch: clients whose methods are the entries of a written contract. */
export const contractClients: LibraryModel = {
  id: "contract-clients",
  title: "Zodios and ts-rest clients",
  packages: ["@zodios/core", "@ts-rest/core", "@ts-rest/react-query"],
  category: "http-client",
  system: "http",
  finds: "requests that are named by the contract's entries, with method, path and base URL",
  cannotSee: "contracts that are built by functions",
  uses: [
    { on: `.Zodios().${verbs}`, facts: (use) => [call({ method: use.member, base: zodiosBase(use), path: use.arg(0).text(), body: use.arg(1) })] },
    { on: ".Zodios().*", facts: byAlias },
    { on: ".{initClient,initQueryClient}(){.*,.*.*,.*.*.*}", facts: byContract },
  ],
  values: [{ on: ".makeApi()", value: (use) => use.arg(0) }, { on: ".initContract().query()", value: (use) => use.arg(0) }],
};

interface Parts {
  method: string;
  base: Alternatives;
  path: Alternatives;
  body?: ValueView;
}

const call = ({ method, base, path, body }: Parts): Draft => httpCall({ method, url: joinUrl(base, path.map(withBraces)), request: body?.shape() });

/** `/orders/:id` → `/orders/{id}`. */
const withBraces = (path: Alternatives[number]): Alternatives[number] => path.map((part) => (typeof part === "string" ? part.replace(/\/:(\w+)/g, "/{$1}") : part));

const zodiosBase = (use: CallUse): Alternatives => {
  const first = use.made("Zodios")?.arg(0);
  return first?.is("text") ? first.text() : [];
};

function byAlias(use: CallUse): Draft[] {
  const made = use.made("Zodios");
  const api = made?.arg(0).is("array") ? made.arg(0) : made?.arg(1);
  const entry = api?.elements().find((one) => one.prop("alias").constant() === use.member);
  return entry ? [call({ method: entry.prop("method").constant() ?? "*", base: zodiosBase(use), path: entry.prop("path").text(), body: use.arg(0) })] : [];
}

function byContract(use: CallUse): Draft[] {
  const made = use.made("initClient") ?? use.made("initQueryClient");
  const names = use.wildcards.filter((name) => !hookNames.has(name));
  if (!made) return [];
  const { table: entry, prefix } = names.reduce((at, name) => contractPart(at.table.prop(name), at.prefix), contractPart(made.arg(0)));
  if (!entry.prop("method").exists) return [];
  return [call({ method: entry.prop("method").constant() ?? "*", base: made.arg(1).prop("baseUrl").text(), path: prefixed(prefix, entry.prop("path").text()), body: use.arg(0).prop("body") })];
}

const hookNames = new Set(["query", "mutation", "useQuery", "useMutation", "useInfiniteQuery", "fetchQuery", "mutate", "prefetchQuery"]);
