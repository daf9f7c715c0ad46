/** Joins deployments that show the same thing: by code folder, by entry file when one folder holds several, by name when there is no code. */
import type { Deployment } from "./deployment.js";
import { entriesOfCommand } from "./entry-files.js";
import type { Units } from "./image-folder.js";
import { squash } from "./name-match.js";
import { baseOf, byDepth } from "./paths.js";
import { reachableFrom } from "./reachable.js";
import type { Tree } from "./tree.js";

export interface ServiceGroup {
  /** Undefined: no code here. */
  folder?: string;
  deployments: Deployment[];
  /** Entry files that are this group's alone; empty when it has the folder to itself. */
  splitEntries: string[];
  /** The folder has other groups beside this one; this one takes what none of them reaches. */
  main: boolean;
}

/** One group per service. */
export function groupDeployments(deployments: Deployment[], units: Units): ServiceGroup[] {
  const byFolder = new Map<string, Deployment[]>();
  const byName = new Map<string, Deployment[]>();
  for (const each of deployments) {
    const [map, key] = each.folder === undefined ? [byName, squash(each.name)] as const : [byFolder, each.folder] as const;
    map.set(key, [...(map.get(key) ?? []), each]);
  }
  const located = [...byFolder].sort(([a], [b]) => byDepth(a, b)).flatMap(([folder, list]) => splitByEntry(folder, list, units));
  const images = [...byName].sort(([a], [b]) => byDepth(a, b)).map(([, list]) => ({ deployments: list, splitEntries: [], main: true }));
  return [...located, ...images];
}

/** One package may run as several deployables that start different files. */
function splitByEntry(folder: string, deployments: Deployment[], units: Units): ServiceGroup[] {
  const scripts = units.byFolder.get(folder)?.manifest?.scripts ?? {};
  const place = { tree: units.inventory.tree, folder, scripts };
  const byEntry = new Map<string, Deployment[]>();
  const open: Deployment[] = [];
  for (const each of deployments) {
    const [entry] = each.command === undefined ? [] : entriesOfCommand(each.command, place);
    const running = each.origin === "compose" || each.origin === "kubernetes" || each.origin === "terraform" || each.origin === "platform" || each.origin === "process";
    if (entry !== undefined) each.entries = [...new Set([...each.entries, entry])];
    if (entry === undefined || !running || isLauncher(entry, place.tree)) open.push(each);
    else byEntry.set(entry, [...(byEntry.get(entry) ?? []), each]);
  }
  if (byEntry.size < 2) return [{ folder, deployments, splitEntries: [], main: true }];
  const groups = [...byEntry].map(([entry, list]) => ({ folder, deployments: list, splitEntries: [entry], main: false }));
  const main = mainGroup(groups, folder);
  main.main = true;
  main.deployments.push(...open);
  return groups;
}

/** `spawn("node", ["dist/main.js"])`: a script that imports nothing of the package, and starts what serves. Which file that is, it alone does not decide. */
function isLauncher(entry: string, tree: Tree): boolean {
  return reachableFrom([entry], tree).size === 1 && /["'](?:node:)?child_process["']|["'](?:execa|cross-spawn|zx|concurrently)["']/.test(tree.reader.read(entry) ?? "");
}

/** The group that bears the folder's name, or else starts a file named like a main one, or else the first. */
function mainGroup(groups: ServiceGroup[], folder: string): ServiceGroup {
  const named = groups.find((group) => group.deployments.some((each) => squash(each.name) === squash(baseOf(folder))));
  const entry = groups.find((group) => group.splitEntries.some((each) => /(?:^|\/)(?:main|index|server|app)\.[cm]?[jt]s$/.test(each)));
  // There are at least two groups here.
  return named ?? entry ?? (groups[0] as ServiceGroup);
}
