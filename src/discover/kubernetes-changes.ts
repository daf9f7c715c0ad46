/** Single changes of Kustomize (`op`, `path`, `value`) as far as they give environment values: written as the part of the resource that they change. */
import type { Resource } from "./kubernetes-resource.js";
import type { ResourceChange } from "./kustomization.js";
import { arrayOf, recordOf, textOf } from "./plain-values.js";

/** One partial resource for each change that is understood. */
export function changedResources(changes: readonly ResourceChange[], resources: readonly Resource[]): Resource[] {
  return changes.flatMap((change) => {
    const targets = resources.filter((each) => each.kind === change.kind && (change.name === "" || new RegExp(`^(?:${plain(change.name)})$`).test(each.name)));
    return targets.flatMap((target): Resource[] => {
      const value = changed(change, target);
      return value ? [{ kind: target.kind, name: target.name, value: { apiVersion: target.value["apiVersion"], kind: target.kind, metadata: target.value["metadata"], ...value }, file: change.file, lineOf: () => change.line }] : [];
    });
  });
}

/** The target's name may be a pattern; of patterns only `.*` is taken. */
function plain(name: string): string {
  return name.replace(/[^\w.*-]/g, "").replace(/(?<!\.)\*/g, "").replace(/\.(?!\*)/g, "\\.");
}

function changed({ path, value }: ResourceChange, target: Resource): Record<string, unknown> | undefined {
  if (path[0] === "data") return { data: path.length === 1 ? value : { [path[1] ?? ""]: value } };
  const at = path.lastIndexOf("env");
  const containers = path.indexOf("containers");
  if (at < 0 || containers < 0) return undefined;
  const added = path.length <= at + 2 ? arrayOf(value) : [{ ...earlier(target, path.slice(0, at + 2)), value }];
  const pod = { containers: [{ env: added }] };
  if (path[1] === "jobTemplate") return { spec: { jobTemplate: { spec: { template: { spec: pod } } } } };
  return path[1] === "containers" ? { spec: pod } : { spec: { template: { spec: pod } } };
}

/** The entry whose value is replaced has its name from before. */
function earlier(target: Resource, path: readonly string[]): { name?: string } {
  const entry = path.reduce<unknown>((value, step) => (Array.isArray(value) ? value[Number(step)] : recordOf(value)[step]), target.value);
  const name = textOf(recordOf(entry)["name"]);
  return name === undefined ? {} : { name };
}
