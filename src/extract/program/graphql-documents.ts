/**
 * GraphQL operations in files of their own. Code generators turn `query Orders { … }` in any `.graphql` file into a constant `OrdersDocument`,
 * in a module that a fresh clone often does not have. In: the files of the system. Out: the text of an operation by its name.
 */
import { posix } from "node:path";
import type { FileReader } from "../../model/layout.js";

export const isGraphqlFile = (path: string): boolean => /\.(?:graphql|gql|graphqls)$/.test(path);
const operation = /^[ \t]*(?:query|mutation|subscription)\s+(\w+)/gm;

interface Written {
  file: string;
  text: string;
}

export class GraphqlDocuments {
  private byName: Map<string, Written[]> | undefined;

  constructor(private readonly reader: FileReader) {}

  /** The operation that lies nearest to the file that asks for it; undefined if two lie equally near, and differ. */
  operation(name: string, from: string): string | undefined {
    this.byName ??= this.index();
    const all = this.byName.get(name) ?? [];
    const nearest = Math.max(...all.map(({ file }) => foldersInCommon(file, from)));
    const texts = new Set(all.flatMap(({ file, text }) => (foldersInCommon(file, from) === nearest ? [text] : [])));
    return texts.size === 1 ? [...texts][0] : undefined;
  }

  /** The text of a schema or document at a path, from the first of these folders that has it. */
  textAt(path: string, folders: readonly string[]): string | undefined {
    if (!isGraphqlFile(path)) return undefined;
    const places = folders.map((folder) => posix.normalize(posix.join(folder, path)));
    return places.map((place) => this.reader.read(place)).find((text) => text !== undefined);
  }

  private index(): Map<string, Written[]> {
    const found = new Map<string, Written[]>();
    for (const { path } of this.reader.files) {
      if (!isGraphqlFile(path)) continue;
      for (const { name, text } of operationsIn(this.reader.read(path) ?? "")) found.set(name, [...(found.get(name) ?? []), { file: path, text }]);
    }
    return found;
  }
}

/** The operations of a document, each from its keyword to the next one's. */
export function operationsIn(text: string): { name: string; text: string }[] {
  const starts = [...text.matchAll(operation)];
  return starts.map((start, at) => ({ name: start[1] ?? "", text: text.slice(start.index, starts[at + 1]?.index) }));
}

function foldersInCommon(one: string, other: string): number {
  const [left, right] = [one.split("/").slice(0, -1), other.split("/").slice(0, -1)];
  const differ = left.findIndex((folder, at) => folder !== right[at]);
  return differ < 0 ? left.length : differ;
}
