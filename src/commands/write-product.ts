import { stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { UserError } from "../model/errors.js";
import type { Io } from "./io.js";

/** A command's result goes to the file that `--output` names, else to stdout. */
export async function writeProduct(io: Io, product: string | Uint8Array, output?: string): Promise<void> {
  if (output === undefined) await writeStream(io.stdout, product);
  else await writeToFile(resolve(io.cwd, output), product, output);
}

/** Says before the work begins that its result could not be stored. */
export async function checkOutput(io: Io, output?: string): Promise<void> {
  if (output === undefined) return;
  const folder = dirname(resolve(io.cwd, output));
  if (!(await kindOf(folder))?.isDirectory()) throw new UserError(`Cannot write ${output}: the folder ${dirname(output)} does not exist`, "Create the folder first, or choose another --output.");
  if ((await kindOf(resolve(io.cwd, output)))?.isDirectory()) throw new UserError(`Cannot write ${output}: it is a folder`, "Give --output the name of a file.");
}

async function kindOf(path: string) {
  return stat(path).catch(() => undefined);
}

async function writeToFile(path: string, product: string | Uint8Array, output: string): Promise<void> {
  await writeFile(path, product).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`Cannot write ${output}: ${error.code ?? error.message}`, "Choose another --output, or check the permissions.");
  });
}

/** Resolves when all is handed over. A reader that went away (`headwater … | head`) is no failure. */
function writeStream(stream: Io["stdout"], product: string | Uint8Array): Promise<void> {
  return new Promise((done, failed) => {
    const settle = (error?: NodeJS.ErrnoException | null): void => (error && error.code !== "EPIPE" ? failed(error) : done());
    stream.on("error", settle);
    stream.write(product, settle);
  });
}
