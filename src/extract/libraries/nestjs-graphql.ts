import type { Draft } from "./draft.js";
import { graphqlEndpoint, graphqlRoots } from "./graphql-facts.js";
import type { DecoratorUse, LibraryModel } from "./library-model.js";

/** https://docs.nestjs.com/graphql/resolvers and https://typegraphql.com/docs/resolvers.html: the same decorators. */
export const nestjsGraphql: LibraryModel = {
  id: "nestjs-graphql",
  title: "NestJS GraphQL, TypeGraphQL",
  packages: ["@nestjs/graphql", "type-graphql"],
  category: "rpc",
  finds: "queries, mutations and subscriptions of resolver classes, code first and schema first, with their arguments' types",
  cannotSee: "resolvers that are generated for whole entities",
  decorators: [{ on: `.{${graphqlRoots.join(",")}}`, facts: operation }],
};

/** `@Query(() => Order, { name })`, `@Query("orders", { … })`, `@Query({ name })`, `@Query()`: without a name it is the method's. */
function operation(use: DecoratorUse): Draft[] {
  const root = graphqlRoots.find((one) => one === use.member);
  const named = use.arg(0).is("text") ? use.arg(0) : use.args.filter((one) => one.is("object")).map((one) => one.prop("name")).find((one) => one.is("text"));
  const name = named ? named.constant() : use.name;
  const inputs = [...use.onParameters("Args"), ...use.onParameters("Arg")];
  const request = inputs.find((one) => one.type.shape())?.type.shape();
  return root && name ? [graphqlEndpoint({ root, name, request, response: use.type.shape() })] : [];
}
