import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { describeFact } from "../src/extract/describe-fact.js";
import { libraries } from "../src/extract/libraries/index.js";
import { extractText } from "./extract/extract-text.js";

const folder = join(import.meta.dirname, "../src/extract/libraries");
const examples = readdirSync(folder).filter((name) => name.includes(".example."));

/** `// @file routes/orders.js` starts a further file; lines keep their number within the whole example. */
function filesOf(name: string, text: string): Record<string, string> {
  const files: Record<string, string> = {};
  let file = name.replace(".example", "");
  for (const [index, line] of text.split("\n").entries()) {
    file = /^\/\/ @file (\S+)/.exec(line)?.[1] ?? file;
    files[file] = `${(files[file] ?? "").padEnd(0)}${"\n".repeat(index - (files[file] ?? "").split("\n").length + 1)}${line}`;
  }
  return files;
}

/** The example again, with what was found at the end of each line. */
function annotated(name: string, text: string): string {
  const found = new Map<number, Set<string>>();
  for (const fact of extractText(filesOf(name, text)).facts) {
    const lines = found.get(fact.evidence.line) ?? new Set();
    found.set(fact.evidence.line, lines.add(describeFact(fact)));
  }
  return text.split("\n").map((line, index) => {
    const facts = [...(found.get(index + 1) ?? [])].sort();
    const bare = line.replace(/ *\/\/ => .*$/, "");
    return facts.length ? `${bare} // => ${facts.join("; ")}` : bare;
  }).join("\n");
}

describe("every library model finds what its example says, and nothing else", () => {
  test.each(examples)("%s", (name) => {
    const text = readFileSync(join(folder, name), "utf8");
    expect(annotated(name, text)).toBe(text);
  });
});

describe("the list of library models", () => {
  test("is sorted, and no id stands twice", () => {
    const ids = libraries.map((model) => model.id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  test.each(libraries.map((model) => model.id))("%s has an example with at least one line that yields a fact", (id) => {
    const name = examples.find((one) => basename(one).replace(/\.example\.\w+$/, "") === id);
    expect(name && readFileSync(join(folder, name), "utf8")).toContain("// => ");
  });

  test.each([...libraries])("$id says what it finds and what it cannot see", (model) => {
    expect([model.finds.length > 10, model.cannotSee.length > 5, model.packages.length > 0]).toEqual([true, true, true]);
  });
});
