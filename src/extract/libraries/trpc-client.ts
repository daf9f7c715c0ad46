import type { Alternatives } from "../../model/facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const makers = "{createTRPCProxyClient,createTRPCClient,createTRPCReact,createTRPCNext,createTRPCQueryUtils,createTRPCOptionsProxy,createReactQueryHooks,createTRPCUntypedClient}";
const links = ".{httpLink,httpBatchLink,httpBatchStreamLink,unstable_httpBatchStreamLink,httpSubscriptionLink,unstable_httpSubscriptionLink,createWSClient}";
const asks = "{query,mutate,subscribe,useQuery,useMutation,useInfiniteQuery,useSuspenseQuery,useSuspenseInfiniteQuery,useSubscription,queryOptions,mutationOptions,infiniteQueryOptions,subscriptionOptions}";
const fetches = "{fetch,prefetch,fetchInfinite,prefetchInfinite,ensureData}";
/** Procedures are named by a path through nested routers; deeper ones are rare. */
const levels = ["*", "*.*", "*.*.*", "*.*.*.*"];

/** https://trpc.io/docs/client/vanilla, /client/react, /client/tanstack-react-query/usage; version 9 names procedures by texts. */
export const trpcClient: LibraryModel = {
  id: "trpc-client",
  title: "tRPC (clients)",
  packages: ["@trpc/client", "@trpc/react-query", "@trpc/react", "@trpc/next", "@trpc/tanstack-react-query"],
  category: "rpc",
  finds: "calls of procedures through proxies, hooks and query options, with the URL of the client's link and the router that its type argument names",
  cannotSee: "calls that only invalidate or cancel what was fetched",
  aliases: {
    [`.${makers}()`]: "()", ".createTRPCContext().useTRPC()": "()", "().{useUtils,useContext,useQueryUtils,createUtils}()": ".utils", "().createClient()": "()", ".createTRPCReact.CreateTRPCReact()": "()",
    ".utils.client": "()", ".useTRPCClient()": "()", ".createTRPCContext().useTRPCClient()": "()", ".{TRPCClient,CreateTRPCProxyClient,CreateTRPCReact}()": "()",
  },
  uses: [
    ...levels.map((path) => ({ on: `().${path}.${asks}`, facts: (use: CallUse) => call(use, use.wildcards.join("."), use.arg(0)) })),
    ...levels.map((path) => ({ on: `.utils.${path}.${fetches}`, facts: (use: CallUse) => call(use, use.wildcards.join("."), use.arg(0)) })),
    { on: "().{query,mutation,useQuery,useInfiniteQuery,useMutation,useSubscription,prefetchQuery,fetchQuery}", facts: named },
  ],
};

/** Version 9: `client.query("rides.byId", input)`, `trpc.useQuery(["rides.byId", input])`. */
function named(use: CallUse): Draft[] {
  const first = use.arg(0);
  const [name, input] = first.is("array") ? [first.prop("0"), first.prop("1")] : [first, use.arg(1)];
  return name.constants().flatMap((one) => call(use, one, input));
}

function call(use: CallUse, name: string, input: ValueView): Draft[] {
  const target = targetOf(use);
  const request = input.shape();
  const router = use.receiver.typeArg(0).madeIn();
  return [{ type: "rpc-call", protocol: "trpc", operation: [[name]], ...(target.length ? { target } : {}), ...(router === undefined ? {} : { declaredIn: router }), ...(request ? { request } : {}) }];
}

/** The URL of the links that the client was made with; of all links of the service where the two are not seen together. */
function targetOf(use: CallUse): Alternatives {
  const made = makers.slice(1, -1).split(",").map((name) => use.made(name)).find((one) => one !== undefined);
  const own = (made?.arg(0).prop("links").elements() ?? []).flatMap((link) => urlOf(link));
  return own.length ? own : use.callsOf(links).flatMap((link) => link.arg(0).prop("url").text());
}

const linkNames = links.slice(2, -1).split(",");

const urlOf = (link: ValueView): Alternatives => linkNames.flatMap((name) => link.made(name)?.arg(0).prop("url").text() ?? []);
