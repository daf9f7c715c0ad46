/** Kubernetes manifests, plain or as simple Helm templates: workloads, their names in the network, their environment, ingress rules. */
import type { RouteRule } from "../model/layout.js";
import { parseYaml, type ParsedDocument } from "./documents.js";
import { fillTemplate, isTemplate, readChartValues } from "./helm-values.js";
import { ingressRules } from "./kubernetes-ingress.js";
import { collectMaps } from "./kubernetes-maps.js";
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
}

const workloadKinds = new Set(["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod", "Rollout", "ReplicaSet", "DeploymentConfig"]);

/** Reads every manifest of the system. */
export function readKubernetes(tree: Tree): KubernetesFindings {
  const resources = tree.files.flatMap((file) => (file.reason === undefined && /\.ya?ml$/.test(file.path) && file.size < 512 * 1024 ? readResources(tree, file.path) : []));
  const maps = collectMaps(resources, readKustomizations(tree));
  return {
    workloads: resources.filter(isWorkload).flatMap((resource) => readWorkload(resource, maps) ?? []).sort((a, b) => byText(a.name, b.name) || byText(a.evidence.file, b.evidence.file)),
    services: resources.filter((each) => each.kind === "Service" && !isKnative(each)).map(readService),
    routes: resources.flatMap(ingressRules),
  };
}

function isKnative(resource: Resource): boolean {
  return textOf(resource.value["apiVersion"])?.startsWith("serving.knative.dev") === true;
}

function isWorkload(resource: Resource): boolean {
  return workloadKinds.has(resource.kind) || (resource.kind === "Service" && isKnative(resource));
}

function readResources(tree: Tree, file: string): Resource[] {
  const text = tree.reader.read(file);
  if (text === undefined || !/^\s*apiVersion:/m.test(text) || !/^\s*kind:/m.test(text)) return [];
  const templated = isTemplate(text);
  // A template is no YAML; what cannot be read of it after filling in the chart's values is no fault of its author.
  const source = templated ? fillTemplate(text, readChartValues(tree, file)) : text;
  const documents = parseYaml(source, file, (each) => (templated ? undefined : tree.diagnostics.push(each)));
  return documents.flatMap((document) => resourcesOf(document, file));
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

