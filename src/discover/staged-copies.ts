/** Folders made for building images that only hold copies of sources which live elsewhere. */
import type { Inventory } from "./inventory.js";
import { baseOf, byDepth, folderOf } from "./paths.js";

const staging = /(?:^|\/)(?:docker|images?|containers?|deploy|deployments?|build|ops|infra|infrastructure)\//;

/** The folder that the sources of a staging folder are copied from; the folder itself if it is none. */
export function originalOf(folder: string, inventory: Inventory): string {
  if (!staging.test(`${folder}/`)) return folder;
  const copies = [...inventory.signals.keys()].filter((file) => folderOf(file) === folder);
  if (copies.length === 0) return folder;
  const originals = [...inventory.signals.keys()].filter((file) => !staging.test(file) && copies.some((copy) => baseOf(copy) === baseOf(file) && isEqual(copy, file, inventory))).map(folderOf);
  const complete = [...new Set(originals)].filter((each) => copies.every((copy) => inventory.signals.has(each ? `${each}/${baseOf(copy)}` : baseOf(copy))));
  return complete.sort(byDepth)[0] ?? namesake(folder, copies, inventory) ?? folder;
}

/** The folder of the same name that holds a file of the same name: the copy has been changed. */
function namesake(folder: string, copies: readonly string[], inventory: Inventory): string | undefined {
  const found = [...inventory.signals.keys()].filter((file) => !staging.test(file) && baseOf(folderOf(file)) === baseOf(folder) && copies.some((copy) => baseOf(copy) === baseOf(file) && !/^index\./.test(baseOf(file))));
  return found.map(folderOf).sort(byDepth)[0];
}

function isEqual(a: string, b: string, { tree }: Inventory): boolean {
  return tree.byPath.get(a)?.size === tree.byPath.get(b)?.size && tree.reader.read(a) === tree.reader.read(b);
}
