import { createExtraction, extractService } from "../../src/extract/extract-service.js";
import { startSqlParser } from "../../src/extract/sql/sql-parser.js";
import type { ServiceFacts } from "../../src/model/facts.js";
import type { FileReader, ServiceLayout, SystemLayout } from "../../src/model/layout.js";
import { vendors } from "../../src/knowledge/vendors.js";

const parseSql = await startSqlParser();

/** Facts of a service that consists of the given files. `own`: which of them are its own; the others are libraries of the system. */
export function extractText(files: Record<string, string>, options: { own?: (file: string) => boolean; packages?: Record<string, string>; folder?: string } = {}): ServiceFacts {
  const paths = Object.keys(files).sort();
  const reader: FileReader = { files: paths.map((path) => ({ path, size: files[path]?.length ?? 0 })), read: (file) => files[file] };
  const sources = paths.filter((path) => !/\.(?:jsonc?|toml)$/.test(path) && (options.own?.(path) ?? true));
  const service: ServiceLayout = { name: "orders", path: options.folder ?? "", role: "backend", languages: [], aliases: [], hosts: [], environment: [], owners: [], evidence: [], sources, entries: [] };
  const layout: SystemLayout = { system: "example", roots: [], services: [service], libraries: [], infrastructure: [], programs: [], deployed: [], routes: [], dependencies: [], pathAliases: [], packages: options.packages ?? {}, ownership: { ownersOf: () => [] }, diagnostics: [], seen: paths.length, skipped: [] };
  return extractService({ service, layout, reader, shared: createExtraction(reader, { layout, vendors, parseSql }) });
}
