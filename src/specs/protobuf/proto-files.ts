import { posix } from "node:path";
import protobuf from "protobufjs";
import type { Diagnostic } from "../../model/graph.js";
import type { FileReader } from "../../model/layout.js";
import { readProtoText, type ProtoText } from "./proto-text.js";

/** One parsed .proto file. */
export interface ProtoFile {
  path: string;
  package: string;
  imports: string[];
  root: protobuf.Root;
  text: ProtoText;
}

/** Import chains are cut here; the visible types of one file never need more. */
const maximumImports = 500;

/** The .proto files of one system, each parsed at most once. */
export class ProtoFiles {
  readonly diagnostics: Diagnostic[] = [];
  readonly #parsed = new Map<string, ProtoFile | undefined>();
  /** Paths by their last name, so that an import is only compared with files of its name. */
  readonly #byName = new Map<string, string[]>();

  constructor(
    private readonly reader: FileReader,
    paths: readonly string[],
  ) {
    for (const path of paths) {
      const name = posix.basename(path);
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), path]);
    }
  }

  load(path: string): ProtoFile | undefined {
    if (!this.#parsed.has(path)) this.#parsed.set(path, this.#parse(path));
    return this.#parsed.get(path);
  }

  /** The file and everything it imports, as far as the system has it. */
  closure(file: ProtoFile): ProtoFile[] {
    const found = [file];
    const seen = new Set([file.path]);
    for (const current of found) {
      for (const name of current.imports) {
        const path = this.#resolve(name, current.path);
        if (path === undefined || seen.has(path) || seen.size >= maximumImports) continue;
        seen.add(path);
        const imported = this.load(path);
        if (imported !== undefined) found.push(imported);
      }
    }
    return found;
  }

  #parse(path: string): ProtoFile | undefined {
    const source = this.reader.read(path);
    if (source === undefined) return undefined;
    try {
      const { root, package: name = "", imports = [] } = protobuf.parse(source, { keepCase: true });
      const file: ProtoFile = { path, package: name, imports, root, text: readProtoText(source) };
      this.#noteMissingImports(file);
      return file;
    } catch (error) {
      this.diagnostics.push(syntaxProblem(path, error));
      return undefined;
    }
  }

  /** An import is looked for beside the file first, then below the folder that shares most of the path with it. */
  #resolve(name: string, from: string): string | undefined {
    const beside = posix.normalize(posix.join(posix.dirname(from), name));
    const sameName = this.#byName.get(posix.basename(name)) ?? [];
    if (sameName.includes(beside)) return beside;
    const matching = sameName.filter((path) => path === name || path.endsWith(`/${name}`));
    return matching.sort((one, other) => sharedFolders(other, from) - sharedFolders(one, from) || (one < other ? -1 : 1))[0];
  }

  #noteMissingImports(file: ProtoFile): void {
    for (const name of file.imports) {
      if (name.startsWith("google/") || this.#resolve(name, file.path) !== undefined) continue;
      const message = `the imported file ${name.slice(0, 200)} is not in the system`;
      this.diagnostics.push({ severity: "info", code: "reference-not-found", message, file: file.path, ...file.text.importPlace(name) });
    }
  }
}

function sharedFolders(path: string, other: string): number {
  const folders = posix.dirname(other).split("/");
  const own = posix.dirname(path).split("/");
  const differing = folders.findIndex((folder, index) => folder !== own[index]);
  return differing === -1 ? folders.length : differing;
}

/** `illegal token ';' (line 2)` → the message and its line. */
function syntaxProblem(file: string, error: unknown): Diagnostic {
  const message = error instanceof Error ? error.message : String(error);
  const line = /\(line (\d+)\)/.exec(message)?.[1];
  const words = message.replace(/ ?\(line \d+\)/, "").slice(0, 200);
  return { severity: "warning", code: "spec-invalid", message: `not valid protobuf: ${words}`, file, ...(line === undefined ? {} : { line: Number(line) }) };
}
