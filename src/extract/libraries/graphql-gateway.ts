import type { Alternatives } from "../../model/facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://www.apollographql.com/docs/apollo-server/using-federation/api/apollo-gateway, https://mercurius.dev/#/docs/federation, https://the-guild.dev/graphql/stitching. */
export const graphqlGateway: LibraryModel = {
  id: "graphql-gateway",
  title: "GraphQL gateways",
  packages: ["@apollo/gateway", "@mercuriusjs/gateway", "fastify", "@graphql-tools/executor-http", "@graphql-tools/url-loader"],
  category: "rpc",
  finds: "the subgraphs behind Apollo Gateway (lists, `IntrospectAndCompose`, data sources, composed supergraph files), Mercurius and stitched schemas",
  cannotSee: "which fields of a subgraph a query needs, and supergraphs that are fetched from a registry",
  aliases: { ".{UrlLoader,HTTPExecutor}()": ".loader()" },
  uses: [
    { on: ".IntrospectAndCompose", facts: (use) => subgraphs(use.arg(0).prop("subgraphs")) },
    { on: ".ApolloGateway", facts: (use) => [...subgraphs(use.arg(0).prop("serviceList")), ...composed(use)] },
    { on: ".RemoteGraphQLDataSource", facts: (use) => subgraph(use.arg(0)) },
    { on: "().register", facts: (use) => (["mercurius", "@mercuriusjs/gateway"].includes(use.arg(0).library()?.package ?? "") ? subgraphs(use.arg(1).prop("gateway").prop("services")) : []) },
    { on: ".buildHTTPExecutor", facts: (use) => asks(use.arg(0).prop("endpoint").text(), undefined) },
    { on: ".loader().load", facts: (use) => asks(use.arg(0).text(), undefined) },
  ],
};

const subgraphs = (list: ValueView): Draft[] => (list.exists ? list.elements().flatMap(subgraph) : []);

const subgraph = (one: ValueView): Draft[] => asks(one.prop("url").text(), one.prop("name").constant());

/** Whatever a gateway is asked for, it asks of the subgraphs. */
function asks(target: Alternatives, client: string | undefined): Draft[] {
  return target.length ? [{ type: "rpc-call", protocol: "graphql", operation: [["*"]], target, ...(client === undefined ? {} : { client }) }] : [];
}

const joinedGraph = /@join__graph\(\s*name:\s*"([^"]*)"\s*,?\s*url:\s*"([^"]+)"\s*\)/g;

/** `supergraphSdl: readFileSync("supergraph.graphql")`: the file as it lies in the repository. */
function composed(use: CallUse): Draft[] {
  const sdl = use.arg(0).prop("supergraphSdl");
  const read = (sdl.made("readFileSync") ?? sdl.made("readFile"))?.arg(0).constants() ?? [];
  const known = sdl.constants();
  const texts = known.length ? known : read.flatMap((path) => use.settingsFile(path.split("/").at(-1) ?? path).constants());
  return texts.flatMap((text) => [...text.matchAll(joinedGraph)].flatMap(([, name, url]) => (url === undefined ? [] : asks([[url]], name))));
}
