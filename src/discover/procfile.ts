/** Process lists: `Procfile` and pm2's `ecosystem.config.js` as far as it is plain. Each line is something that runs. */
import type { Evidence } from "../model/graph.js";
import { baseOf, folderOf, joinInside } from "./paths.js";
import { evidenceAt, type Tree } from "./tree.js";

export interface ProcessEntry {
  name: string;
  /** Where it runs. */
  folder: string;
  command: string;
  evidence: Evidence;
}

/** All processes of the system. */
export function readProcesses(tree: Tree): ProcessEntry[] {
  return tree.files.flatMap((file) => {
    const name = baseOf(file.path);
    if (file.reason) return [];
    if (name === "Procfile") return readProcfile(tree, file.path);
    return /^(?:ecosystem|pm2|process)(?:\.[\w-]+)*\.(?:c?js|json)$/.test(name) ? readEcosystem(tree, file.path) : [];
  });
}

function readProcfile(tree: Tree, file: string): ProcessEntry[] {
  return (tree.reader.read(file) ?? "").split(/\r?\n/).flatMap((line, at) => {
    const [, name, command] = /^([A-Za-z0-9_-]+):\s*(\S.*)$/.exec(line) ?? [];
    if (!name || !command || name === "release") return [];
    return [{ name, folder: folderOf(file), command, evidence: evidenceAt(file, at + 1, { detector: "procfile", reason: `process ${name}` }) }];
  });
}

/** Takes `name`, `script` and `cwd` of each entry by their order; nothing is executed. */
function readEcosystem(tree: Tree, file: string): ProcessEntry[] {
  const text = tree.reader.read(file) ?? "";
  const folder = folderOf(file);
  const out: ProcessEntry[] = [];
  for (const match of text.matchAll(/["']?script["']?\s*:\s*["']([^"'\n]+)["']/g)) {
    const around = text.slice(Math.max(0, match.index - 300), match.index + 300);
    const name = text.slice(Math.max(0, match.index - 300), match.index).match(/["']?\bname["']?\s*:\s*["']([^"'\n]+)["'](?![\s\S]*["']?\bname["']?\s*:)/)?.[1];
    const cwd = /["']?\bcwd["']?\s*:\s*["']([^"'\n]+)["']/.exec(around.slice(Math.min(300, match.index)))?.[1] ?? ".";
    const place = joinInside(folder, cwd);
    if (name && place !== undefined) out.push({ name, folder: place, command: `node ${match[1] ?? ""}`, evidence: evidenceAt(file, text.slice(0, match.index).split("\n").length, { detector: "pm2", reason: `process ${name}` }) });
  }
  return out;
}
