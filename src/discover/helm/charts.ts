/** The Helm charts of the system, each with the values that it is deployed with: its own, those of its stages, and those of the charts that it is a part of. */
import { parseYaml } from "../documents.js";
import { baseOf, byText, folderOf, joinInside } from "../paths.js";
import { arrayOf, recordOf, textOf } from "../plain-values.js";
import type { Tree } from "../tree.js";
import type { TemplateWorld } from "./render-template.js";
import { parseTemplate, type TemplateNode } from "./template-syntax.js";
import { isNothing } from "./template-value.js";

export interface Chart {
  folder: string;
  name: string;
  /** `Chart.yaml`, keys as templates ask for them. */
  about: Record<string, unknown>;
  values: Record<string, unknown>;
  parts: ChartPart[];
}

/** A chart that another one brings along. */
interface ChartPart {
  folder: string;
  /** The name under which the values for it stand. */
  name: string;
}

/** One use of a chart. */
export interface ChartUse {
  chart: Chart;
  world: TemplateWorld;
}

const nestingLimit = 6;
/** Values files for one stage: what only they say holds as well. */
const stageFile = /^values[-_.](?:prod|prd|production|live|stag|stg|staging|stage|dev|devel|development|test|qa|uat|local|default|defaults|base|common|global|example|sample|stateful)\.ya?ml$|^(?:prod|production|staging|dev|development)[-_.]values\.ya?ml$/i;

/** All uses of charts, by the folder of the chart. */
export function chartUses(tree: Tree): Map<string, ChartUse[]> {
  const charts = new Map(tree.files.filter((file) => file.reason === undefined && baseOf(file.path) === "Chart.yaml").map((file) => {
    const chart = readChart(tree, folderOf(file.path));
    return [chart.folder, chart] as const;
  }));
  const brought = new Set([...charts.values()].flatMap((chart) => chart.parts.map((part) => part.folder)));
  const uses = new Map<string, ChartUse[]>();
  for (const chart of charts.values()) if (!brought.has(chart.folder)) addUse({ chart, values: chart.values, release: chart.name, depth: 0 }, { tree, charts, uses });
  return uses;
}

function readChart(tree: Tree, folder: string): Chart {
  const inside = (name: string) => (folder ? `${folder}/${name}` : name);
  const about = load(tree, inside("Chart.yaml"));
  const name = textOf(about["name"]) ?? baseOf(folder);
  const stages = tree.files.filter((file) => file.reason === undefined && folderOf(file.path) === folder && stageFile.test(baseOf(file.path))).map((file) => file.path);
  const own = load(tree, inside("values.yaml"));
  const values = stages.sort((a, b) => stageRank(a) - stageRank(b) || byText(a, b)).reduce((all, file) => fill(all, load(tree, file)), own);
  const dependencies = [...arrayOf(about["dependencies"]), ...arrayOf(load(tree, inside("requirements.yaml"))["dependencies"])];
  return { folder, name, about: Object.fromEntries(Object.entries(about).map(([key, value]) => [key.charAt(0).toUpperCase() + key.slice(1), value])), values, parts: partsOf(tree, folder, dependencies) };
}

function stageRank(file: string): number {
  return /prod|prd|live/i.test(baseOf(file)) ? 0 : 1;
}

function load(tree: Tree, file: string): Record<string, unknown> {
  const text = tree.byPath.has(file) ? tree.reader.read(file) : undefined;
  return text === undefined ? {} : recordOf(parseYaml(text, file, () => undefined)[0]?.value);
}

/** Charts in `charts/`, and those that `file://` names; an alias is a use of its own. */
function partsOf(tree: Tree, folder: string, dependencies: unknown[]): ChartPart[] {
  const inside = `${folder ? `${folder}/` : ""}charts`;
  const declared = dependencies.flatMap((each): ChartPart[] => {
    const dependency = recordOf(each);
    const name = textOf(dependency["name"]) ?? "";
    const local = /^file:\/\/(.+)$/.exec(textOf(dependency["repository"]) ?? "")?.[1];
    const place = local === undefined ? `${inside}/${name}` : joinInside(folder, local);
    return place !== undefined && place !== folder && tree.byPath.has(`${place}/Chart.yaml`) ? [{ folder: place, name: textOf(dependency["alias"]) ?? name }] : [];
  });
  const lying = [...tree.folders].filter((each) => folderOf(each) === inside && tree.byPath.has(`${each}/Chart.yaml`) && !declared.some((part) => part.folder === each));
  return [...declared, ...lying.map((each) => ({ folder: each, name: baseOf(each) }))];
}

/** What is not said, or only as a blank, is taken from the other. */
function fill(values: Record<string, unknown>, other: Record<string, unknown>): Record<string, unknown> {
  const filled = { ...values };
  for (const [key, value] of Object.entries(other)) {
    const own = filled[key];
    if (isNothing(own)) filled[key] = value;
    else if (isPlainRecord(own) && isPlainRecord(value)) filled[key] = fill(own, value);
  }
  return filled;
}

function isPlainRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface Use {
  chart: Chart;
  values: Record<string, unknown>;
  release: string;
  depth: number;
}

interface Context {
  tree: Tree;
  charts: ReadonlyMap<string, Chart>;
  uses: Map<string, ChartUse[]>;
}

function addUse({ chart, values, release, depth }: Use, context: Context): void {
  const { tree, charts, uses } = context;
  const prefix = chart.folder ? `${chart.folder}/` : "";
  const world: TemplateWorld = {
    root: { Values: values, Chart: chart.about, Release: { Name: release, Namespace: "default", Service: "Helm", IsInstall: true, Revision: 1 } },
    named: namedTemplates(chart, context),
    readFile: (path) => (tree.byPath.has(prefix + path) ? tree.reader.read(prefix + path) : undefined),
  };
  uses.set(chart.folder, [...(uses.get(chart.folder) ?? []), { chart, world }]);
  if (depth >= nestingLimit) return;
  for (const part of chart.parts) {
    const inner = charts.get(part.folder);
    if (!inner || textOf(inner.about["Type"]) === "library") continue;
    const given = { ...recordOf(values[part.name]), ...(values["global"] === undefined ? {} : { global: fill(recordOf(values["global"]), recordOf(recordOf(values[part.name])["global"])) }) };
    // what the outer chart says wins
    addUse({ chart: { ...inner, about: { ...inner.about, Name: part.name } }, values: fill(given, inner.values), release, depth: depth + 1 }, context);
  }
}

/** Named templates are common to a chart and all that it brings along; its own win. */
function namedTemplates(chart: Chart, { tree, charts }: Context, depth = 0): Map<string, readonly TemplateNode[]> {
  const named = new Map<string, readonly TemplateNode[]>();
  if (depth < nestingLimit) {
    for (const part of chart.parts) {
      const inner = charts.get(part.folder);
      if (inner) for (const [name, body] of namedTemplates(inner, { tree, charts, uses: new Map() }, depth + 1)) named.set(name, body);
    }
  }
  const prefix = `${chart.folder ? `${chart.folder}/` : ""}templates/`;
  for (const file of tree.files) {
    if (file.reason !== undefined || !file.path.startsWith(prefix) || !/\.(?:tpl|ya?ml)$/.test(file.path)) continue;
    const text = tree.reader.read(file.path) ?? "";
    if (!/\{\{-?\s*(?:define|block)\b/.test(text)) continue;
    for (const node of parseTemplate(text) ?? []) if (node.kind === "define") named.set(node.name, node.body);
  }
  return named;
}

/** The chart whose template the file is. */
export function chartOf(file: string, uses: ReadonlyMap<string, ChartUse[]>): ChartUse[] {
  const folder = /^(?:(.*)\/)?templates\//.exec(file)?.[1];
  const inner = folder ?? (file.startsWith("templates/") ? "" : undefined);
  if (inner === undefined) return [];
  for (let candidate = inner; ; candidate = folderOf(candidate)) {
    const found = uses.get(candidate);
    if (found) return found;
    if (candidate === "") return [];
  }
}
