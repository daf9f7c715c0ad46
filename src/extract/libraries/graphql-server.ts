import type { Draft } from "./draft.js";
import { resolverEndpoints, schemaEndpoints } from "./graphql-facts.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://www.apollographql.com/docs/apollo-server, https://the-guild.dev/graphql/yoga-server, https://mercurius.dev, https://the-guild.dev/graphql/tools. */
export const graphqlServer: LibraryModel = {
  id: "graphql-server",
  title: "GraphQL servers",
  packages: [
    "@apollo/server", "apollo-server", "apollo-server-core", "apollo-server-express", "apollo-server-fastify", "apollo-server-koa", "apollo-server-hapi", "apollo-server-lambda", "apollo-server-micro",
    "@apollo/subgraph", "@apollo/federation", "graphql-yoga", "@graphql-yoga/node", "mercurius", "fastify", "@graphql-tools/schema", "graphql-tools", "graphql-modules", "graphql",
  ],
  category: "rpc",
  finds: "the root fields, and the entities of a subgraph, of resolver maps and schema texts that are given to Apollo Server, Yoga, Mercurius, graphql-tools, graphql-modules and `buildSchema`, also merged",
  cannotSee: "resolvers that are loaded from folders",
  uses: [
    { on: "{.ApolloServer,.createSchema,.makeExecutableSchema,.buildFederatedSchema,.buildSubgraphSchema,.GraphQLServer,.createModule}", whole: parts, facts: (use) => use.arg(0).elements().flatMap(schema) },
    { on: "().register", facts: (use) => (use.arg(0).library()?.package === "mercurius" ? schema(use.arg(1)) : []) },
    { on: ".buildSchema", facts: (use) => fromText(use.arg(0)) },
  ],
};

/** The settings, or what they hold, may be handed in by those whose server it is. */
function parts(use: CallUse): ValueView[] {
  return [use.arg(0), ...use.arg(0).elements().flatMap((one) => [one.prop("typeDefs", "schema"), one.prop("resolvers")])];
}

/** Fields that nothing resolves are still fields; so the schema counts if it can be read, else the resolvers. */
function schema(settings: ValueView): Draft[] {
  const declared = fromText(settings.prop("typeDefs", "schema"));
  return declared.length ? declared : merged(settings.prop("resolvers"), "mergeResolvers").flatMap(resolverEndpoints);
}

function fromText(text: ValueView): Draft[] {
  return merged(text, "mergeTypeDefs").flatMap((one) => one.elements()).flatMap((one) => one.constants()).flatMap(schemaEndpoints);
}

/** `mergeTypeDefs([orders, users])` of @graphql-tools/merge. */
function merged(view: ValueView, merger: string): ValueView[] {
  const parts = view.made(merger)?.arg(0).elements();
  return parts ? parts.flatMap((one) => merged(one, merger)) : view.elements();
}

