/**
 * In: the reader of the system's files. Out: its Prisma schemas with provider, URL variable and models.
 * May not run Prisma. The schema language is line-oriented, so a line that is not understood costs only itself.
 */
import { posix } from "node:path";
import type { PrismaSchema } from "../model/facts.js";
import type { Diagnostic } from "../model/graph.js";
import type { FileReader } from "../model/layout.js";
import { readPrismaBlocks, type PrismaBlock } from "./prisma-blocks.js";
import { modelFields, modelRelations } from "./prisma-fields.js";
import { isTestInput, specCandidates } from "./spec-candidates.js";

/** Prisma's provider names → OpenTelemetry `db.system.name`. Source: Prisma schema reference, OpenTelemetry database conventions. */
const systems: Readonly<Record<string, string>> = {
  postgresql: "postgresql", postgres: "postgresql", mysql: "mysql", sqlite: "sqlite",
  mongodb: "mongodb", sqlserver: "microsoft.sql_server", cockroachdb: "cockroachdb",
};

/** A file and its blocks. */
interface PrismaFile {
  file: string;
  blocks: PrismaBlock[];
}

/** Reads every Prisma schema; parts of a schema that is spread over a folder share its datasource. */
export function readPrismaSchemas(reader: FileReader): { schemas: PrismaSchema[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const files: PrismaFile[] = [];
  for (const file of specCandidates(reader.files).prisma) {
    const text = isTestInput(file) ? undefined : reader.read(file);
    if (text === undefined) continue;
    const { blocks, problems } = readPrismaBlocks(text);
    diagnostics.push(...problems.map(({ line, message }): Diagnostic => ({ severity: "warning", code: "spec-invalid", message, file, line })));
    files.push({ file, blocks });
  }
  return { schemas: files.map((file) => schemaOf(file, files)), diagnostics };
}

function schemaOf({ file, blocks }: PrismaFile, files: readonly PrismaFile[]): PrismaSchema {
  const together = files.filter((other) => sameSchema(other.file, file) || sameSchema(file, other.file));
  const named = new Map(together.flatMap((other) => other.blocks).map((block) => [block.name, block]));
  const datasource = [...blocks, ...together.flatMap((other) => other.blocks)].find((block) => block.kind === "datasource");
  const system = systems[quotedIn(datasource, "provider") ?? ""];
  const urlVariable = /env\(\s*"([^"]+)"\s*\)/.exec(setting(datasource, "url") ?? "")?.[1];
  const output = quotedIn(blocks.find((block) => block.kind === "generator"), "output");
  const models = blocks.filter((block) => block.kind === "model" || block.kind === "view");
  return {
    file,
    ...(system === undefined ? {} : { system }),
    ...(urlVariable === undefined ? {} : { urlVariable }),
    ...(output === undefined ? {} : { clientOutput: posix.normalize(posix.join(posix.dirname(file), output)) }),
    models: models.map((block) => ({ name: block.name, table: mappedName(block) ?? block.name, fields: modelFields(block, named), relations: modelRelations(block, named), line: block.line })),
    evidence: { file, line: datasource !== undefined && blocks.includes(datasource) ? datasource.line : 1, detector: "prisma", confidence: "certain" },
  };
}

/** Whether a schema spread over files may hold both: the other lies in the same folder or below it. */
function sameSchema(file: string, other: string): boolean {
  const folder = posix.dirname(file);
  return posix.dirname(other) === folder || folder === "." || posix.dirname(other).startsWith(`${folder}/`);
}

const setting = (block: PrismaBlock | undefined, name: string): string | undefined =>
  block?.lines.map(({ text }) => new RegExp(`^${name}\\s*=\\s*(.+)$`).exec(text)?.[1]).find((value) => value !== undefined);

const quotedIn = (block: PrismaBlock | undefined, name: string): string | undefined => /^"([^"]*)"/.exec(setting(block, name) ?? "")?.[1];

const mappedName = (block: PrismaBlock): string | undefined =>
  block.lines.map(({ text }) => /^@@map\(\s*(?:name:\s*)?"([^"]+)"/.exec(text)?.[1]).find((name) => name !== undefined);
