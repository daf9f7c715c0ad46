import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect } from "@jest/globals";

/** Compares with a whole, readable file in `expected`; UPDATE_EXPECTED=1 writes it anew, to be reviewed. */
export function expectFile(folder: URL, name: string, text: string): void {
  const file = new URL(`expected/${name}`, folder);
  if (process.env["UPDATE_EXPECTED"] === "1") {
    mkdirSync(new URL("expected/", folder), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(existsSync(file) ? readFileSync(file, "utf8") : "(not stored yet: run with UPDATE_EXPECTED=1)");
}
