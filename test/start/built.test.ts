import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { repository } from "../source-tree.js";

const scratch = mkdtempSync(join(tmpdir(), "headwater-built-"));
afterAll(() => rmSync(scratch, { recursive: true }));

/** The bundle, as it is installed: what works from the sources can still be missing in it. */
function built(...parameters: string[]): { code: number | null; stderr: string } {
  const { status, stderr } = spawnSync(process.execPath, [join(repository, "bin/headwater.js"), ...parameters], { encoding: "utf8" });
  return { code: status, stderr };
}

test.each([
  ["png", Buffer.from([0x89, 0x50, 0x4e, 0x47])],
  ["svg", Buffer.from("<?xml")],
  ["dot", Buffer.from("digraph")],
  ["mermaid", Buffer.from("flowchart")],
])("the built program draws %s, and says nothing else", (format, start) => {
  const file = join(scratch, `rides.${format}`);
  expect(built("graph", join(repository, "fixtures/rides"), "--format", format, "--output", file)).toEqual({ code: 0, stderr: "" });
  expect(readFileSync(file).includes(start)).toBe(true);
});
