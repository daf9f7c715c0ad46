/** Two descriptions of one Compose service as one. */
import type { EnvironmentValue } from "../model/layout.js";
import type { ComposeService } from "./compose-service.js";
import { baseOf } from "./paths.js";

/** `first` wins; lists are joined; environment values of both stay as alternatives. */
export function mergeServices(first: ComposeService, second: ComposeService): ComposeService {
  return {
    ...second,
    ...first,
    // The base file shows the service; an override only changes it.
    evidence: (second.build && !first.build) || isOverride(first.evidence.file) ? second.evidence : first.evidence,
    images: [...new Set([...first.images, ...second.images])],
    ports: [...new Set([...first.ports, ...second.ports])],
    published: [...new Set([...first.published, ...second.published])],
    hosts: [...new Set([...first.hosts, ...second.hosts])],
    dependsOn: [...first.dependsOn, ...second.dependsOn.filter((each) => !first.dependsOn.some((other) => other.name === each.name))],
    links: [...first.links, ...second.links],
    labels: { ...second.labels, ...first.labels },
    mounts: [...first.mounts, ...second.mounts],
    environment: distinctValues([...first.environment, ...second.environment]),
  };
}

function isOverride(file: string): boolean {
  return /(?:^|[.-])override(?:[.-]|$)/i.test(baseOf(file).replace(/\.ya?ml$/i, ""));
}

/** Equal name and value once, the earlier one kept. */
export function distinctValues(values: EnvironmentValue[]): EnvironmentValue[] {
  const seen = new Set<string>();
  return values.filter(({ name, value, secret }) => {
    const key = `${name}\u0000${value}\u0000${secret === true}`;
    return !seen.has(key) && Boolean(seen.add(key));
  });
}
