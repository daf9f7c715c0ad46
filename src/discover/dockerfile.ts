/** Dockerfiles: what the image is based on, what it copies, what it runs, which ports and environment it has. */
import { baseOf, folderOf } from "./paths.js";
import type { Tree } from "./tree.js";

export interface DockerStage {
  name?: string;
  /** The image or the earlier stage that it starts from. */
  from: string;
  line: number;
  env: { name: string; value: string; line: number }[];
  ports: number[];
  /** Sources copied from the build context. */
  copies: string[];
  /** What is taken over from other stages, by paths inside those. */
  brings: { stage: string; path: string }[];
  /** Folders inside the image in which the stage works. */
  workingFolders: string[];
  command?: { text: string; line: number };
  entrypoint?: { text: string; line: number };
}

export interface Dockerfile {
  file: string;
  folder: string;
  stages: DockerStage[];
}

/** The image that a build of one target gives. */
export interface BuiltImage {
  base: string;
  env: { name: string; value: string; line: number }[];
  /** In which the command runs, if it is said. */
  workingFolder?: string;
  ports: number[];
  copies: string[];
  /** Paths, inside the stages that build them, of what the image takes over; and the folders in which those stages work. */
  brought: string[];
  command?: { text: string; line: number };
}

/** `Dockerfile`, `Dockerfile.api`, `api.Dockerfile`; not the files of editors and tests. */
export function readDockerfiles(tree: Tree): Map<string, Dockerfile> {
  const out = new Map<string, Dockerfile>();
  for (const file of tree.files) {
    if (file.reason || !isDockerfile(baseOf(file.path)) || /(?:^|\/)\.devcontainer\//.test(file.path)) continue;
    const text = tree.reader.read(file.path);
    if (text !== undefined) out.set(file.path, parseDockerfile(text, file.path));
  }
  return out;
}

function isDockerfile(name: string): boolean {
  return /^(?:Docker|Container)file(?:[.-][\w.-]+)?$|^[\w.-]+\.[dD]ockerfile$/.test(name) && !/\.(?:dockerignore|md|txt|j2|sh)$/.test(name) && !name.startsWith(".");
}

/** Parses the instructions that matter; unknown ones are passed over. */
export function parseDockerfile(text: string, file: string): Dockerfile {
  const stages: DockerStage[] = [];
  const args = new Map<string, string>();
  for (const { word, rest, line } of instructions(text)) {
    const stage = stages.at(-1);
    if (word === "ARG") readArgument(rest, args);
    else if (word === "FROM") stages.push(newStage(substitute(rest, args), line));
    else if (stage) readInstruction(stage, { word, rest: word === "ENV" || word === "EXPOSE" || word === "COPY" ? substitute(rest, args) : rest, line });
  }
  return { file, folder: folderOf(file), stages };
}

interface Instruction {
  word: string;
  rest: string;
  line: number;
}

function instructions(text: string): Instruction[] {
  const out: Instruction[] = [];
  let open = "";
  let start = 0;
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    if (/^\s*#/.test(raw)) continue;
    if (!open) start = at + 1;
    open += raw.replace(/\\\s*$/, " ");
    if (/\\\s*$/.test(raw)) continue;
    const [, word, rest] = /^\s*([A-Za-z]+)\s+(.*)$/s.exec(open) ?? [];
    if (word && rest !== undefined) out.push({ word: word.toUpperCase(), rest: rest.trim(), line: start });
    open = "";
  }
  return out;
}

function readArgument(rest: string, args: Map<string, string>): void {
  const [, name, value] = /^(\w+)=(.*)$/.exec(rest) ?? [];
  if (name && value !== undefined) args.set(name, unquote(value));
}

function substitute(text: string, args: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{(\w+)(?::?-([^}]*))?\}|\$(\w+)/g, (whole, braced?: string, fallback?: string, plain?: string) => args.get(braced ?? plain ?? "") ?? fallback ?? whole);
}

function newStage(rest: string, line: number): DockerStage {
  const [, from, name] = /^(?:--\S+\s+)*(\S+)(?:\s+[aA][sS]\s+(\S+))?/.exec(rest) ?? [];
  return { ...(name ? { name } : {}), from: from ?? "", line, env: [], ports: [], copies: [], brings: [], workingFolders: [] };
}

function readInstruction(stage: DockerStage, { word, rest, line }: Instruction): void {
  if (word === "ENV") stage.env.push(...pairs(rest).map(([name, value]) => ({ name, value, line })));
  else if (word === "EXPOSE") stage.ports.push(...rest.split(/\s+/).map((port) => Number.parseInt(port, 10)).filter((port) => port > 0));
  else if (word === "CMD") stage.command = { text: commandText(rest), line };
  else if (word === "ENTRYPOINT") stage.entrypoint = { text: commandText(rest), line };
  else if (word === "WORKDIR") stage.workingFolders.push(unquote(rest));
  else if (word === "COPY" || word === "ADD") readCopy(stage, rest);
}

function readCopy(stage: DockerStage, rest: string): void {
  const from = /--from=(\S+)/.exec(rest)?.[1];
  if (from === undefined) stage.copies.push(...copySources(rest));
  else stage.brings.push(...copySources(rest).map((path) => ({ stage: from, path })));
}

/** `A=1 B="two words"` or the old form `A value`. */
function pairs(rest: string): [string, string][] {
  const old = /^(\w+)\s+([^=].*)$/.exec(rest);
  if (old?.[1] && old[2] && !/^\w+=/.test(rest)) return [[old[1], unquote(old[2])]];
  return [...rest.matchAll(/([\w.-]+)=("(?:[^"\\]|\\.)*"|'[^']*'|\S*)/g)].map((match) => [match[1] ?? "", unquote(match[2] ?? "")]);
}

function copySources(rest: string): string[] {
  const words = (rest.includes("[") ? jsonWords(rest.slice(rest.indexOf("["))) : undefined) ?? rest.split(/\s+/);
  return words.filter((word) => !word.startsWith("--")).slice(0, -1);
}

/** Exec and shell form alike, as one line. */
export function commandText(rest: string): string {
  return (jsonWords(rest) ?? [rest]).join(" ");
}

function jsonWords(text: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.map(String) : undefined;
  } catch {
    return undefined;
  }
}

function unquote(text: string): string {
  return text.replace(/^(["'])(.*)\1$/s, "$2");
}

/** The image of a target (the last stage when none is named): what it inherits from earlier stages included. */
export function builtImage(dockerfile: Dockerfile, target?: string): BuiltImage | undefined {
  const wanted = dockerfile.stages.find((stage) => target !== undefined && stage.name === target) ?? dockerfile.stages.at(-1);
  if (!wanted) return undefined;
  const chain = stageChain(dockerfile, wanted);
  const base = chain[0]?.from ?? wanted.from;
  const command = wanted.command ?? chain.map((stage) => stage.command).findLast((each) => each !== undefined);
  const entrypoint = chain.map((stage) => stage.entrypoint).findLast((each) => each !== undefined);
  const workingFolder = chain.flatMap((stage) => stage.workingFolders).at(-1);
  const run = entrypoint && command ? { text: `${entrypoint.text} ${command.text}`, line: entrypoint.line } : entrypoint ?? command;
  return {
    base,
    env: chain.flatMap((stage) => stage.env),
    ports: [...new Set(chain.flatMap((stage) => stage.ports))],
    // Earlier stages build what the last one takes over, so that their sources count too.
    copies: [...new Set(dockerfile.stages.flatMap((stage) => stage.copies))],
    brought: [...new Set(chain.flatMap((stage) => stage.brings).flatMap(({ stage, path }) => [path, ...(dockerfile.stages.find((each) => each.name === stage)?.workingFolders ?? [])]))],
    ...(run ? { command: run } : {}),
    ...(workingFolder === undefined ? {} : { workingFolder }),
  };
}

function stageChain(dockerfile: Dockerfile, last: DockerStage): DockerStage[] {
  const chain = [last];
  for (let stage: DockerStage | undefined = last; stage && chain.length <= dockerfile.stages.length; ) {
    const from: string = stage.from;
    stage = dockerfile.stages.find((each) => each.name === from && !chain.includes(each));
    if (stage) chain.unshift(stage);
  }
  return chain;
}
