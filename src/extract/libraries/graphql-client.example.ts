import { ApolloClient, InMemoryCache, gql, useMutation, useQuery } from "@apollo/client";
import { GraphQLClient, request } from "graphql-request";
import { ORDERS } from "./documents";
import { createClient, createRequest } from "@urql/core";
import { ref } from "vue";
import { graphql } from "./generated/gql";
import { RefundDocument, UnknownDocument } from "./generated/operations";
import { Drivers } from "./drivers.graphql";

const client = new ApolloClient({ uri: process.env.GRAPHQL_URL, cache: new InMemoryCache() });

export function useOrders() {
  const { data } = useQuery(ORDERS, { variables: { first: 10 } }); // => calls graphql Query.orderCount; calls graphql Query.orders
  const [cancel] = useMutation(gql`mutation Cancel($id: ID!) { cancelOrder(id: $id) { id } }`); // => calls graphql Mutation.cancelOrder
  return { data, cancel };
}

export const order = (id: string) => client.query({ query: gql`{ order(id: ${id}) { id } }`, variables: { id } }); // => calls graphql Query.order at {GRAPHQL_URL}
client.mutate({ mutation: gql`mutation { closeDay }` }); // => calls graphql Mutation.closeDay at {GRAPHQL_URL}
request("http://gateway/graphql", `query { rides { id } }`); // => calls graphql Query.rides at http://gateway/graphql
new GraphQLClient("http://drivers/graphql").request(gql`query Drivers { drivers { id } __typename }`); // => calls graphql Query.drivers at http://drivers/graphql

export const useRide = (id: string) => useQuery(graphql(`query Ride($id: ID!) { ride(id: $id) { id } }`), { variables: { id } }); // => calls graphql Query.ride

export const refunds = () => useMutation(RefundDocument); // => calls graphql Mutation.refund
export const nobody = () => useMutation(UnknownDocument);
export const drivers = () => useQuery(Drivers); // => calls graphql Query.drivers

const box = ref();
box.value = createClient({ url: process.env.GRAPHQL_URL });
const ask = (args: { query: object }) => box.value.executeQuery(createRequest(args.query, {}));
export const stops = () => ask({ query: gql`{ stops { id } }` }); // => calls graphql Query.stops

const cache = { query: (text: object) => text };
cache.query({ query: "{ orders { id } }" });

// @file documents.ts
import { gql } from "@apollo/client";

const fields = gql`fragment Fields on Order { id total }`;

export const ORDERS = gql`
  ${fields}
  query Orders($first: Int) {
    orders(first: $first) {
      ...Fields
    }
    orderCount
  }
`;

// @file drivers.graphql
query Drivers { drivers { id } }
mutation Refund($id: ID!) { refund(id: $id) { id } }
