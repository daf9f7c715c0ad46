/** ConfigMaps and Secrets by name. Of a secret only addresses are kept, without their credentials. */
import { Buffer } from "node:buffer";
import type { ConfigMap, Resource } from "./kubernetes-resource.js";
import { textEntries } from "./plain-values.js";
import { stripCredentials } from "./secrets.js";

export interface ConfigMaps {
  configMaps: ReadonlyMap<string, ConfigMap>;
  secrets: ReadonlyMap<string, ConfigMap>;
}

/** The maps of all manifests; those that a kustomization generates are given apart. */
export function collectMaps(resources: readonly Resource[], generated: { configMaps: readonly ConfigMap[]; secrets: readonly ConfigMap[] }): ConfigMaps {
  const configMaps = new Map<string, ConfigMap>();
  const secrets = new Map<string, ConfigMap>();
  for (const each of generated.configMaps) add(configMaps, each);
  for (const { name, entries } of generated.secrets) add(secrets, { name, entries: entries.map((entry) => ({ ...entry, value: addressOnly(entry.value) })) });
  for (const resource of resources) {
    if (resource.kind === "ConfigMap") add(configMaps, mapOf(resource, "data", (text) => text));
    if (resource.kind !== "Secret") continue;
    const plain = mapOf(resource, "stringData", addressOnly);
    const coded = mapOf(resource, "data", (text) => addressOnly(Buffer.from(text, "base64").toString("utf8")));
    add(secrets, { name: resource.name, entries: [...plain.entries, ...coded.entries] });
  }
  return { configMaps, secrets };
}

/** What several overlays say of one map are alternatives. */
function add(maps: Map<string, ConfigMap>, { name, entries }: ConfigMap): void {
  maps.set(name, { name, entries: [...(maps.get(name)?.entries ?? []), ...entries] });
}

function mapOf(resource: Resource, key: string, read: (text: string) => string): ConfigMap {
  return { name: resource.name, entries: textEntries(resource.value[key]).map(([name, value]) => ({ key: name, value: read(value), file: resource.file, line: resource.lineOf([key, name]) })) };
}

/** A secret's value if it is a URL; nothing of any other. */
function addressOnly(text: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/[\x21-\x7e]+$/i.test(text) ? stripCredentials(text) : "";
}
