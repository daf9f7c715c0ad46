import type { OwnerSource, Service } from "../model/graph.js";

/** What somebody wrote down on purpose counts more than what was merely left behind. */
const order: readonly OwnerSource[] = ["config", "catalog", "codeowners", "spec", "manifest", "git-history"];

/** The owners that the most deliberate source names, as one short line; undefined: nobody. */
export function ownerLabel(service: Service): string | undefined {
  const source = order.find((one) => service.owners.some((owner) => owner.source === one));
  const names = [...new Set(service.owners.filter((owner) => owner.source === source).map((owner) => owner.name))];
  if (names.length === 0) return undefined;
  return names.length > 2 ? `${names.slice(0, 2).join(", ")} +${names.length - 2}` : names.join(", ");
}
