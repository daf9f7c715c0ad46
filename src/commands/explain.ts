/**
 * `headwater explain FILE:LINE`: what the line says about data, how each value was found, or at which step the search stopped.
 * In: the command line. Out: the product on stdout or in a file. May not analyse anything itself.
 */
import type { Command } from "commander";
import { UserError } from "../model/errors.js";
import { readExplanation } from "./input.js";
import type { Io } from "./io.js";
import { printJson } from "./print-json.js";
import { productLook } from "./product-look.js";
import { addExamples, addSharedOptions, formatOption, type SharedOptions } from "./shared-options.js";
import { checkOutput, writeProduct } from "./write-product.js";

const formats = ["terminal", "json"] as const;

interface ExplainOptions extends SharedOptions {
  format: (typeof formats)[number];
}

/** Adds the verb to the program. */
export function addExplainCommand(program: Command, io: Io): void {
  const command = program.command("explain").description("show how the values of one line of code were found, or where the search stopped").argument("<file:line>", "a line of code, as reports name it: src/orders.ts:14").addOption(formatOption(formats));
  addSharedOptions(command).action((place: string, roots: string[], options: ExplainOptions) => explain(io, { place, roots }, options));
  addExamples(command, [
    ["headwater explain src/orders.ts:14", "a line of the system in this folder"],
    ["headwater explain orders/src/client.ts:7 services", "a line of the system in ./services"],
    ["headwater explain src/orders.ts:14 --format json", "the steps, for a program"],
  ]);
}

async function explain(io: Io, { place, roots }: { place: string; roots: string[] }, options: ExplainOptions): Promise<void> {
  const match = /^(.+?):(\d+)(?::\d+)?$/.exec(place);
  if (!match || Number(match[2]) < 1) throw new UserError(`${place}: this is no place in code`, "Write FILE:LINE, as reports do: src/orders.ts:14");
  if (options.from !== undefined) throw new UserError("explain reads the code: --from cannot be used", "Leave --from out and name the folders of the system.");
  await checkOutput(io, options.output);
  const { graph, explanation } = await readExplanation(io, { roots, file: match[1] ?? "", line: Number(match[2]) }, options);
  if (options.format === "json") return writeProduct(io, printJson(explanation), options.output);
  const { renderTerminalExplanation } = await import("../render/terminal-explanation.js");
  await writeProduct(io, renderTerminalExplanation(explanation, graph, productLook(io, options)), options.output);
}
