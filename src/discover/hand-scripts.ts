/**
 * Files that people run by hand: `"db:seed": "node tools/fill.js"`. A file that only such scripts of a manifest name, that nothing imports and no deployment starts,
 * is no part of what the service does. In: the tree, manifests and sources. Sets `reason` of these files.
 */
import type { Signals } from "./inspect-sources.js";
import { entriesOfCommand, isEntryName } from "./entry-files.js";
import type { PackageManifest } from "./package-manifests.js";
import { baseOf, escapePattern, isWithin, joinInside } from "./paths.js";
import type { Tree } from "./tree.js";

const handWords = new Set(
  ("build prebuild postbuild test pretest lint format clean migrate migration migrations seed generate gen codegen doc docs release publish prepublish setup install preinstall postinstall deploy predeploy ci check coverage init " +
    "typecheck prepare compile bundle audit update upgrade backup restore drop reset import export scaffold version bump changelog translate translations fixtures bench benchmark").split(" "),
);
const startWord = /^(?:start|serve|server|dev|develop|prod|production|watch|work|worker|run|launch|cron|job|consume|consumer|listen|debug|main|app|api|web|up|nodemon)/;
const deploymentFile = /(?:^|\/)(?:[\w.-]*dockerfile[\w.-]*|procfile[\w.-]*|[\w.-]+\.(?:ya?ml|sh|tf|toml)|ecosystem\.config\.\w+|pm2[\w.-]*\.json)$/i;

export function markHandScripts(tree: Tree, packages: readonly PackageManifest[], signals: Signals): Signals {
  const found = packages.flatMap((manifest) => candidates(manifest, tree).filter((file) => signals.has(file) && !isImported(file, { manifest, tree, signals })));
  const marked = new Set(withoutDeployed(found, tree));
  for (const path of marked) {
    const file = tree.byPath.get(path);
    if (file) file.reason = "script";
  }
  return marked.size > 0 ? new Map([...signals].filter(([file]) => !marked.has(file))) : signals;
}

/** Named by scripts for people, and by none that starts something. A main file is none, whatever scripts there are. */
function candidates({ folder, scripts }: PackageManifest, tree: Tree): string[] {
  const entries = Object.entries(scripts).map(([name, command]) => ({ name, files: entriesOfCommand(command, { tree, folder, scripts }) }));
  const started = new Set(entries.filter(({ name }) => startWord.test(name)).flatMap(({ files }) => files));
  const byHand = entries.filter(({ name }) => name.toLowerCase().split(/[:._-]/).some((word) => handWords.has(word))).flatMap(({ files }) => files);
  return [...new Set(byHand)].filter((file) => !started.has(file) && !isEntryName(file));
}

function isImported(file: string, { manifest, tree, signals }: { manifest: PackageManifest; tree: Tree; signals: Signals }): boolean {
  if (manifest.mains.some((main) => joinInside(manifest.folder, main) === file)) return true;
  const stem = escapePattern(stemOf(file));
  const specifier = new RegExp(`["'\`][^"'\`\\n]*(?:/|^)?\\b${stem}(?:\\.\\w+)?["'\`]`);
  return [...signals.keys()].some((other) => other !== file && isWithin(other, manifest.folder) && specifier.test(tree.reader.read(other) ?? ""));
}

/** A deployment file that says its name may start it. */
function withoutDeployed(found: readonly string[], tree: Tree): string[] {
  if (found.length === 0) return [];
  const texts = tree.files.filter((file) => file.size < 200_000 && deploymentFile.test(file.path)).map((file) => tree.reader.read(file.path) ?? "");
  return found.filter((file) => !texts.some((text) => text.includes(stemOf(file))));
}

const stemOf = (file: string): string => baseOf(file).replace(/\.\w+$/, "");
