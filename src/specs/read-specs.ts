/**
 * In: the reader of the system's files. Out: every API description and Prisma schema found there, as documents with facts, and what is wrong with them.
 * May not reach beyond the reader (no network, no file system), nor decide which service a document describes.
 */
import type { PrismaSchema, SpecDocument } from "../model/facts.js";
import type { Diagnostic } from "../model/graph.js";
import type { FileReader } from "../model/layout.js";
import { readAsyncApi } from "./asyncapi/read-asyncapi.js";
import { ReferenceCheck } from "./documents/reference-check.js";
import { SpecFiles } from "./documents/spec-files.js";
import { readGraphqlSchemas } from "./graphql/read-graphql.js";
import { Schemas } from "./openapi/effective-schema.js";
import { readOpenApi } from "./openapi/read-openapi.js";
import { readPrismaSchemas } from "./prisma.js";
import { readProtobuf } from "./protobuf/read-protobuf.js";
import { findSpec, seemsSpec } from "./sniff-spec.js";
import { isTestInput, specCandidates, type Candidates } from "./spec-candidates.js";
import { withoutFragments } from "./without-fragments.js";

/** Everything that the specs stage finds. */
export interface Specs {
  documents: SpecDocument[];
  diagnostics: Diagnostic[];
  prisma: PrismaSchema[];
}

/** Documents and what was noticed while reading them. */
export interface ReadDocuments {
  documents: SpecDocument[];
  diagnostics: Diagnostic[];
}

/** Finds and reads all API descriptions of a system, sorted by file. */
export function readSpecs(reader: FileReader): Specs {
  const candidates = specCandidates(reader.files);
  const prisma = readPrismaSchemas(reader);
  const parts = [
    readStructured(reader, candidates.structured),
    readProtobuf(reader, candidates.protobuf),
    readGraphqlSchemas(reader, candidates.graphql),
  ].map(withoutTestInputs);
  return {
    documents: parts.flatMap((part) => part.documents).sort(byFile),
    diagnostics: [...parts.flatMap((part) => part.diagnostics), ...prisma.diagnostics],
    prisma: prisma.schemas,
  };
}

function readStructured(reader: FileReader, candidates: Candidates["structured"]): ReadDocuments {
  const files = new SpecFiles(reader);
  const schemas = new Schemas(files);
  const references = new ReferenceCheck(files);
  const documents: SpecDocument[] = [];
  for (const file of candidates) {
    const content = reader.read(file);
    if (content === undefined || !seemsSpec(file, content)) continue;
    const text = files.load(file, content);
    const found = findSpec(text?.value);
    if (text === undefined || found === undefined) continue;
    references.check(text);
    documents.push(found.kind === "openapi" ? readOpenApi(found.root, text, schemas) : readAsyncApi(found.root, text, schemas));
  }
  return { documents: withoutFragments(documents, references.referredFiles), diagnostics: files.diagnostics };
}

/** Descriptions that tests keep are said to be left out, and nothing more. */
function withoutTestInputs({ documents, diagnostics }: ReadDocuments): ReadDocuments {
  const left = documents.filter((document) => isTestInput(document.file));
  const notes = left.map(({ file }): Diagnostic => ({ severity: "info", code: "spec-of-test", message: "an API description in a test folder is not used", file }));
  return { documents: documents.filter((document) => !isTestInput(document.file)), diagnostics: [...diagnostics, ...notes] };
}

const byFile = (one: SpecDocument, other: SpecDocument): number => (one.file < other.file ? -1 : one.file > other.file ? 1 : 0);
