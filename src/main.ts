/**
 * In: the arguments and the streams. Out: the exit code (0 done, 2 could not run). The only place that catches what the stages throw.
 * May not look at the analysed system itself: that is for the commands.
 */
import { readFileSync } from "node:fs";
import type { MessagePort } from "node:worker_threads";
import { Command, CommanderError } from "commander";
import { addExplainCommand } from "./commands/explain.js";
import { addGraphCommand } from "./commands/graph.js";
import type { Io } from "./commands/io.js";
import { addReportCommand } from "./commands/report.js";
import { addScanCommand } from "./commands/scan.js";
import { addExamples } from "./commands/shared-options.js";
import { UserError } from "./model/errors.js";

export type { Io } from "./commands/io.js";

/** Runs one command line. Never throws and never ends the process. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  for (const stream of [io.stdout, io.stderr]) outlive(stream);
  try {
    await commandLine(io).parseAsync(argv, { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // commander has said what is wrong
    io.stderr.write(error instanceof UserError ? expected(error) : unexpected(error));
    return 2;
  }
}

/** A reader that went away (`headwater --help | head -1`) is no failure, whatever is written: the product, help, a message. */
function outlive(stream: Io["stdout"]): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    // other errors belong to whoever wrote; without anybody else to hear of them they are thrown, as if nobody listened
    if (error.code !== "EPIPE" && stream.listenerCount("error") === 1) throw error;
  });
}

/** Runs a thread that `workers` has started. */
export async function threadMain(port: MessagePort): Promise<void> {
  (await import("./workers/read-on-thread.js")).readOnThread(port);
}

function commandLine(io: Io): Command {
  const program = new Command("headwater")
    .description(manifest().description)
    .version(manifest().version)
    .exitOverride()
    .showHelpAfterError("(--help shows what there is)")
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      getOutHelpWidth: () => io.columns,
      getErrHelpWidth: () => io.columns,
      getOutHasColors: () => io.colour,
      getErrHasColors: () => io.colour,
    });
  addScanCommand(program, io);
  addGraphCommand(program, io);
  addReportCommand(program, io);
  addExplainCommand(program, io);
  return addExamples(program, [
    ["headwater report services", "read the system in ./services and tell what moves where"],
    ["headwater graph --format svg --output flows.svg", "draw the system in this folder"],
    ["headwater scan --format json --output graph.json", "store the graph for other tools and later questions"],
  ]);
}

/** The package's own manifest: one folder up, from src as from dist. */
function manifest(): { version: string; description: string } {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
}

function expected(error: UserError): string {
  return `headwater: ${error.message}\n${error.remedy === undefined ? "" : `  ${error.remedy}\n`}`;
}

function unexpected(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `headwater: this should not have happened\n${stack}\nPlease report it, with the lines above, to the maintainers of headwater.\n`;
}
