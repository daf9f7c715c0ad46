/** `pnpm --filter @shop/web start`, `yarn workspace api serve`, `turbo run start --filter=web`: which package of the workspace a command is about. */
import type { Units } from "./image-folder.js";

const named = /(?:\s--filter[=\s]|\s-F\s|\s--workspace[=\s]|\s-w\s|\bworkspace\s)\s*["']?\.{0,2}\/?([@\w./-]+?)(?:\.\.\.)?["']?(?=\s|$)/g;

/** The folder of the one package that is named, by its name or its folder. */
export function packageOfCommand(command: string, { byFolder }: Pick<Units, "byFolder">): string | undefined {
  const names = [...` ${command} `.matchAll(named)].map((match) => match[1] ?? "");
  const found = [...byFolder.values()].filter((unit) => unit.manifest && names.some((name) => unit.manifest?.name === name || unit.folder === name));
  return found.length === 1 ? found[0]?.folder : undefined;
}
