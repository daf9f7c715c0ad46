import { join } from "node:path";
import type { DeclaredLibrary } from "../model/config.js";
import { UserError } from "../model/errors.js";
import type { LoadedConfig } from "./read-config.js";

/** The libraries that several configurations declare; modules by their place in the system. Throws a `UserError` if two have one id. */
export function declaredLibraries(configs: readonly LoadedConfig[], systemPath: (absolute: string) => string | undefined): DeclaredLibrary[] {
  const taken = new Map<string, string>();
  return configs.flatMap((loaded) => (loaded.config.libraries ?? []).map((library, index) => {
    const at = loaded.placeOf(`/libraries/${index}`);
    const first = taken.get(library.id);
    if (first !== undefined) throw new UserError(`${loaded.file}:${at.line}: the library \`${library.id}\` is declared twice, first in ${first}`, "Give each an id of its own, or join their uses.");
    taken.set(library.id, `${loaded.file}:${at.line}`);
    return { ...library, files: (library.files ?? []).map((file, number) => placed({ loaded, file, pointer: `/libraries/${index}/files/${number}` }, systemPath)) };
  }));
}

interface DeclaredFile {
  loaded: LoadedConfig;
  file: string;
  pointer: string;
}

function placed({ loaded, file, pointer }: DeclaredFile, systemPath: (absolute: string) => string | undefined): string {
  const found = systemPath(join(loaded.folder, file));
  if (found !== undefined) return found;
  throw new UserError(`${loaded.file}:${loaded.placeOf(pointer).line}: there is no module ${file} in the folders that are scanned`, "Write its path from the folder of the configuration, with the file's ending.");
}
