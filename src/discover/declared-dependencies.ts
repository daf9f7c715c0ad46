/** Dependencies that documents declare: Compose `depends_on`, catalog `dependsOn` and `consumesApis`. */
import type { DeclaredDependency, InfrastructureNode } from "../model/layout.js";
import type { Deployment } from "./deployment.js";
import type { Inventory } from "./inventory.js";
import { squash } from "./name-match.js";
import { byText } from "./paths.js";

interface NamedDeployments {
  name: string;
  group: { folder?: string; deployments: readonly Deployment[] };
}

/** Both ends by service name where the name is known, as written elsewhere. */
export function declaredDependencies(inventory: Inventory, services: readonly NamedDeployments[], infrastructure: readonly InfrastructureNode[]): DeclaredDependency[] {
  const known = new Map<string, string>(infrastructure.map((node) => [squash(node.name), node.name]));
  for (const { name, group } of services) for (const each of [name, ...group.deployments.flatMap((one) => [one.name, ...one.aliases])]) known.set(squash(each), name);
  const target = (name: string) => known.get(squash(name)) ?? name;
  const compose = services.flatMap(({ name, group }) => group.deployments.flatMap((each) => each.dependsOn).map((each) => ({ from: name, to: target(each.name), evidence: each.evidence })));
  const catalog = inventory.catalog.flatMap((component) => {
    const from = services.find(({ group }) => group.folder === component.folder)?.name ?? known.get(squash(component.name));
    return from === undefined ? [] : component.dependsOn.map((each) => ({ from, to: target(each.name), evidence: each.evidence }));
  });
  const seen = new Set<string>();
  const distinct = [...compose, ...catalog].filter((each) => each.from !== each.to && !seen.has(`${each.from}\u0000${each.to}`) && Boolean(seen.add(`${each.from}\u0000${each.to}`)));
  return distinct.sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to) || byText(a.evidence.file, b.evidence.file) || a.evidence.line - b.evidence.line);
}
