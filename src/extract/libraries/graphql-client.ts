import type { Draft } from "./draft.js";
import { graphqlCalls } from "./graphql-facts.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const hooks = "{useQuery,useLazyQuery,useMutation,useSubscription,useSuspenseQuery,useBackgroundQuery}";
const clients = "{.ApolloClient,.GraphQLClient,.Client,.createClient,.useApolloClient,.useClient}()";

/** https://www.apollographql.com/docs/react, https://github.com/graffle-js/graffle (graphql-request), https://commerce.nearform.com/open-source/urql. */
export const graphqlClient: LibraryModel = {
  id: "graphql-client",
  title: "GraphQL clients",
  packages: ["@apollo/client", "apollo-client", "apollo-boost", "@apollo/react-hooks", "graphql-request", "urql", "@urql/core", "apollo-angular", "@vue/apollo-composable", "graphql-hooks"],
  category: "rpc",
  finds: "the root fields that queries, mutations and subscriptions of Apollo, urql and graphql-request ask for, with the server's URL",
  cannotSee: "documents in files of their own, and hooks that a generator has made",
  aliases: { ".default()": ".ApolloClient()", ".NormalizedCacheObject()": ".ApolloClient()", ".Apollo()": ".ApolloClient()" },
  uses: [
    { on: `.${hooks}`, facts: (use) => calls(use, use.arg(0)) },
    { on: `${clients}.{query,mutate,subscribe,watchQuery,request,rawRequest,mutation,subscription}`, facts: (use) => calls(use, use.arg(0)) },
    { on: "{.request,.rawRequest,.default}", facts: (use) => direct(use) },
  ],
};

function calls(use: CallUse, first: ValueView): Draft[] {
  const document = first.is("object") ? first.prop("query", "mutation", "subscription", "document") : first;
  const made = use.made("GraphQLClient")?.arg(0);
  const settings = use.made("ApolloClient") ?? use.made("createClient") ?? use.made("Client");
  const url = made ?? linkOf(settings?.arg(0));
  const variables = first.is("object") ? first.prop("variables") : use.arg(1).prop("variables");
  return graphqlCalls({ document, target: url?.text() ?? [], request: variables.shape() });
}

/** `uri`, `url`, or those of the HTTP link. */
function linkOf(settings: ValueView | undefined): ValueView | undefined {
  const own = settings?.prop("uri", "url");
  if (own?.exists) return own;
  const link = settings?.prop("link").made("HttpLink") ?? settings?.prop("link").made("createHttpLink");
  return link?.arg(0).prop("uri");
}

/** `request(url, document, variables)`, `request({ url, document, variables })`. */
function direct(use: CallUse): Draft[] {
  const [first, second] = [use.arg(0), use.arg(1)];
  if (first.is("object")) return graphqlCalls({ document: first.prop("document", "query"), target: first.prop("url").text(), request: first.prop("variables").shape() });
  return second.is("text") ? graphqlCalls({ document: second, target: first.text(), request: use.arg(2).shape() }) : [];
}
