import { posix } from "node:path";
import type { SourceFile } from "../model/layout.js";

/** Files larger than this are never API descriptions worth their time: the largest known one has 13 MB. */
const maximumBytes = 20 * 1024 * 1024;

/** Names that tools have given a fixed meaning; opening them could only cost time. */
const toolFiles =
  /^(package|package-lock|npm-shrinkwrap|composer|lerna|nx|turbo|rush|project|angular|nest-cli|vercel|now|renovate|biome|deno|jest\.config|tsconfig.*|jsconfig.*|pnpm-lock|pnpm-workspace|docker-compose.*|compose|\.[a-z].*|chart|values.*|kustomization|mkdocs|serverless|codecov|dependabot)\.(json|ya?ml)$/i;
const translations = /(^|\/)(locales?|i18n|lang|languages|translations?|messages)(\/|$)/i;
/** A folder of translations has a file for every language; fewer files may be anything. */
const manyTranslations = 8;
/** What lies there describes made-up services of a test, not the system. */
const testFolders = /(^|\/)(__tests__|__mocks__|__fixtures__|tests?|e2e|cypress)\//i;

/** Files by the reader that may know them. */
export interface Candidates {
  /** JSON and YAML: to be recognised by content. */
  structured: string[];
  protobuf: string[];
  graphql: string[];
  prisma: string[];
}

/** Chooses by name and size which files are worth opening. */
export function specCandidates(files: readonly SourceFile[]): Candidates {
  const small = files.filter((file) => file.size <= maximumBytes).map((file) => file.path);
  const crowded = crowdedFolders(small);
  const wanted = (pattern: RegExp): string[] => small.filter((path) => pattern.test(path));
  return {
    structured: wanted(/\.(json|ya?ml)$/i).filter((path) => !toolFiles.test(posix.basename(path)) && !crowded.has(posix.dirname(path))),
    protobuf: wanted(/\.proto$/i),
    graphql: wanted(/\.(graphqls?|gql)$/i),
    prisma: wanted(/\.prisma$/i),
  };
}

/** Whether a file lies where tests keep their inputs. */
export const isTestInput = (path: string): boolean => testFolders.test(path);

/** Folders that hold a translation for each of many languages. */
function crowdedFolders(paths: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = posix.dirname(path);
    if (path.endsWith(".json") && translations.test(folder)) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= manyTranslations).map(([folder]) => folder));
}
