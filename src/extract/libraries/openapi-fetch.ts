import { httpCall, joinUrl } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const verbs = "{GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS}";

/** https://openapi-ts.dev/openapi-fetch, https://heyapi.dev/openapi-ts/clients: paths are those of the document, with `{name}` parameters. */
export const openapiFetch: LibraryModel = {
  id: "openapi-fetch",
  title: "openapi-fetch and Hey API",
  packages: ["openapi-fetch", "openapi-react-query", "openapi-typescript-fetch", "@hey-api/client-fetch", "@hey-api/client-axios", "@hey-api/client-next", "@hey-api/client-nuxt", "@hey-api/client-ky"],
  category: "http-client",
  system: "http",
  finds: "requests with method, path of the document, `baseUrl` of the client, and body fields",
  cannotSee: "base URLs that middleware sets",
  aliases: { ".default": "", "().{createClient,createPathBasedClient}()": "()", ".{createClient,createQueryHook,createPathBasedClient}()": "()", ".Client()": "()", ".Fetcher.for()": "()" },
  uses: [
    { on: `().${verbs}`, facts: (use) => [call(use, { method: use.member, path: use.arg(0), options: use.arg(1) })] },
    { on: "().{useQuery,useMutation,useSuspenseQuery,useInfiniteQuery,queryOptions}", facts: (use) => (use.arg(1).is("text") ? [call(use, { method: use.arg(0).constant() ?? "*", path: use.arg(1), options: use.arg(2) })] : []) },
    { on: "().{get,post,put,patch,delete,head,options}", facts: (use) => (use.arg(0).prop("url").exists ? [call(use, { method: use.member, path: use.arg(0).prop("url"), options: use.arg(0) })] : []) },
  ],
};

interface Parts {
  method: string;
  path: ValueView;
  options: ValueView;
}

function call(use: CallUse, { method, path, options }: Parts): Draft {
  const query = options.prop("params").exists ? options.prop("params").prop("query") : options.prop("query");
  return httpCall({ method, url: joinUrl(baseOf(use, options), path.text()), request: options.prop("body").shape() ?? query.shape(), response: use.typeArg(0).shape() });
}

/** `baseUrl` of the request or of the client; of the one that hooks are made from; or set later, `client.setConfig({ baseUrl })`. */
function baseOf(use: CallUse, options: ValueView): ReturnType<ValueView["text"]> {
  const made = (use.made("createClient") ?? use.made(""))?.arg(0);
  const candidates = [options, made, made?.made("createClient")?.arg(0), made?.made("")?.arg(0), createConfig(made)].map((one) => (one?.is("object") ? one.prop("baseUrl", "baseURL") : undefined));
  const own = candidates.find((one) => one?.exists);
  if (own) return own.text();
  const later = use.callsOf("().{setConfig,configure}").map((one) => one.arg(0).prop("baseUrl", "baseURL")).filter((one) => one.exists);
  return later.length === 1 ? (later[0]?.text() ?? []) : [];
}

/** `createClient(createConfig({ baseUrl }))`. */
const createConfig = (made: ValueView | undefined): ValueView | undefined => made?.made("createConfig")?.arg(0);
