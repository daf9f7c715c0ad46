/** What the walk found: the files of the system and the only way to their text. Passed to every reader of discover. */
import type { Confidence, Diagnostic, Evidence } from "../model/graph.js";
import type { FileReader } from "../model/layout.js";

/** Why a file is left out of the facts. */
export type SkipReason =
  | "ignored"
  | "vendored"
  | "build-output"
  | "test"
  | "generated"
  | "minified"
  | "declaration"
  | "tooling"
  | "migration"
  | "seed"
  | "script"
  | "too-large"
  | "binary"
  | "symbolic-link";

export interface TreeFile {
  path: string;
  size: number;
  /** Where it lies on this machine; never printed. */
  absolute: string;
  reason?: SkipReason;
}

/** One scanned folder. `prefix` is put before its paths when there are several roots. */
export interface Root {
  name: string;
  absolute: string;
  prefix: string;
  revision?: string;
}

export interface Tree {
  roots: Root[];
  /** All files seen, sorted by path. Those of ignored and vendored folders are not among them. */
  files: TreeFile[];
  byPath: ReadonlyMap<string, TreeFile>;
  /** Folders that hold (at any depth) a file seen. */
  folders: ReadonlySet<string>;
  reader: FileReader;
  diagnostics: Diagnostic[];
}

/** Evidence of a deployment file or manifest. */
export function evidenceAt(file: string, line: number, what: { detector: string; reason: string; confidence?: Confidence }): Evidence {
  return { file, line, detector: what.detector, confidence: what.confidence ?? "certain", reason: what.reason };
}
