import { ApolloGateway, IntrospectAndCompose, RemoteGraphQLDataSource } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { buildHTTPExecutor } from "@graphql-tools/executor-http";
import Fastify from "fastify";
import mercurius from "mercurius";
import { readFileSync } from "node:fs";
import { subgraphs } from "./subgraphs";

const gateway = new ApolloGateway({
  supergraphSdl: new IntrospectAndCompose({ subgraphs }), // => calls graphql * at http://rides:4001/graphql; calls graphql * at {DRIVERS_URL}
});
new ApolloServer({ gateway });

const listed = new ApolloGateway({ serviceList: [{ name: "payments", url: "http://payments/graphql" }] }); // => calls graphql * at http://payments/graphql
const composed = new ApolloGateway({ supergraphSdl: readFileSync("/etc/config/supergraph.graphql").toString() }); // => calls graphql * at http://maps:4000/graphql

class AuthenticatedDataSource extends RemoteGraphQLDataSource {}

const app = Fastify();
app.register(mercurius, { gateway: { services: [{ name: "tolls", url: "http://tolls/graphql" }] } }); // => calls graphql * at http://tolls/graphql
const executor = buildHTTPExecutor({ endpoint: "https://weather/graphql" }); // => calls graphql * at https://weather/graphql

const list = [{ name: "none", url: "http://none/graphql" }];
console.log(list, listed, composed, AuthenticatedDataSource, executor);

// @file subgraphs.ts
export const subgraphs = [
  { name: "rides", url: "http://rides:4001/graphql" },
  { name: "drivers", url: process.env.DRIVERS_URL },
];

// @file supergraph.graphql
enum join__Graph {
  MAPS @join__graph(name: "maps", url: "http://maps:4000/graphql")
}
