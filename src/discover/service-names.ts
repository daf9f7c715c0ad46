/** One name per service: its folder's, or what tells it apart. */
import type { ServiceGroup } from "./service-groups.js";
import type { Units } from "./image-folder.js";
import { unscoped } from "./package-manifests.js";
import { baseOf, folderOf } from "./paths.js";
import { tellingName } from "./units.js";

/** Folder names that say nothing about which service it is. */
const empty = /^(?:src|app|apps|server|service|services|backend|code|api|lambda|function|packages|main|node)$/i;

/** Names in the order of the groups, all different. */
export function nameServices(groups: ServiceGroup[], units: Units): string[] {
  const first = groups.map((group) => preferredName(group, units));
  const used = new Set<string>();
  return groups.map((group, at) => {
    const name = first[at] ?? "";
    const clashes = first.filter((other) => other === name).length > 1;
    const candidates = clashes ? [...alternativeNames(group, units), name] : [name];
    const free = candidates.find((each) => !used.has(each) && (each === name || !first.includes(each))) ?? numbered(name, used);
    used.add(free);
    return free;
  });
}

function preferredName(group: ServiceGroup, units: Units): string {
  const deployed = group.deployments[0]?.name ?? "";
  if (group.folder === undefined || (group.splitEntries.length > 0 && !group.main)) return deployed;
  const packageName = units.byFolder.get(group.folder)?.manifest?.name;
  if (group.folder === "") return packageName ? unscoped(packageName) : deployed || units.inventory.system;
  return tellingName(group.folder);
}

function alternativeNames(group: ServiceGroup, units: Units): string[] {
  const folder = group.folder ?? "";
  const parent = baseOf(folderOf(folder));
  const packageName = units.byFolder.get(folder)?.manifest?.name;
  const joined = parent ? [`${parent}-${baseOf(folder)}`] : [];
  const manifest = packageName ? [unscoped(packageName)] : [];
  const deployments = group.deployments.map((each) => each.name);
  return empty.test(baseOf(folder)) ? [...joined, ...manifest, ...deployments] : [...manifest, ...deployments, ...joined];
}

function numbered(name: string, used: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) if (!used.has(`${name}-${number}`)) return `${name}-${number}`;
}
