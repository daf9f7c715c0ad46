import type { Draft } from "./draft.js";
import { graphqlEndpoint, graphqlRoots, type GraphqlRoot } from "./graphql-facts.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const roots = "{query,mutation,subscription}";
const scalars = "{field,string,int,float,boolean,id,connectionField}";
/** Calls of Nexus that define a type, and the type that they define if it is not named. */
const definers: Readonly<Record<string, GraphqlRoot | undefined>> = { queryType: "Query", mutationType: "Mutation", subscriptionType: "Subscription", extendType: undefined, objectType: undefined };

/** https://pothos-graphql.dev/docs/guide/queries-mutations-and-subscriptions, https://nexusjs.org/docs/api/object-type, https://graphql.org/graphql-js/constructing-types. */
export const graphqlCodeFirst: LibraryModel = {
  id: "graphql-code-first",
  title: "GraphQL schemas in code (Pothos, Nexus, graphql-js)",
  packages: ["@pothos/core", "nexus", "@nexus/schema", "graphql"],
  category: "rpc",
  finds: "the root fields that Pothos builders, Nexus types and `new GraphQLSchema` define",
  cannotSee: "fields that plugins add, such as those of `t.crud`",
  aliases: { ".{default,SchemaBuilder}()": "()", ".$builder().{list,nonNull,nullable}": ".$builder()" },
  callbacks: [...Object.keys(definers), ...graphqlRoots.map((root) => `${root.toLowerCase()}Field`)].map((on) => ({ on: `.${on}`, argument: "last", member: "definition", parameter: 0, gives: ".$builder()" })),
  uses: [
    { on: `().${roots.replaceAll(/\w+/g, "$&Field")}`, facts: (use) => named(use, use.arg(0)) },
    { on: "().relayMutationField", facts: (use) => use.arg(0).constants().map((name) => graphqlEndpoint({ root: "Mutation", name })) },
    { on: `().${roots.replaceAll(/\w+/g, "$&Fields")}`, facts: (use) => fieldsOf(rootOf(use.member), use.arg(0)) },
    { on: `().${roots.replaceAll(/\w+/g, "$&Type")}`, facts: (use) => fieldsOf(rootOf(use.member), use.arg(0).prop("fields")) },
    { on: `.${roots.replaceAll(/\w+/g, "$&Field")}`, facts: (use) => named(use, use.arg(0)) },
    { on: `.$builder().${scalars}`, facts: defined },
    { on: ".GraphQLSchema", whole: 0, facts: schema },
  ],
};

const rootOf = (member: string): GraphqlRoot | undefined => graphqlRoots.find((root) => member.startsWith(root.toLowerCase()));

function named(use: CallUse, name: ValueView): Draft[] {
  const root = rootOf(use.member);
  return root ? name.constants().map((one) => graphqlEndpoint({ root, name: one })) : [];
}

/** `{ orders: … }`, or a function that returns it. */
function fieldsOf(root: GraphqlRoot | undefined, fields: ValueView): Draft[] {
  const table = fields.is("function") ? fields.returned() : fields;
  return root ? table.keys().map((name) => graphqlEndpoint({ root, name })) : [];
}

/** `extendType({ type: "Query", definition(t) { t.list.field("orders", …) } })`. */
function defined(use: CallUse): Draft[] {
  return Object.entries(definers).flatMap(([definer, standard]) => {
    const settings = use.made(definer)?.arg(0);
    const type = settings?.prop("type", "name").constant() ?? standard;
    const root = settings && graphqlRoots.find((one) => one === type);
    return root ? use.arg(0).constants().map((name) => graphqlEndpoint({ root, name })) : [];
  });
}

/** `new GraphQLSchema({ query: new GraphQLObjectType({ fields }) })`. */
function schema(use: CallUse): Draft[] {
  return graphqlRoots.flatMap((root) => fieldsOf(root, use.arg(0).prop(root.toLowerCase()).made("GraphQLObjectType")?.arg(0).prop("fields") ?? use.arg(99)));
}
