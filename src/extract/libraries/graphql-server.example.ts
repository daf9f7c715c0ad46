import { ApolloServer } from "@apollo/server";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { makeExecutableSchema } from "@graphql-tools/schema";
import Fastify from "fastify";
import gql from "graphql-tag";
import mercurius from "mercurius";
import { orderResolvers } from "./resolvers";

const typeDefs = gql`
  type Order {
    id: ID!
  }
  type Query {
    orders: [Order!]!
    order(id: ID!): Order
  }
  extend type Mutation {
    cancel(id: ID!): Boolean
  }
`;

new ApolloServer({ typeDefs, resolvers: orderResolvers }); // => serves graphql MUTATION Mutation.cancel; serves graphql QUERY Query.order; serves graphql QUERY Query.orders
makeExecutableSchema({ typeDefs: loadTypes("**/*.graphql"), resolvers: [orderResolvers, { Subscription: { orderPlaced: {} } }] }); // => serves graphql QUERY Query.invoices; serves graphql QUERY Query.orders; serves graphql SUBSCRIPTION Subscription.orderPlaced

declare function loadTypes(pattern: string): never;

const app = Fastify();
app.register(mercurius, { schema: "type Query { rides: [ID] }", resolvers: { Query: { rides: () => [] } } }); // => serves graphql QUERY Query.rides

async function start(settings: { graphql: () => Promise<{ typeDefs: unknown; resolvers: object }> }) {
  const { typeDefs: types, resolvers } = await settings.graphql();
  return new ApolloServer({ schema: buildSubgraphSchema([{ typeDefs: types, resolvers }]) }); // => serves graphql QUERY Query.drivers
}
start({ graphql: async () => ({ typeDefs: gql`extend type Query { drivers: [ID] }`, resolvers: {} }) });

new ApolloServer({ schema: buildSubgraphSchema({ typeDefs: gql`extend type Driver @key(fields: "id") { id: ID! @external shifts: [ID] }`, resolvers: { Driver: { shifts: () => [] } } }) }); // => serves graphql QUERY Query._entities
makeExecutableSchema({ typeDefs: loadTypes("**/*.graphql"), resolvers: { Driver: { __resolveReference: (reference) => reference } } }); // => serves graphql QUERY Query._entities

class Schema {
  constructor(readonly parts: object) {}
}
new Schema({ resolvers: { Query: { rides: () => [] } } });

// @file resolvers.ts
const invoiceQueries = { invoices: () => [] };

export const orderResolvers = {
  Query: { orders: () => [], ...invoiceQueries },
  Order: { total: () => 0 },
};
