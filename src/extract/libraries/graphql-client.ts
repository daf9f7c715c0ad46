import type { Draft } from "./draft.js";
import { graphqlCalls } from "./graphql-facts.js";
import type { Alternatives } from "../../model/facts.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const hooks = "{useQuery,useLazyQuery,useMutation,useSubscription,useSuspenseQuery,useBackgroundQuery}";
const clients = "{.ApolloClient,.GraphQLClient,.Client,.createClient,.useApolloClient,.useClient}()";
const asking = "{query,mutate,subscribe,watchQuery,request,rawRequest,mutation,subscription}";
const executing = "{executeQuery,executeMutation,executeSubscription}";
const connecting = "{,.HttpLink,.createHttpLink,.BatchHttpLink,.createUploadLink,.UploadHttpLink,.WebSocketLink,.createNetworkInterface,.ApolloClient,.default,.createClient,.Client,.SubscriptionClient,.HttpLink().create,.GraphQLClient}";

/** https://www.apollographql.com/docs/react, https://github.com/graffle-js/graffle (graphql-request), https://commerce.nearform.com/open-source/urql. */
export const graphqlClient: LibraryModel = {
  id: "graphql-client",
  title: "GraphQL clients",
  packages: [
    "@apollo/client", "apollo-client", "apollo-boost", "apollo-client-preset", "@apollo/react-hooks", "graphql-request", "urql", "@urql/core", "@urql/vue", "@urql/svelte", "@urql/preact", "apollo-angular", "@vue/apollo-composable", "graphql-hooks",
    "apollo-link-http", "apollo-link-batch-http", "apollo-link-ws", "apollo-upload-client", "apollo-angular/http", "apollo-angular-link-http", "subscriptions-transport-ws", "graphql-ws", "graphql-sse", "next-urql", "@apollo/experimental-nextjs-app-support", "@apollo/client-integration-nextjs",
  ],
  category: "rpc",
  finds: "the root fields that queries, mutations and subscriptions of Apollo, urql and graphql-request ask for, with the server's URL; else the server that a client or link is made for",
  cannotSee: "hooks of a generated module that is not in the repository",
  aliases: { "()": ".ApolloClient()", ".default()": ".ApolloClient()", ".NormalizedCacheObject()": ".ApolloClient()", ".Apollo()": ".ApolloClient()" },
  uses: [
    { on: `.${hooks}`, facts: (use) => calls(use, use.arg(0)), whole: (use) => [documentOf(use.arg(0))] },
    { on: `${clients}.${asking}`, facts: (use) => calls(use, use.arg(0)), whole: (use) => [documentOf(use.arg(0))] },
    { on: `${clients}.${executing}`, facts: prepared, whole: (use) => [use.arg(0).made("createRequest")?.arg(0) ?? use.arg(0)] },
    { on: "{.request,.rawRequest,.default}", facts: direct },
    { on: connecting, facts: connected },
  ],
};

function calls(use: CallUse, first: ValueView): Draft[] {
  const document = documentOf(first);
  const settings = use.made("GraphQLClient") ?? use.made("ApolloClient") ?? use.made("createClient") ?? use.made("Client");
  const own = settings ? addressOf(settings) : [];
  const variables = first.is("object") ? first.prop("variables") : use.arg(1).prop("variables");
  return graphqlCalls({ document: textOf(document), target: own.length ? own : onlyAddress(use), request: variables.shape() });
}

/** `useQuery(document)`, `useQuery({ query: document })`. */
const documentOf = (first: ValueView): ValueView => (first.is("object") ? first.prop("query", "mutation", "subscription", "document") : first);

/** urql: `client.executeQuery(createRequest(document, variables))`. */
function prepared(use: CallUse): Draft[] {
  const request = use.arg(0).made("createRequest");
  return request ? graphqlCalls({ document: textOf(request.arg(0)), target: onlyAddress(use), request: request.arg(1).shape() }) : [];
}

/** `graphql(`query { … }`)` of a folder that a generator makes, and that is not there. */
function textOf(document: ValueView): ValueView {
  const made = document.made("graphql") ?? document.made("gql") ?? document.made("parse");
  return made?.arg(0) ?? document;
}

/** The address that a client or link is made with: an own one, or that of a link it holds. */
function addressOf(made: { arg(index: number): ValueView }): Alternatives {
  const first = made.arg(0);
  if (!first.is("object")) return first.is("library") ? [] : first.text();
  const own = first.prop("uri", "url");
  if (own.exists) return own.is("function") ? own.returned().text() : own.text();
  const link = first.prop("link");
  const inner = link.made("HttpLink") ?? link.made("createHttpLink") ?? link.made("BatchHttpLink") ?? link.made("createUploadLink") ?? link.made("WebSocketLink");
  return inner?.arg(0).prop("uri").text() ?? [];
}

/** Hooks do not name their client: it can be told where the service has but one address. */
function onlyAddress(use: CallUse): Alternatives {
  const all = use.callsOf(connecting).map(addressOf).filter((one) => one.length > 0);
  return new Set(all.map((one) => JSON.stringify(one))).size === 1 ? (all[0] ?? []) : [];
}

/** Where nothing that is asked can be read (generated hooks, documents in other files), the connection is what is known. */
function connected(use: CallUse): Draft[] {
  const target = addressOf(use);
  if (!target.length || asked(use).length) return [];
  return [{ type: "rpc-call", protocol: "graphql", operation: [], target }];
}

const asked = (use: CallUse): unknown[] => [...use.callsOf(`.${hooks}`), ...use.callsOf(`${clients}.${asking}`)].flatMap((one) => calls(one, one.arg(0)));

/** `request(url, document, variables)`, `request({ url, document, variables })`. */
function direct(use: CallUse): Draft[] {
  const [first, second] = [use.arg(0), use.arg(1)];
  if (first.is("object")) return graphqlCalls({ document: first.prop("document", "query"), target: first.prop("url").text(), request: first.prop("variables").shape() });
  return second.is("text") ? graphqlCalls({ document: second, target: first.text(), request: use.arg(2).shape() }) : [];
}
