/** The commit that a folder is at, read from `.git` without running git. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

const hash = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** The commit hash; undefined when the folder is no checkout or its head cannot be read. */
export function revisionOf(folder: string): string | undefined {
  try {
    const git = gitFolder(folder);
    if (!git) return undefined;
    const head = readFileSync(join(git, "HEAD"), "utf8").trim();
    if (hash.test(head)) return head;
    const ref = /^ref: (refs\/[^\s]+)$/.exec(head)?.[1];
    return ref && !ref.includes("..") ? resolveRef(git, ref) : undefined;
  } catch {
    return undefined;
  }
}

/** `.git` is a folder, or in worktrees and submodules a file that names it. */
function gitFolder(folder: string): string | undefined {
  const git = join(folder, ".git");
  if (!existsSync(git)) return undefined;
  if (statSync(git).isDirectory()) return git;
  const named = /^gitdir: (.+)$/m.exec(readFileSync(git, "utf8"))?.[1];
  return named ? resolve(folder, named.trim()) : undefined;
}

function resolveRef(git: string, ref: string): string | undefined {
  for (const folder of [git, commonFolder(git)]) {
    const loose = join(folder, ref);
    if (existsSync(loose)) return asHash(readFileSync(loose, "utf8").trim());
    const packed = join(folder, "packed-refs");
    if (!existsSync(packed)) continue;
    const line = readFileSync(packed, "utf8").split("\n").find((each) => each.endsWith(` ${ref}`));
    if (line) return asHash(line.split(" ")[0] ?? "");
  }
  return undefined;
}

function commonFolder(git: string): string {
  const file = join(git, "commondir");
  return existsSync(file) ? resolve(git, readFileSync(file, "utf8").trim()) : git;
}

function asHash(text: string): string | undefined {
  return hash.test(text) ? text : undefined;
}
