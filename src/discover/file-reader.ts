/** The only way to the text of the analysed system. Reads nothing but files that the walk has seen. */
import { readFileSync } from "node:fs";
import { errorCode } from "./error-code.js";
import type { Diagnostic } from "../model/graph.js";
import type { FileReader, SourceFile } from "../model/layout.js";
import { isScript } from "./path-classes.js";
import type { TreeFile } from "./tree.js";

/** Larger files hold data, not code. */
export const sizeLimit = 2 * 1024 * 1024;
const binaryProbe = 8 * 1024;
/** Sources are looked at twice, for what a service is and for what it does; so much of them is kept in between. */
const keptCharacters = 32 * 1024 * 1024;

/** A reader over what a walk has seen, here or on another thread. */
export function openReader(files: readonly TreeFile[], diagnostics: Diagnostic[]): TreeReader {
  return new TreeReader(files, new Map(files.map((file) => [file.path, file])), diagnostics);
}

/** A reader over the files seen. Each file that cannot be read is told once, in `diagnostics`. */
export class TreeReader implements FileReader {
  #files: SourceFile[] | undefined;
  readonly #told = new Set<string>();
  readonly #texts = new Map<string, string>();
  #kept = 0;

  constructor(
    private readonly seen: readonly TreeFile[],
    private readonly byPath: ReadonlyMap<string, TreeFile>,
    private readonly diagnostics: Diagnostic[],
  ) {}

  /** Files that take part: tests, minified, binary and too large ones are not among them, generated ones and declarations are. */
  get files(): readonly SourceFile[] {
    const left = new Set(["test", "minified", "binary", "too-large", "symbolic-link", "ignored", "vendored", "build-output"]);
    this.#files ??= this.seen.filter((file) => !left.has(file.reason ?? "")).map(({ path, size }) => ({ path, size }));
    return this.#files;
  }

  read(path: string): string | undefined {
    const kept = this.#texts.get(path);
    if (kept !== undefined) return kept;
    const text = this.#read(path);
    if (text !== undefined && isScript(path) && (this.#kept += text.length) <= keptCharacters) this.#texts.set(path, text);
    return text;
  }

  #read(path: string): string | undefined {
    const file = this.byPath.get(path);
    // The walk has told of these already.
    if (!file || file.reason === "symbolic-link" || file.reason === "too-large" || path.endsWith("/")) return undefined;
    if (file.size > sizeLimit) return this.#tell(path, "file-too-large", `larger than ${sizeLimit / 1024 / 1024} MB, not read`);
    const bytes = this.#bytes(file);
    if (!bytes) return undefined;
    if (bytes.subarray(0, binaryProbe).includes(0)) return this.#tell(path, "file-binary", "holds binary data, not text");
    const text = bytes.toString("utf8");
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }

  #bytes(file: TreeFile): Buffer | undefined {
    try {
      return readFileSync(file.absolute);
    } catch (error) {
      this.#tell(file.path, "file-not-readable", `cannot be read (${errorCode(error) ?? "unknown error"})`);
      return undefined;
    }
  }

  #tell(file: string, code: string, message: string): undefined {
    if (this.#told.has(file)) return;
    this.#told.add(file);
    this.diagnostics.push({ severity: "warning", code, message, file });
  }
}
