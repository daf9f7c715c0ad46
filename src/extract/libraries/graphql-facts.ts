/** Drafts that GraphQL models have in common. */
import { Kind, parse, type DocumentNode } from "graphql";
import type { Alternatives } from "../../model/facts.js";
import type { DataShape } from "../../model/graph.js";
import type { Template } from "../../model/template.js";
import type { Draft, FactDraft } from "./draft.js";
import type { ValueView } from "./value-view.js";

export type GraphqlRoot = "Query" | "Mutation" | "Subscription";
export const graphqlRoots: readonly GraphqlRoot[] = ["Query", "Mutation", "Subscription"];

export interface GraphqlEndpointParts {
  root: GraphqlRoot;
  name: string;
  request?: DataShape | undefined;
  response?: DataShape | undefined;
}

export function graphqlEndpoint({ root, name, request, response }: GraphqlEndpointParts): FactDraft {
  return { type: "rpc-endpoint", protocol: "graphql", method: root.toUpperCase(), operation: [[`${root}.${name}`]], ...(request ? { request } : {}), ...(response ? { response } : {}) };
}

/** The fields of a resolver map: `{ Query: { orders: … }, Mutation: … }`, or of a list of them. */
export function resolverEndpoints(resolvers: ValueView): FactDraft[] {
  const maps = resolvers.elements();
  const hasEntities = maps.some((map) => map.keys().some((type) => map.prop(type).keys().includes("__resolveReference")));
  return [...(hasEntities ? [entities] : []), ...rootFieldsOf(maps)];
}

/** What a gateway asks of a subgraph for the fields of types that several subgraphs share: https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec. */
const entities: FactDraft = graphqlEndpoint({ root: "Query", name: "_entities" });

function rootFieldsOf(maps: readonly ValueView[]): FactDraft[] {
  return graphqlRoots.flatMap((root) => [...new Set(maps.flatMap((map) => map.prop(root).keys()))].map((name) => graphqlEndpoint({ root, name })));
}

/** The root fields that a schema text defines. */
export function schemaEndpoints(text: string): FactDraft[] {
  const types = (parsed(text)?.definitions ?? []).flatMap((definition) => (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION ? [definition] : []));
  const fields = types.flatMap((definition) => {
    const root = graphqlRoots.find((one) => one === definition.name.value);
    return root ? (definition.fields ?? []).map((field) => graphqlEndpoint({ root, name: field.name.value })) : [];
  });
  return types.some(({ directives }) => directives?.some((one) => one.name.value === "key")) ? [...fields, entities] : fields;
}

export interface GraphqlCallParts {
  document: ValueView;
  target: Alternatives;
  request?: DataShape | undefined;
}

/** The root fields that a query text asks for, one call each. */
export function graphqlCalls({ document, target, request }: GraphqlCallParts): Draft[] {
  const names = document.text().flatMap(rootFields);
  return [...new Set(names)].map((name) => ({ type: "rpc-call", protocol: "graphql", operation: [[name]], ...(target.length ? { target } : {}), ...(request ? { request } : {}) }));
}

/** Holes stand for fragments beside the operation, or for values inside it. */
function rootFields(template: Template): string[] {
  const document = [" ", "null", "_"].map((filling) => parsed(template.map((part) => (typeof part === "string" ? part : filling)).join(""))).find((one) => one !== undefined);
  return (document?.definitions ?? []).flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    const root = graphqlRoots.find((one) => one.toLowerCase() === String(definition.operation));
    return definition.selectionSet.selections.flatMap((field) => (root && field.kind === Kind.FIELD && !field.name.value.startsWith("__") ? [`${root}.${field.name.value}`] : []));
  });
}

/** Documents larger than any that people write are not read. */
const maxLength = 200_000;

function parsed(text: string): DocumentNode | undefined {
  try {
    return text.length > maxLength ? undefined : parse(text, { noLocation: true, maxTokens: 50_000 });
  } catch {
    return undefined; // no GraphQL, or one with pieces that are only known at run time
  }
}
