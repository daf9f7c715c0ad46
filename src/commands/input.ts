import { relative, resolve } from "node:path";
import process from "node:process";
import { UserError } from "../model/errors.js";
import type { DataflowGraph } from "../model/graph.js";
import type { Io } from "./io.js";
import { readGraphFile } from "./read-graph-file.js";
import { startTalk, type TalkOptions } from "./talk.js";

export interface InputOptions extends TalkOptions {
  from?: string;
  config?: string;
}

/** The graph a command works on: of the roots, or stored by an earlier scan. The scanner is loaded only when there is something to scan. */
export async function readInput(io: Io, roots: string[], options: InputOptions): Promise<DataflowGraph> {
  if (options.from !== undefined) return storedGraph(io, roots, options.from);
  const talk = await startTalk(io, options);
  try {
    const { scanSystem } = await import("../pipeline.js");
    const config = options.config === undefined ? {} : { configFile: resolve(io.cwd, options.config) };
    return await scanSystem({ roots: (roots.length > 0 ? roots : ["."]).map((root) => fromHere(io, root)), cwd: io.cwd, ...config }, talk);
  } finally {
    talk.end();
  }
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
