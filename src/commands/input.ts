import { relative, resolve } from "node:path";
import process from "node:process";
import { UserError } from "../model/errors.js";
import type { Explanation } from "../model/explanation.js";
import type { DataflowGraph } from "../model/graph.js";
import type { Io } from "./io.js";
import { readGraphFile } from "./read-graph-file.js";
import { startTalk, type Talk, type TalkOptions } from "./talk.js";

export interface InputOptions extends TalkOptions {
  from?: string;
  config?: string;
}

/** The graph a command works on: of the roots, or stored by an earlier scan. The scanner is loaded only when there is something to scan. */
export async function readInput(io: Io, roots: string[], options: InputOptions): Promise<DataflowGraph> {
  if (options.from !== undefined) return storedGraph(io, roots, options.from);
  return talking(io, options, async (talk) => (await import("../pipeline.js")).scanSystem(scanInput(io, roots, options), talk));
}

/** The system, and how the values of one line of its code are found. */
export function readExplanation(io: Io, { roots, file, line }: { roots: string[]; file: string; line: number }, options: InputOptions): Promise<{ graph: DataflowGraph; explanation: Explanation }> {
  return talking(io, options, async (talk) => (await import("../pipeline.js")).explainSystem(scanInput(io, roots, options), { file: resolve(io.cwd, file), line }, talk));
}

async function talking<T>(io: Io, options: InputOptions, run: (talk: Talk) => Promise<T>): Promise<T> {
  const talk = await startTalk(io, options);
  try {
    return await run(talk);
  } finally {
    talk.end();
  }
}

function scanInput(io: Io, roots: string[], options: InputOptions): { roots: string[]; cwd: string; configFile?: string } {
  const config = options.config === undefined ? {} : { configFile: resolve(io.cwd, options.config) };
  return { roots: (roots.length > 0 ? roots : ["."]).map((root) => fromHere(io, root)), cwd: io.cwd, ...config };
}

/** Relative below the current folder, so that messages name the root as the user did. */
function fromHere(io: Io, root: string): string {
  const path = relative(process.cwd(), resolve(io.cwd, root)) || ".";
  return path.startsWith("..") ? resolve(io.cwd, root) : path;
}

function storedGraph(io: Io, roots: string[], from: string): Promise<DataflowGraph> {
  if (roots.length > 0) throw new UserError("Roots and --from exclude each other", "Give the folders to scan, or the graph that an earlier scan stored.");
  return readGraphFile(resolve(io.cwd, from), from);
}
