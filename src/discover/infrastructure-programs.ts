/** Programs that deploy the system: CDK, SST and Pulumi code, by the package that holds it. */
import type { InfrastructureProgram } from "../model/layout.js";
import type { Signals } from "./inspect-sources.js";
import type { PackageManifest } from "./package-manifests.js";
import { byText, folderOf, foldersAbove, joinInside } from "./paths.js";
import type { Tree } from "./tree.js";

/** An import of a tool, or the names that SST puts into its programs. */
const infrastructureCode = /["'](?:aws-cdk-lib|@aws-cdk\/[\w-]+|@[\w-]+\/(?:[\w-]+-)?cdk(?:-[\w-]+)?|@pulumi\/[\w-]+|@serverless-stack\/resources|sst\/constructs|constructs|sst\/node\/config)(?:\/[\w./-]*)?["']|\bsst\.(?:aws|cloudflare|Secret|Linkable)\b/;

interface ProgramSources {
  tree: Tree;
  signals: Signals;
  packages: readonly PackageManifest[];
}

/** Sorted by folder. Which files there are decides; whether one of them is part of a service as well does not matter. */
export function infrastructurePrograms({ tree, signals, packages }: ProgramSources): InfrastructureProgram[] {
  const folders = new Set(packages.map((each) => each.folder));
  const byFolder = new Map<string, string[]>();
  for (const path of signals.keys()) {
    if (/\.d\.ts$|\.(?:jsx|tsx|vue|svelte)$/.test(path) || !infrastructureCode.test(tree.reader.read(path) ?? "")) continue;
    const folder = foldersAbove(path).find((each) => folders.has(each)) ?? "";
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), path]);
  }
  return [...byFolder].sort(([a], [b]) => byText(a, b)).map(([path, sources]) => ({ name: `infrastructure code in ${path || "."}`, path, sources: sources.sort(byText) }));
}

/** `handler: "packages/functions/src/api.handler"`, `entry: "../workers/proxy.ts"`: written out, for values are only read later. */
const handlerPlace = /\b(?:handler|entry|script)\s*:\s*(["'`])((?:\.{1,2}\/)*[\w@-][\w@./-]*)\1/g;
const extensions = ["", ".ts", ".js", ".mjs", ".mts", ".cjs", ".tsx", "/index.ts", "/index.js"];

/** Files that a program of the infrastructure deploys by themselves, as functions and workers. */
export function deployedHandlers({ tree, programs }: { tree: Tree; programs: readonly InfrastructureProgram[] }): string[] {
  const found = programs.flatMap(({ path: folder, sources }) => sources.flatMap((source) => {
    const written = [...(tree.reader.read(source) ?? "").matchAll(handlerPlace)].map((match) => match[2] ?? "");
    return written.flatMap((place) => handlerFile(tree, place, [folder, folderOf(source)]) ?? []);
  }));
  return [...new Set(found)].sort(byText);
}

/** From the folder of the program, or from the file that says so. The last part of a name may be what the file exports: `src/api.handler`. */
function handlerFile(tree: Tree, written: string, folders: readonly string[]): string | undefined {
  const stems = [written, written.replace(/\.\w+$/, "")].flatMap((each) => folders.flatMap((folder) => joinInside(folder, each) ?? []));
  return stems.flatMap((stem) => extensions.map((extension) => stem + extension)).find((path) => tree.byPath.has(path) && /\.[cm]?[jt]sx?$/.test(path));
}
