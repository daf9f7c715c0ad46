/** Process lists: `Procfile`, pm2's `ecosystem.config.js` and start scripts as far as they are plain. Each line is something that runs. */
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
    if (/^(?:start|run|dev|up|launch)[\w-]*\.sh$/.test(name)) return readStartScript(tree, file.path);
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

/** A shell script that starts several source files, each in a folder of its own or beside the others. */
function readStartScript(tree: Tree, file: string): ProcessEntry[] {
  const started = (tree.reader.read(file) ?? "").split(/\r?\n/).flatMap((line, at) => {
    const script = /^\s*(?:nohup\s+|exec\s+)?(?:node|nodemon|ts-node|tsx)\s+(?:-\S+\s+)*([\w./-]+\.[cm]?[jt]s)\b/.exec(line)?.[1];
    const path = script && joinInside(folderOf(file), script);
    return path && tree.byPath.has(path) ? [{ path, line: at + 1 }] : [];
  });
  const distinct = started.filter((each, at) => started.findIndex((other) => other.path === each.path) === at);
  if (distinct.length < 2) return [];
  return distinct.map(({ path, line }) => {
    const name = baseOf(path).replace(/(?:[-.]service)?\.[cm]?[jt]s$/, "");
    return { name, folder: folderOf(path), command: `node ${baseOf(path)}`, evidence: evidenceAt(file, line, { detector: "script", reason: `started by ${baseOf(file)}` }) };
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
