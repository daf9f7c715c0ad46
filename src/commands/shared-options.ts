import { type Command, Option } from "commander";
import type { InputOptions } from "./input.js";

export interface SharedOptions extends InputOptions {
  output?: string;
  color: boolean;
}

/** Roots and the options that every command has which reads a system. */
export function addSharedOptions(command: Command): Command {
  return command
    .argument("[roots...]", "folders that together are one system: a service, a monorepo, or repositories side by side (default: this folder)")
    .option("--output <file>", "write the result to this file instead of stdout")
    .option("--from <graph.json>", "use the graph that `headwater scan --format json` stored, instead of scanning")
    .option("--config <file>", "the configuration to use (default: headwater.config.yaml or .json here or in the folders that are read)")
    .option("--quiet", "no progress on stderr")
    .option("--verbose", "say on stderr why each file was read or skipped, and what each value was resolved to")
    .option("--no-color", "no colour (the environment variable NO_COLOR says the same)");
}

/** `--format`, with the names that are accepted; the first is the default. */
export function formatOption(formats: readonly [string, ...string[]]): Option {
  return new Option("--format <format>", "form of the result").choices(formats).default(formats[0]);
}

/** Examples below the help of a command. */
export function addExamples(command: Command, examples: [command: string, meaning: string][]): Command {
  const width = Math.max(...examples.map(([line]) => line.length));
  return command.addHelpText("after", `\nExamples:\n${examples.map(([line, meaning]) => `  $ ${line.padEnd(width)}   ${meaning}`).join("\n")}\n`);
}
