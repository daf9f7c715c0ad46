/** One Kubernetes workload: its containers, labels, environment. */
import type { Evidence } from "../model/graph.js";
import type { EnvironmentValue } from "../model/layout.js";
import { environmentValue } from "./environment-files.js";
import type { ConfigMaps } from "./kubernetes-maps.js";
import type { ConfigMap, Resource } from "./kubernetes-resource.js";
import { arrayOf, recordOf, textEntries, textOf, textsOf } from "./plain-values.js";
import { evidenceAt } from "./tree.js";

export interface Workload {
  kind: string;
  name: string;
  namespace?: string;
  /** Labels of the pods, for the selectors of services. */
  podLabels: Record<string, string>;
  /** Labels and annotations of the workload itself. */
  metadata: Record<string, string>;
  image: string;
  /** Under which Dapr's side car makes it known to others. */
  daprId?: string;
  command?: string;
  ports: number[];
  environment: EnvironmentValue[];
  evidence: Evidence;
}

/** Side cars that a platform adds; the workload's own container is another. */
const sidecar = /istio-proxy|envoy|linkerd|cloudsql-proxy|cloud-sql-proxy|fluent|filebeat|datadog-agent|vault-agent|jaeger-agent|otel-collector|opentelemetry-collector/;

/** The workload with its main container; undefined when it has none. */
export function readWorkload(resource: Resource, maps: ConfigMaps): Workload | undefined {
  const pod = podOf(resource);
  const containers = arrayOf(pod.spec["containers"]).map(recordOf);
  const at = Math.max(0, containers.findIndex((each) => !sidecar.test(textOf(each["image"]) ?? "")));
  const container = containers[at];
  if (!container) return undefined;
  const metadata = recordOf(resource.value["metadata"]);
  const namespace = textOf(metadata["namespace"]);
  const command = [...textsOf(container["command"]), ...textsOf(container["args"])].join(" ");
  const daprId = textOf(recordOf(pod.metadata["annotations"])["dapr.io/app-id"]);
  const lineOf = (path: (string | number)[]) => resource.lineOf([...pod.path, "containers", at, ...path]);
  return {
    kind: resource.kind,
    name: resource.name,
    ...(namespace ? { namespace } : {}),
    podLabels: Object.fromEntries(textEntries(recordOf(pod.metadata["labels"]))),
    metadata: { ...Object.fromEntries(textEntries(metadata["annotations"])), ...Object.fromEntries(textEntries(metadata["labels"])) },
    image: textOf(container["image"]) ?? "",
    ...(daprId === undefined ? {} : { daprId }),
    ...(command ? { command } : {}),
    ports: arrayOf(container["ports"]).map((port) => Number(textOf(recordOf(port)["containerPort"]))).filter((port) => port > 0),
    environment: environmentOf({ container, file: resource.file, lineOf }, maps),
    evidence: evidenceAt(resource.file, resource.lineOf(["metadata", "name"]), { detector: "kubernetes", reason: `${resource.kind} ${resource.name}` }),
  };
}

/** Where the pod's spec lies in each kind. */
function podOf(resource: Resource): { spec: Record<string, unknown>; metadata: Record<string, unknown>; path: string[] } {
  const spec = recordOf(resource.value["spec"]);
  if (resource.kind === "Pod") return { spec, metadata: recordOf(resource.value["metadata"]), path: ["spec"] };
  const outer = resource.kind === "CronJob" ? recordOf(recordOf(spec["jobTemplate"])["spec"]) : spec;
  const template = recordOf(outer["template"]);
  const path = resource.kind === "CronJob" ? ["spec", "jobTemplate", "spec", "template", "spec"] : ["spec", "template", "spec"];
  return { spec: recordOf(template["spec"]), metadata: recordOf(template["metadata"]), path };
}

interface Container {
  container: Record<string, unknown>;
  file: string;
  lineOf: (path: (string | number)[]) => number;
}

function environmentOf(from: Container, maps: ConfigMaps): EnvironmentValue[] {
  const direct = arrayOf(from.container["env"]).flatMap((each, at) => {
    const entry = recordOf(each);
    const name = textOf(entry["name"]);
    const evidence = evidenceAt(from.file, from.lineOf(["env", at]), { detector: "kubernetes", reason: "container environment" });
    return name ? valueOf(name, entry, { evidence, maps }) : [];
  });
  const names = new Set(direct.map(({ name }) => name));
  const whole = arrayOf(from.container["envFrom"]).flatMap((each) => {
    const entry = recordOf(each);
    const prefix = textOf(entry["prefix"]) ?? "";
    const map = maps.configMaps.get(textOf(recordOf(entry["configMapRef"])["name"]) ?? "");
    const secret = maps.secrets.get(textOf(recordOf(entry["secretRef"])["name"]) ?? "");
    return [...(map?.entries ?? []).map((one) => fromMap(prefix + one.key, one)), ...(secret?.entries ?? []).map((one) => fromSecret(prefix + one.key, one))];
  });
  return [...direct, ...whole.filter(({ name }) => !names.has(name))];
}

function valueOf(name: string, entry: Record<string, unknown>, { evidence, maps }: { evidence: Evidence; maps: ConfigMaps }): EnvironmentValue[] {
  const value = textOf(entry["value"]);
  if (value !== undefined) return [environmentValue(name, value.replace(/\$\(([\w.-]+)\)/g, "${$1}"), evidence)];
  const from = recordOf(entry["valueFrom"]);
  const found = entryOf(recordOf(from["configMapKeyRef"]), maps.configMaps);
  if (found) return [fromMap(name, found)];
  if (from["secretKeyRef"] === undefined) return [];
  const address = entryOf(recordOf(from["secretKeyRef"]), maps.secrets);
  return [address?.value ? fromSecret(name, address) : { name, value: "", secret: true, evidence }];
}

function entryOf(reference: Record<string, unknown>, maps: ReadonlyMap<string, ConfigMap>): ConfigMap["entries"][number] | undefined {
  return maps.get(textOf(reference["name"]) ?? "")?.entries.find(({ key }) => key === textOf(reference["key"]));
}

function fromMap(name: string, { value, file, line }: ConfigMap["entries"][number]): EnvironmentValue {
  return environmentValue(name, value, evidenceAt(file, line, { detector: "kubernetes", reason: "ConfigMap" }));
}

/** Only addresses come out of secrets. */
function fromSecret(name: string, { value, file, line }: ConfigMap["entries"][number]): EnvironmentValue {
  const evidence = evidenceAt(file, line, { detector: "kubernetes", reason: "Secret" });
  return value === "" ? { name, value, secret: true, evidence } : { name, value, evidence };
}
