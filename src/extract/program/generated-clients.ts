/**
 * Code that a tool writes when the system is built, so that a fresh clone does not have it: clients that Prisma generates into a folder of the project.
 * In: the files of the system. Out: those folders. Reads schemas alone.
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
