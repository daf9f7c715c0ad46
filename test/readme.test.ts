import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { libraries } from "../src/extract/libraries/index.js";
import { headwater } from "./commands/run-headwater.js";
import { repository } from "./source-tree.js";

const file = `${repository}README.md`;
const update = process.env["UPDATE_EXPECTED"] === "1";
const scratch = mkdtempSync(join(tmpdir(), "headwater-readme-"));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A line of this in an example stands for lines that are left out. */
const leftOut = "…";

interface Example {
  command: string;
  /** What the README says that it prints. */
  shown: string;
}

/** The commands of the `console` blocks with their output, and those of the `sh` blocks without. */
function examplesOf(readme: string): Example[] {
  const blocks = [...readme.matchAll(/^```(console|sh)\n([^]*?)^```$/gm)].map(([, kind, text]) => ({ kind, text: text ?? "" }));
  return blocks.flatMap(({ kind, text }) => (kind === "sh" ? plainCommands(text) : text.split(/^\$ /m).slice(1).map(splitExample)));
}

const plainCommands = (text: string): Example[] =>
  text
    .split(/\n|&&/)
    .map((part) => part.trim())
    .filter((part) => part.startsWith("node bin/headwater.js"))
    .map((part) => ({ command: part.replace("node bin/headwater.js", "headwater"), shown: leftOut }));

function splitExample(text: string): Example {
  const end = text.indexOf("\n");
  return { command: text.slice(0, end), shown: text.slice(end + 1).trimEnd() };
}

/** As a shell would: words, `"two words"`; `$?` is the exit code of the command before. Files that it would write go elsewhere. */
async function run(command: string): Promise<string> {
  const [, ...words] = (command.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ""));
  const argv = words.map((word, index) => (words[index - 1] === "--output" || words[index - 1] === "--from" ? join(scratch, word.replaceAll("/", "-")) : word));
  const { code, stdout, stderr } = await headwater(argv, { cwd: repository });
  const exit = code === 0 ? "" : `\n(exit code ${code})`;
  return `${stderr}${stdout}`.trimEnd() + exit;
}

/** Lines of `shown` up to the one that is left out, and the ones after it, taken from what was really printed. */
function shorten(printed: string, shown: string): string {
  const lines = shown.split("\n");
  const at = lines.indexOf(leftOut);
  if (at < 0) return printed;
  const real = printed.split("\n");
  const after = lines.length - at - 1;
  return [...real.slice(0, at), leftOut, ...(after ? real.slice(-after) : [])].join("\n");
}

describe("README", () => {
  const readme = readFileSync(file, "utf8");
  const examples = examplesOf(readme).filter((example) => example.command.startsWith("headwater"));

  test("shows every command", () => {
    for (const verb of ["scan", "graph", "report", "explain"]) expect(examples.map((example) => example.command.split(" ")[1])).toContain(verb);
  });

  // One after the other: a later example may use what an earlier one stored.
  test("prints what the commands print", async () => {
    let updated = readme;
    for (const { command, shown } of examples) {
      const printed = shorten(await run(command), shown);
      if (!update) expect(`$ ${command}\n${printed}`).toBe(`$ ${command}\n${shown}`);
      else if (shown !== leftOut) updated = updated.replace(`$ ${command}\n${shown}`, () => `$ ${command}\n${printed}${shown === "" && printed !== "" ? "\n" : ""}`);
      expect(printed).not.toContain("this should not have happened");
    }
    if (update) writeFileSync(file, updated);
  }, 120_000);

  test("has the table of libraries as the library models say it", () => {
    const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
    const rows = libraries.map((library) => `| ${cell(library.title)} | ${library.packages.map((name) => `\`${name}\``).join(", ")} | ${cell(list(library.finds))} | ${cell(list(library.cannotSee))} |`);
    const table = ["| library | packages | finds | cannot see |", "| --- | --- | --- | --- |", ...rows].join("\n");
    const [before, rest] = readFileSync(file, "utf8").split("<!-- libraries -->\n");
    const [shown, after] = (rest ?? "").split("<!-- end of libraries -->");
    if (update) writeFileSync(file, `${before}<!-- libraries -->\n${table}\n<!-- end of libraries -->${after}`);
    else expect(shown?.trimEnd()).toBe(table);
  });
});

const list = (text: string | readonly string[]): string => [text].flat().join("; ");
