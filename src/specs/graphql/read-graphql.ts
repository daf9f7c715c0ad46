/**
 * In: the GraphQL files of a system. Out: one document per file that adds fields to Query, Mutation or Subscription, with a fact for each.
 * May not build or validate an executable schema: parts of a schema may be missing, and what is there is used.
 */
import { GraphQLError, Kind, parse, type DefinitionNode, type DocumentNode, type FieldDefinitionNode } from "graphql";
import type { RpcEndpointFact, SpecDocument } from "../../model/facts.js";
import type { Diagnostic, Evidence } from "../../model/graph.js";
import type { FileReader } from "../../model/layout.js";
import { LineIndex } from "../documents/line-index.js";
import { deepestOffset } from "../documents/deepest-offset.js";
import { argumentsShape, resultShape } from "./graphql-fields.js";
import { TypeTable } from "./type-table.js";

/** A text longer than this many tokens is refused by the parser. */
const maximumTokens = 1_000_000;

/** A GraphQL text that defines types. Texts that only hold a client's operations are none. */
export interface GraphqlSchemaText {
  file: string;
  definitions: readonly DefinitionNode[];
}

/** Reads one text: its definitions if it holds a (part of a) schema, or what is wrong with it. */
export function readGraphqlSchemaText(text: string, file: string): { schema?: GraphqlSchemaText; diagnostics: Diagnostic[] } {
  const parsed = parseText(text);
  if (!("kind" in parsed)) return { diagnostics: [{ severity: "warning", file, ...parsed }] };
  const definitions = parsed.definitions.filter((definition) => !clientSide.has(definition.kind));
  return { ...(definitions.length > 0 ? { schema: { file, definitions } } : {}), diagnostics: [] };
}

const clientSide: ReadonlySet<string> = new Set([Kind.OPERATION_DEFINITION, Kind.FRAGMENT_DEFINITION]);

/** Reads all GraphQL files. Types are looked up in the file itself first and then in the files nearest to it. */
export function readGraphqlSchemas(reader: FileReader, paths: readonly string[]): { documents: SpecDocument[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const schemas: GraphqlSchemaText[] = [];
  for (const file of paths) {
    const text = reader.read(file);
    if (text === undefined) continue;
    const read = readGraphqlSchemaText(text, file);
    diagnostics.push(...read.diagnostics);
    if (read.schema !== undefined) schemas.push(read.schema);
  }
  return { documents: graphqlDocuments(schemas), diagnostics };
}

/** The documents that the texts of one system make together. */
export function graphqlDocuments(schemas: readonly GraphqlSchemaText[]): SpecDocument[] {
  const types = new TypeTable(schemas);
  return schemas.flatMap((schema) => {
    const facts = endpointsOf(schema, types);
    const [first] = facts;
    return first === undefined ? [] : [{ file: schema.file, kind: "graphql", version: "", servers: [], evidence: first.evidence, facts }];
  });
}

function parseText(text: string): DocumentNode | Omit<Diagnostic, "severity" | "file"> {
  const deepest = deepestOffset(text, "json");
  if (deepest !== undefined) return { code: "nesting-too-deep", message: "nested too deep to be read", ...new LineIndex(text).placeOf(deepest) };
  try {
    return parse(text, { maxTokens: maximumTokens });
  } catch (error) {
    if (error instanceof GraphQLError) return { code: "spec-invalid", message: `not valid GraphQL: ${error.message.slice(0, 200)}`, ...error.locations?.[0] };
    throw error;
  }
}

/** The names under which operations are known, whatever the schema calls the types behind them. */
const canonical = { query: "Query", mutation: "Mutation", subscription: "Subscription" } as const;

function endpointsOf(schema: GraphqlSchemaText, types: TypeTable): RpcEndpointFact[] {
  const roots = types.rootTypes(schema.file);
  return schema.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) return [];
    const operation = roots.get(definition.name.value);
    if (operation === undefined) return [];
    return (definition.fields ?? []).map((field) => endpoint(field, operation, { file: schema.file, types }));
  });
}

function endpoint(field: FieldDefinitionNode, operation: keyof typeof canonical, at: { file: string; types: TypeTable }): RpcEndpointFact {
  return {
    type: "rpc-endpoint",
    protocol: "graphql",
    method: operation.toUpperCase(),
    operation: [[`${canonical[operation]}.${field.name.value}`]],
    request: argumentsShape(field, at),
    response: resultShape(field, at),
    ...(field.directives?.some((directive) => directive.name.value === "deprecated") ? { deprecated: true } : {}),
    evidence: evidenceOf(field, at.file),
    confidence: "certain",
  };
}

function evidenceOf(field: FieldDefinitionNode, file: string): Evidence {
  const { line = 1, column = 1 } = field.name.loc?.startToken ?? {};
  return { file, line, column, detector: "graphql", confidence: "certain" };
}
