/** Environment that a chart's `values.yaml` gives, for charts whose templates leave the container to a library. */
import type { EnvironmentValue } from "../model/layout.js";
import { parseYaml, type ParsedDocument } from "./documents.js";
import { environmentValue } from "./environment-files.js";
import { baseOf, folderOf } from "./paths.js";
import { recordOf, textOf } from "./plain-values.js";
import { evidenceAt, type Tree } from "./tree.js";

export interface ChartEnvironment {
  /** Folder of the chart. */
  folder: string;
  name: string;
  environment: EnvironmentValue[];
}

const environmentKey = /^(?:env|envs|environment|envVars|extraEnv|extraEnvs|extraEnvVars|environmentVariables|config|configMap|configmap|appConfig|container|deployment|data)$/;

/** One entry per chart that sets variables. */
export function readCharts(tree: Tree): ChartEnvironment[] {
  return tree.files.flatMap((file) => {
    if (file.reason || baseOf(file.path) !== "Chart.yaml") return [];
    const folder = folderOf(file.path);
    const values = `${folder ? `${folder}/` : ""}values.yaml`;
    const text = tree.byPath.has(values) ? tree.reader.read(values) : undefined;
    const [document] = text === undefined ? [] : parseYaml(text, values, () => undefined);
    const name = textOf(recordOf(parseYaml(tree.reader.read(file.path) ?? "", file.path, () => undefined)[0]?.value)["name"]) ?? baseOf(folder);
    const environment = document ? variablesIn(document, { file: values, path: [], value: document.value }) : [];
    return environment.length > 0 ? [{ folder, name, environment }] : [];
  });
}

interface Spot {
  file: string;
  path: (string | number)[];
  value: unknown;
}

/** Variables have names in capitals; they stand in a map or in a list of names and values. */
function variablesIn(document: ParsedDocument, { file, path, value }: Spot): EnvironmentValue[] {
  if (path.length > 4) return [];
  const at = (inner: (string | number)[]) => evidenceAt(file, document.lineOf([...path, ...inner]), { detector: "helm", reason: "chart values", confidence: "resolved" });
  if (Array.isArray(value)) {
    return value.flatMap((each, index) => {
      const name = textOf(recordOf(each)["name"]);
      const text = textOf(recordOf(each)["value"]);
      return name !== undefined && text !== undefined && isVariable(name) ? [environmentValue(name, text, at([index]))] : [];
    });
  }
  return Object.entries(recordOf(value)).flatMap(([key, each]) => {
    const text = textOf(each);
    if (text !== undefined) return path.length > 0 && isVariable(key) && text !== "" && !text.includes("{{") ? [environmentValue(key, text, at([key]))] : [];
    return environmentKey.test(key) ? variablesIn(document, { file, path: [...path, key], value: each }) : [];
  });
}

function isVariable(name: string): boolean {
  return /^[A-Z][A-Z0-9_]+$/.test(name);
}
