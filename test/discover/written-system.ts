/** Small systems written into a temporary folder, and their layout as lines that read well in an expectation. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { discoverSystem, discoverWithGrammars, type Discovery } from "../../src/discover/discover.js";
import type { SystemLayout } from "../../src/model/layout.js";

const written: string[] = [];

/** Writes the files below `<temporary folder>/<name>` and returns that folder. */
export function writeSystem(files: Record<string, string | Buffer>, name = "city"): string {
  const root = join(mkdtempSync(join(tmpdir(), "headwater-")), name);
  written.push(dirname(root));
  mkdirSync(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Removes everything that was written. */
export function removeWritten(): void {
  for (const folder of written.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Writes and discovers in one step. */
export function discoverWritten(files: Record<string, string | Buffer>, name?: string): Discovery {
  return discoverSystem([writeSystem(files, name)]);
}

/** `name (path) role languages`. */
export function servicesOf(layout: SystemLayout): string[] {
  return layout.services.map((each) => `${each.name} (${each.imageOnly ? "image only" : each.path || "."}) ${each.role} ${each.languages.join("+")}`.trim());
}

/** `NAME=value`, secrets as `NAME=***`. */
export function environmentOf(layout: SystemLayout, service: string): string[] {
  const found = layout.services.find((each) => each.name === service);
  return (found?.environment ?? []).map(({ name, value, secret, evidence }) => `${name}=${secret ? "***" : value} (${evidence.file}:${evidence.line})`);
}

/** A `package.json` text. */
export function manifest(name: string, more: Record<string, unknown> = {}): string {
  return JSON.stringify({ name, ...more }, undefined, 2);
}

/** An Express server in one file. */
export const server = 'const express = require("express");\nconst app = express();\napp.listen(process.env.PORT);\n';

/** The same with Terraform. */
export function discoverTerraform(files: Record<string, string>, name?: string): Promise<Discovery> {
  return discoverWithGrammars([writeSystem(files, name)]);
}
