/**
 * `headwater graph`: roots → a picture of the dataflow.
 * In: the command line. Out: the product on stdout or in a file. May not decide what is drawn: that is for render.
 */
import type { Command } from "commander";
import { UserError } from "../model/errors.js";
import type { DataflowGraph } from "../model/graph.js";
import { readInput } from "./input.js";
import type { Io } from "./io.js";
import { addExamples, addSharedOptions, formatOption, type SharedOptions } from "./shared-options.js";
import { printable } from "./talk.js";
import { checkOutput, writeProduct } from "./write-product.js";

const formats = ["dot", "svg", "png", "mermaid"] as const;

interface GraphOptions extends SharedOptions {
  format: (typeof formats)[number];
  focus?: string;
}

/** A finished picture, and what the reader must know of how it was made. */
interface Drawing {
  product: string | Uint8Array;
  notes: string[];
}

/** Adds the verb to the program. */
export function addGraphCommand(program: Command, io: Io): void {
  const command = program
    .command("graph")
    .description("draw who hands which data to whom")
    .addOption(formatOption(formats))
    .option("--focus <node>", "draw only this service, store, channel or third party, and its neighbours");
  addSharedOptions(command).action((roots: string[], options: GraphOptions) => graph(io, roots, options));
  addExamples(command, [
    ["headwater graph --format svg --output flows.svg", "needs no Graphviz"],
    ["headwater graph --format mermaid services", "to paste into Markdown"],
    ["headwater graph --focus orders --format png > orders.png", "one service and its neighbours"],
    ["headwater graph --from graph.json > flows.dot", "DOT of a stored graph"],
  ]);
}

async function graph(io: Io, roots: string[], options: GraphOptions): Promise<void> {
  if (options.format === "png" && options.output === undefined && io.isTty.stdout) throw new UserError("A PNG is no text for a terminal", "Give --output FILE.png, or send stdout to a file.");
  await checkOutput(io, options.output);
  const { product, notes } = await draw(await readInput(io, roots, options), options);
  if (!options.quiet) for (const note of notes) io.stderr.write(`headwater: ${printable(note)}\n`);
  await writeProduct(io, product, options.output);
}

/** The layout engines are loaded only for the format that needs them. */
async function draw(input: DataflowGraph, { format, focus }: GraphOptions): Promise<Drawing> {
  const { graphPicture } = await import("../render/picture/graph-picture.js");
  const picture = graphPicture(input, focus === undefined ? {} : { focus });
  if (format === "mermaid") return { product: (await import("../render/picture/mermaid.js")).printMermaid(picture), notes: picture.notes };
  const { dot, edges } = (await import("../render/picture/dot.js")).printDot(picture);
  if (format === "dot") return { product: dot, notes: picture.notes };
  const drawn = await (await import("../render/picture/svg.js")).renderSvg(dot, edges);
  const notes = [...picture.notes, ...drawn.notes];
  if (format === "svg") return { product: drawn.svg, notes };
  const { png, notes: pngNotes } = await (await import("../render/picture/png.js")).renderPng(drawn.svg);
  return { product: png, notes: [...notes, ...pngNotes] };
}
