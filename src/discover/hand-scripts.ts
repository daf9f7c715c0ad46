/**
 * Files that people run by hand: `"db:seed": "node tools/fill.js"`. A file that only such scripts of a manifest name, that nothing imports and no deployment starts,
 * is no part of what the service does. In: the tree, manifests and sources. Sets `reason` of these files.
 */
import type { Signals } from "./inspect-sources.js";
import { entriesOfCommand } from "./entry-files.js";
import type { PackageManifest } from "./package-manifests.js";
import { baseOf, isWithin, joinInside } from "./paths.js";
import type { Tree } from "./tree.js";

const handWords = new Set(
  ("build prebuild postbuild test pretest lint format clean migrate migration migrations seed generate gen codegen doc docs release publish prepublish setup install preinstall postinstall deploy predeploy ci check coverage init " +
    "typecheck prepare compile bundle audit update upgrade backup restore drop reset import export scaffold version bump changelog translate translations fixtures bench benchmark").split(" "),
);
const startWord = /^(?:start|serve|server|dev|develop|prod|production|watch|work|worker|run|launch|cron|job|consume|consumer|listen|debug|main|app|api|web|up|nodemon)/;
const deploymentFile = /(?:^|\/)(?:[\w.-]*dockerfile[\w.-]*|procfile[\w.-]*|[\w.-]+\.(?:ya?ml|sh|tf|toml)|ecosystem\.config\.\w+|pm2[\w.-]*\.json)$/i;

export function markHandScripts(tree: Tree, packages: readonly PackageManifest[], signals: Signals): Signals {
  const found = packages.flatMap((manifest) => candidates(manifest, tree).filter((file) => signals.has(file) && !isImported(file, { manifest, tree, signals })));
  const marked = found.length > 0 ? found.filter((file) => !isDeployed(file, tree)) : [];
  if (marked.length === 0) return signals;
  for (const file of marked) {
    const known = tree.byPath.get(file);
    if (known) known.reason = "script";
  }
  return new Map([...signals].filter(([file]) => !marked.includes(file)));
}

/** Named by scripts for people, and by none that starts something. */
function candidates({ folder, scripts }: PackageManifest, tree: Tree): string[] {
  const entries = Object.entries(scripts).map(([name, command]) => ({ name, files: entriesOfCommand(command, { tree, folder, scripts }) }));
  const started = new Set(entries.filter(({ name }) => startWord.test(name)).flatMap(({ files }) => files));
  const byHand = entries.filter(({ name }) => name.toLowerCase().split(/[:._-]/).some((word) => handWords.has(word))).flatMap(({ files }) => files);
  return [...new Set(byHand)].filter((file) => !started.has(file));
}

function isImported(file: string, { manifest, tree, signals }: { manifest: PackageManifest; tree: Tree; signals: Signals }): boolean {
  if (manifest.mains.some((main) => joinInside(manifest.folder, main) === file)) return true;
  const stem = baseOf(file).replace(/\.\w+$/, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const specifier = new RegExp(`["'\`][^"'\`\\n]*(?:/|^)?\\b${stem}(?:\\.\\w+)?["'\`]`);
  return [...signals.keys()].some((other) => other !== file && isWithin(other, manifest.folder) && specifier.test(tree.reader.read(other) ?? ""));
}

/** Any deployment file that says its name may start it. */
function isDeployed(file: string, tree: Tree): boolean {
  const stem = baseOf(file).replace(/\.\w+$/, "");
  return tree.files.some((other) => other.size < 200_000 && deploymentFile.test(other.path) && (tree.reader.read(other.path) ?? "").includes(stem));
}
