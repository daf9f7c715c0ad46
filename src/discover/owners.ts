/** Who owns a service, the surest source first: code owners, catalog, labels, people named in the manifest. */
import type { Owner } from "../model/graph.js";
import type { OwnershipRules } from "../model/layout.js";
import type { CatalogComponent } from "./catalog.js";
import type { Deployment } from "./deployment.js";
import type { PackageManifest } from "./package-manifests.js";
import { evidenceAt } from "./tree.js";

const ownerLabel = /(?:^|[./_-])(?:owner|owners|team|squad|maintainer|owned-by|contact)$/i;

/** What is known about one service. */
export interface OwnedPlace {
  rules: OwnershipRules;
  folder: string | undefined;
  sources: readonly string[];
  catalog: readonly CatalogComponent[];
  deployments: readonly Deployment[];
  manifest?: PackageManifest;
}

/** All owners without doubles. */
export function ownersOfService(place: OwnedPlace): Owner[] {
  const all = [...codeOwners(place), ...place.catalog.flatMap((each) => each.owner ?? []), ...labelOwners(place.deployments), ...manifestOwners(place.manifest)];
  const seen = new Set<string>();
  return all.filter((owner) => !seen.has(`${owner.source} ${owner.name}`) && Boolean(seen.add(`${owner.source} ${owner.name}`)));
}

/** The owners of the folder: of its manifest, or else of most of its files. */
function codeOwners(place: OwnedPlace): Owner[] {
  if (place.folder === undefined) return [];
  const probe = place.manifest?.file ?? place.sources[0] ?? (place.folder ? `${place.folder}/` : "");
  const probes = [place.sources[Math.floor(place.sources.length / 2)] ?? probe, probe];
  for (const file of probes) {
    const owners = file === "" ? [] : place.rules.ownersOf(file);
    if (owners.length > 0) return owners;
  }
  return [];
}

function labelOwners(deployments: readonly Deployment[]): Owner[] {
  return deployments.flatMap((deployment) =>
    Object.entries(deployment.labels).filter(([name, value]) => ownerLabel.test(name) && value !== "" && !value.includes("${")).map(([name, value]) => ({
      name: value,
      source: "manifest" as const,
      confidence: "resolved" as const,
      evidence: deployment.evidence.slice(0, 1).map((each) => ({ ...each, reason: `label ${name}` })),
    })),
  );
}

function manifestOwners(manifest: PackageManifest | undefined): Owner[] {
  return (manifest?.people ?? []).slice(0, 5).flatMap(({ text, line, role }) => {
    const confidence = role === "contributors" ? ("guessed" as const) : ("inferred" as const);
    const evidence = [evidenceAt(manifest?.file ?? "", line, { detector: "package", reason: `${role} in package.json`, confidence })];
    return separatePeople(text).map((name) => ({ name: personName(name), source: "manifest" as const, confidence, evidence }));
  });
}

/** `Ada <a@x.org>, Grace <g@x.org>` names two. */
function separatePeople(text: string): string[] {
  return (text.match(/</g) ?? []).length > 1 ? text.split(/(?<=>)\s*[,;&]\s*/) : [text];
}

/** `Ada Lovelace <ada@example.com> (https://…)` → `Ada Lovelace`. */
function personName(text: string): string {
  const name = text.replace(/\s*<[^>]*>/g, "").replace(/\s*\([^)]*\)/g, "").replace(/(\S)\s+\S+@\S+$/, "$1").trim();
  return name || text.replace(/[<>]/g, "");
}
