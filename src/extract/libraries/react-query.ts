import type { CallUse, LibraryModel } from "./library-model.js";

const hooks = "{useQuery,useMutation,useInfiniteQuery,useSuspenseQuery,useSuspenseInfiniteQuery,usePrefetchQuery,createQuery,createMutation,injectQuery,injectMutation,queryOptions,infiniteQueryOptions,mutationOptions}";

/** https://tanstack.com/query/latest/docs/framework/react/guides/query-functions; up to version 4 the function may stand right after the key. */
export const reactQuery: LibraryModel = {
  id: "react-query",
  title: "TanStack Query",
  packages: ["@tanstack/react-query", "@tanstack/vue-query", "@tanstack/solid-query", "@tanstack/svelte-query", "@tanstack/angular-query-experimental", "react-query"],
  category: "http-client",
  system: "http",
  finds: "functions of other libraries that are handed over as query or mutation functions; those of the system are read like any other code",
  cannotSee: "the data that queries share through their keys",
  uses: [
    { on: `.${hooks}`, facts: () => [], calls: handed },
    { on: ".QueryClient().{fetchQuery,prefetchQuery,ensureQueryData,fetchInfiniteQuery,prefetchInfiniteQuery}", facts: () => [], calls: handed },
  ],
  aliases: { ".useQueryClient()": ".QueryClient()" },
};

function handed(use: CallUse): { callee: CallUse["result"]; args: [] }[] {
  const functions = [use.arg(0).prop("queryFn", "mutationFn"), use.arg(0), use.arg(1)];
  return functions.filter((one) => one.is("library")).map((callee) => ({ callee, args: [] }));
}
