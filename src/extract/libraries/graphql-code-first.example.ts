import SchemaBuilder from "@pothos/core";

const builder = new SchemaBuilder<{ Scalars: object }>({});
builder.queryType({ // => serves graphql QUERY Query.ride; serves graphql QUERY Query.rides
  fields: (t) => ({
    rides: t.field({ type: ["Ride"], resolve: () => [] }),
    ride: t.field({ type: "Ride", args: { id: t.arg.id() }, resolve: () => undefined }),
  }),
});
builder.mutationField("bookRide", (t) => t.field({ type: "Ride", resolve: () => undefined })); // => serves graphql MUTATION Mutation.bookRide
builder.subscriptionFields((t) => ({ rideMoved: t.field({ type: "Ride" }) })); // => serves graphql SUBSCRIPTION Subscription.rideMoved
builder.objectType("Ride", { fields: (t) => ({ id: t.exposeID("id") }) });

// @file drivers.ts
import { extendType, mutationField, objectType, queryType } from "nexus";

export const Driver = objectType({
  name: "Driver",
  definition(t) {
    t.string("name");
  },
});
export const DriverQuery = extendType({
  type: "Query",
  definition(t) {
    t.list.field("drivers", { type: Driver }); // => serves graphql QUERY Query.drivers
    t.field("driver", { type: Driver }); // => serves graphql QUERY Query.driver
  },
});
export const Health = queryType({
  definition: (t) => t.boolean("healthy"), // => serves graphql QUERY Query.healthy
});
export const hire = mutationField("hireDriver", { type: Driver, resolve: () => undefined }); // => serves graphql MUTATION Mutation.hireDriver

// @file tolls.ts
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from "graphql";

const query = new GraphQLObjectType({ name: "RootQuery", fields: () => ({ toll: { type: GraphQLString }, tolls: { type: GraphQLString } }) });
const toll = new GraphQLObjectType({ name: "Toll", fields: { price: { type: GraphQLString } } });
export const schema = new GraphQLSchema({ query, types: [toll] }); // => serves graphql QUERY Query.toll; serves graphql QUERY Query.tolls
