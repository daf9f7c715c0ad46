/**
 * Code that a tool writes when the system is built, so that a fresh clone does not have it: clients that Prisma generates into a folder of the project,
 * and modules that gather the files around them (`resolvers.generated`).
 * In: the files of the system. Out: those folders and files. Reads schemas and import lines alone.
 */
import { posix } from "node:path";
import type { FileReader } from "../../model/layout.js";

const generator = /^\s*generator\s+\w+\s*\{([^}]*)\}/gm;
const output = /^\s*output\s*=\s*"([^"\n]+)"/m;
const provider = /^\s*provider\s*=\s*"prisma-client(?:-js)?"/m;

/** Where `generator client { output = "../src/generated/prisma" }` puts the client; system-relative. */
export function prismaClients(reader: FileReader): string[] {
  return reader.files.filter(({ path }) => path.endsWith(".prisma")).flatMap(({ path }) => {
    const blocks = [...(reader.read(path) ?? "").matchAll(generator)].map((match) => match[1] ?? "").filter((block) => provider.test(block));
    return blocks.flatMap((block) => output.exec(block)?.[1] ?? []).map((written) => posix.normalize(posix.join(posix.dirname(path), written)));
  });
}

const gathering = /(?:^|[._-])generated(?:[._-]|$)/i;
const script = /(?<!\.d)\.[cm]?[jt]sx?$/;
const tests = /(?:^|\/)__\w+__\/|[._-](?:tests?|specs?|stories|bench)\.[cm]?[jt]sx?$/;

/** Is this the name of a module that a tool writes? Only asked of relative imports that lead nowhere. */
export const isGeneratedModule = (specifier: string): boolean => specifier.startsWith(".") && gathering.test(posix.basename(specifier));

/**
 * What a missing generated module gathers: the files below its folder that no other file there imports. `files`: all below the folder.
 * GraphQL Code Generator's server preset and file-based registries work so.
 */
export function gathered(files: readonly string[], targetsOf: (file: string) => readonly string[]): string[] {
  const code = files.filter((file) => script.test(file) && !tests.test(file));
  const imported = new Set(code.flatMap(targetsOf));
  return code.filter((file) => !imported.has(file));
}
