/** Makes YAML of simple Helm templates: control lines dropped, `.Values` filled in from the chart, the rest kept as a visible hole. */
import { parseYaml } from "./documents.js";
import { folderOf } from "./paths.js";
import { recordOf, textOf } from "./plain-values.js";
import type { Tree } from "./tree.js";

export interface ChartValues {
  values: Record<string, unknown>;
  chart: string;
}

/** Does the text hold template actions? */
export function isTemplate(text: string): boolean {
  return /\{\{-?\s/.test(text) || /\{\{[^}]+\}\}/.test(text);
}

/** `values.yaml` and the name of the chart that the template belongs to. */
export function readChartValues(tree: Tree, template: string): ChartValues {
  const folder = /^(.*?)\/?templates\//.exec(template)?.[1] ?? folderOf(template);
  const load = (name: string) => {
    const file = folder ? `${folder}/${name}` : name;
    const text = tree.byPath.has(file) ? tree.reader.read(file) : undefined;
    return text === undefined ? {} : recordOf(parseYaml(text, file, () => undefined)[0]?.value);
  };
  return { values: load("values.yaml"), chart: textOf(load("Chart.yaml")["name"]) ?? "" };
}

/** The template as YAML, line by line so that line numbers stay. */
export function fillTemplate(text: string, chart: ChartValues): string {
  return text
    .split("\n")
    .map((line) => {
      if (/^\s*(?:-\s*)?\{\{-?\s*(?:if|else|end|range|with|define|template|include|toYaml|block|\/\*|\$\w+\s*:?=|tpl|nindent|\.)[^]*$/.test(line) && !/^\s*[\w.-]+:/.test(line.replace(/\{\{.*?\}\}/g, ""))) return "";
      return line.replace(/(["']?)\{\{-?\s*(.*?)\s*-?\}\}(["']?)/g, (_, open: string, action: string, close: string) => open + valueOf(action, chart) + close);
    })
    .join("\n");
}

function valueOf(action: string, chart: ChartValues): string {
  const path = /^\(?\.Values\.([\w.-]+)/.exec(action)?.[1] ?? /\.Values\.([\w.-]+)\s*\)?(?:\s*\||$)/.exec(action)?.[1];
  if (path) {
    let value: unknown = chart.values;
    for (const key of path.split(".")) value = recordOf(value)[key];
    const text = textOf(value);
    if (text !== undefined) return text.replace(/\n/g, " ");
    const fallback = /default\s+"([^"]*)"/.exec(action)?.[1];
    return fallback ?? `\${${path}}`;
  }
  if (/Chart\.Name|\.fullname|\.name\b|Release\.Name/.test(action)) return chart.chart || "release";
  return "${template}";
}
