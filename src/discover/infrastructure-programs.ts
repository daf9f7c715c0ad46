/** Programs that deploy the system: CDK, SST and Pulumi code, by the package that holds it. */
import type { InfrastructureProgram } from "../model/layout.js";
import type { Inventory } from "./inventory.js";
import { byText, foldersAbove } from "./paths.js";

/** An import of a tool, or the names that SST puts into its programs. */
const infrastructureCode = /["'](?:aws-cdk-lib|@aws-cdk\/[\w-]+|@[\w-]+\/(?:[\w-]+-)?cdk(?:-[\w-]+)?|@pulumi\/[\w-]+|@serverless-stack\/resources|sst\/constructs|constructs|sst\/node\/config)(?:\/[\w./-]*)?["']|\bsst\.(?:aws|cloudflare|Secret|Linkable)\b/;

/** Sorted by folder. Which files there are decides; whether one of them is part of a service as well does not matter. */
export function infrastructurePrograms({ tree, signals, packages }: Inventory): InfrastructureProgram[] {
  const folders = new Set(packages.map((each) => each.folder));
  const byFolder = new Map<string, string[]>();
  for (const path of signals.keys()) {
    if (/\.d\.ts$|\.(?:jsx|tsx|vue|svelte)$/.test(path) || !infrastructureCode.test(tree.reader.read(path) ?? "")) continue;
    const folder = foldersAbove(path).find((each) => folders.has(each)) ?? "";
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), path]);
  }
  return [...byFolder].sort(([a], [b]) => byText(a, b)).map(([path, sources]) => ({ name: `infrastructure code in ${path || "."}`, path, sources: sources.sort(byText) }));
}
