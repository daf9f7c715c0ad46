/** Kubernetes manifests, plain or as simple Helm templates: workloads, their names in the network, their environment, ingress rules. */
import type { InfrastructureFact } from "../model/facts.js";
import type { RouteRule } from "../model/layout.js";
import { daprFacts } from "./dapr-resources.js";
import { parseYaml, type ParsedDocument } from "./documents.js";
import { fillTemplate, isTemplate, readChartValues } from "./helm-values.js";
import { chartOf, chartUses } from "./helm/charts.js";
import { renderTemplate, type TemplateWorld } from "./helm/render-template.js";
import { changedResources } from "./kubernetes-changes.js";
import { meshRules } from "./gateways/mesh-rules.js";
import { ingressRules } from "./kubernetes-ingress.js";
import { collectMaps } from "./kubernetes-maps.js";
import { distinctValues } from "./merge-compose-services.js";
import { readWorkload, type Workload } from "./kubernetes-workload.js";
import { readKustomizations } from "./kustomization.js";
import type { Resource } from "./kubernetes-resource.js";
import { byText } from "./paths.js";
import { recordOf, textEntries, textOf } from "./plain-values.js";
import type { Tree } from "./tree.js";

export interface KubernetesService {
  name: string;
  namespace?: string;
  selector: Record<string, string>;
  ports: number[];
  externalName?: string;
  file: string;
  line: number;
}

export interface KubernetesFindings {
  workloads: Workload[];
  services: KubernetesService[];
  routes: RouteRule[];
  /** What a sidecar is told. */
  sidecars: InfrastructureFact[];
}

const workloadKinds = new Set(["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod", "Rollout", "ReplicaSet", "DeploymentConfig"]);

/** Reads every manifest of the system. */
export function readKubernetes(tree: Tree): KubernetesFindings {
  const uses = chartUses(tree);
  const kustomize = readKustomizations(tree);
  const written = tree.files.flatMap((file) => (file.reason === undefined && /\.ya?ml$/.test(file.path) && file.size < 512 * 1024 ? readResources(tree, file.path, uses) : []));
  const resources = [...written, ...kustomize.patches, ...changedResources(kustomize.changes, written)];
  const maps = collectMaps(resources, kustomize);
  return {
    workloads: joinPatches(resources.filter(isWorkload).flatMap((resource) => readWorkload(resource, maps) ?? [])).sort((a, b) => byText(a.name, b.name) || byText(a.evidence.file, b.evidence.file)),
    services: resources.filter((each) => each.kind === "Service" && !isKnative(each)).flatMap((each) => [each.name, ...(kustomize.renamed.get(each.file) ?? []).map((rename) => rename(each.name))].map((name) => ({ ...readService(each), name }))),
    routes: resources.flatMap((resource) => [...ingressRules(resource), ...meshRules(resource, resources)]),
    sidecars: resources.flatMap(daprFacts),
  };
}

/** A workload without an image only changes another of its name. */
function joinPatches(workloads: Workload[]): Workload[] {
  const whole = workloads.filter((each) => each.image !== "");
  const patches = workloads.filter((each) => each.image === "");
  const meant = (patch: Workload, each: Workload) => patch.kind === each.kind && patch.name === each.name;
  return [
    ...whole.map((each) => ({ ...each, environment: distinctValues([...each.environment, ...patches.filter((patch) => meant(patch, each)).flatMap((patch) => patch.environment)]) })),
    ...patches.filter((patch) => !whole.some((each) => meant(patch, each))),
  ];
}

function isKnative(resource: Resource): boolean {
  return textOf(resource.value["apiVersion"])?.startsWith("serving.knative.dev") === true;
}

function isWorkload(resource: Resource): boolean {
  return workloadKinds.has(resource.kind) || (resource.kind === "Service" && isKnative(resource));
}

type ChartUses = ReturnType<typeof chartUses>;

function readResources(tree: Tree, file: string, uses: ChartUses): Resource[] {
  const text = tree.reader.read(file);
  if (text === undefined) return [];
  const charts = chartOf(file, uses);
  if (charts.length > 0 && text.includes("{{")) return charts.flatMap(({ world }) => readRendered(text, file, world)).filter((each, at, all) => all.findIndex((other) => other.kind === each.kind && other.name === each.name) === at);
  if (!/^\s*apiVersion:/m.test(text) || !/^\s*kind:/m.test(text)) return [];
  const templated = isTemplate(text);
  // A template is no YAML; what cannot be read of it after filling in the chart's values is no fault of its author.
  const source = templated ? fillTemplate(text, readChartValues(tree, file)) : text;
  const documents = parseYaml(source, file, (each) => (templated ? undefined : tree.diagnostics.push(each)));
  return documents.flatMap((document) => resourcesOf(document, file));
}

/** A chart's template as it is deployed. What still is no YAML then is read as far as it goes; that is no fault of its author. */
function readRendered(text: string, file: string, world: TemplateWorld): Resource[] {
  const plain = renderTemplate(text, world);
  if (!plain) return [];
  // an entrance that is off unless somebody switches it on still tells where it leads
  const off = !/^\s*kind:/m.test(plain.text);
  const rendered = off ? renderTemplate(text, world, true) : plain;
  if (!rendered || (off && !/^\s*kind:\s*(?:Ingress|HTTPRoute|VirtualService)\b/m.test(rendered.text))) return [];
  const lineOf = (line: number): number => rendered.lines[line - 1] ?? line;
  return parseYaml(rendered.text, file, () => undefined).flatMap((document) => resourcesOf({ value: document.value, lineOf: (path) => lineOf(document.lineOf(path)) }, file));
}

function resourcesOf(document: ParsedDocument, file: string): Resource[] {
  const root = recordOf(document.value);
  const items = root["kind"] === "List" && Array.isArray(root["items"]) ? root["items"] : [root];
  return items.flatMap((item, at) => {
    const value = recordOf(item);
    const kind = textOf(value["kind"]);
    const name = textOf(recordOf(value["metadata"])["name"]);
    const prefix: (string | number)[] = item === root ? [] : ["items", at];
    return kind && name ? [{ kind, name, value, file, lineOf: (path: (string | number)[]) => document.lineOf([...prefix, ...path]) }] : [];
  });
}

function readService(resource: Resource): KubernetesService {
  const spec = recordOf(resource.value["spec"]);
  const namespace = textOf(recordOf(resource.value["metadata"])["namespace"]);
  const externalName = textOf(spec["externalName"]);
  const ports = Array.isArray(spec["ports"]) ? spec["ports"] : [];
  return {
    name: resource.name,
    ...(namespace ? { namespace } : {}),
    selector: Object.fromEntries(textEntries(spec["selector"])),
    ports: ports.map((port) => Number(textOf(recordOf(port)["port"]))).filter((port) => port > 0),
    ...(externalName ? { externalName } : {}),
    file: resource.file,
    line: resource.lineOf(["metadata", "name"]),
  };
}

