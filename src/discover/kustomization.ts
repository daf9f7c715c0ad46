/** Kustomizations: maps that they generate, patches that stand in them, and the names that they put before and behind those of resources. */
import { parseYaml, type ParsedDocument } from "./documents.js";
import { parseEnvironmentFile } from "./environment-files.js";
import type { ConfigMap, Resource } from "./kubernetes-resource.js";
import { baseOf, folderOf, joinInside } from "./paths.js";
import { arrayOf, recordOf, textOf, textsOf } from "./plain-values.js";
import type { Tree } from "./tree.js";

export interface Kustomizations {
  configMaps: ConfigMap[];
  secrets: ConfigMap[];
  /** Resources as far as a patch says them, and changes of single places. */
  patches: Resource[];
  changes: ResourceChange[];
  /** What the name of a resource of that file becomes. */
  renamed: ReadonlyMap<string, readonly ((name: string) => string)[]>;
}

/** `{op: add, path: /spec/…, value}` of one resource. */
export interface ResourceChange {
  kind: string;
  name: string;
  path: string[];
  value: unknown;
  file: string;
  line: number;
}

interface Kustomization {
  file: string;
  folder: string;
  root: Record<string, unknown>;
  document: ParsedDocument;
}

/** Overlays upon overlays end here. */
const nestingLimit = 8;

/** All kustomizations of the system. */
export function readKustomizations(tree: Tree): Kustomizations {
  const all = tree.files.flatMap((file): Kustomization[] => {
    if (file.reason || !/^[Kk]ustomization(?:\.ya?ml)?$/.test(baseOf(file.path))) return [];
    const text = tree.reader.read(file.path);
    const [document] = text === undefined ? [] : parseYaml(text, file.path, (each) => tree.diagnostics.push(each));
    return document ? [{ file: file.path, folder: folderOf(file.path), root: recordOf(document.value), document }] : [];
  });
  const written = all.flatMap((one) => patchesOf(one, tree));
  return {
    configMaps: all.flatMap((one) => generated(one, "configMapGenerator", tree)),
    secrets: all.flatMap((one) => generated(one, "secretGenerator", tree)),
    patches: written.flatMap(({ whole }) => whole),
    changes: written.flatMap(({ changes }) => changes),
    renamed: renamedFiles(all, tree),
  };
}

function generated({ file, folder, root, document }: Kustomization, key: string, tree: Tree): ConfigMap[] {
  return arrayOf(root[key]).flatMap((each, at) => {
    const generator = recordOf(each);
    const name = textOf(generator["name"]);
    const line = document.lineOf([key, at]);
    return name ? [{ name, entries: [...literals(generator, { file, line }), ...fromFiles(tree, generator, folder)] }] : [];
  });
}

function literals(generator: Record<string, unknown>, place: { file: string; line: number }): ConfigMap["entries"] {
  return textsOf(generator["literals"]).flatMap((text) => {
    const cut = text.indexOf("=");
    return cut > 0 ? [{ key: text.slice(0, cut), value: text.slice(cut + 1).replace(/^(["'])(.*)\1$/, "$2"), ...place }] : [];
  });
}

function fromFiles(tree: Tree, generator: Record<string, unknown>, folder: string): ConfigMap["entries"] {
  return [...textsOf(generator["envs"]), ...textsOf(generator["env"])].flatMap((relative) => {
    const file = joinInside(folder, relative);
    if (file === undefined || !tree.byPath.has(file)) return [];
    return parseEnvironmentFile(tree.reader.read(file) ?? "").map(({ name, value, line }) => ({ key: name, value, file, line }));
  });
}

interface Written {
  whole: Resource[];
  changes: ResourceChange[];
}

/** Patches in the text of the kustomization, and files of single changes; files of whole resources are read where they lie. */
function patchesOf({ file, folder, root, document }: Kustomization, tree: Tree): Written[] {
  const inline = ["patchesStrategicMerge", "patches"].flatMap((key) => arrayOf(root[key]).flatMap((each, at): Written[] => {
    const text = textOf(each) ?? textOf(recordOf(each)["patch"]);
    const path = textOf(recordOf(each)["path"]);
    const target = recordOf(recordOf(each)["target"]);
    if (text?.includes("\n")) return [readPatch(text, target, { file, line: document.lineOf([key, at]) })];
    return path === undefined ? [] : [fileOfChanges(joinInside(folder, path), target, tree)];
  }));
  const single = arrayOf(root["patchesJson6902"]).map((each, at) => {
    const { patch, path, target } = recordOf(each);
    return typeof patch === "string" ? readPatch(patch, recordOf(target), { file, line: document.lineOf(["patchesJson6902", at]) }) : fileOfChanges(joinInside(folder, textOf(path) ?? "~"), recordOf(target), tree);
  });
  return [...inline, ...single];
}

function fileOfChanges(file: string | undefined, target: Record<string, unknown>, tree: Tree): Written {
  const text = file !== undefined && tree.byPath.has(file) ? tree.reader.read(file) : undefined;
  return file === undefined || text === undefined || /^kind:/m.test(text) ? { whole: [], changes: [] } : readPatch(text, target, { file, line: 1 });
}

function readPatch(text: string, target: Record<string, unknown>, { file, line }: { file: string; line: number }): Written {
  const kind = textOf(target["kind"]) ?? "";
  const name = textOf(target["name"]) ?? "";
  const documents = parseYaml(text, file, () => undefined);
  return {
    whole: documents.flatMap(({ value }): Resource[] => {
      const record = recordOf(value);
      const own = { kind: textOf(record["kind"]) ?? "", name: textOf(recordOf(record["metadata"])["name"]) ?? "" };
      return own.kind === "" || own.name === "" ? [] : [{ ...own, value: record, file, lineOf: () => line }];
    }),
    changes: documents.flatMap(({ value }) => (Array.isArray(value) ? value.map(recordOf) : [])).flatMap((operation): ResourceChange[] => {
      const path = textOf(operation["path"])?.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
      return path === undefined || textOf(operation["op"]) === "remove" || kind === "" ? [] : [{ kind, name, path, value: operation["value"], file, line }];
    }),
  };
}

/** Prefixes and suffixes reach all that a kustomization takes in, through others too. */
function renamedFiles(all: readonly Kustomization[], tree: Tree): Map<string, ((name: string) => string)[]> {
  const byFolder = new Map(all.map((one) => [one.folder, one]));
  const renamed = new Map<string, ((name: string) => string)[]>();
  for (const one of all) {
    const [prefix, suffix] = [textOf(one.root["namePrefix"]) ?? "", textOf(one.root["nameSuffix"]) ?? ""];
    if (prefix === "" && suffix === "") continue;
    for (const file of filesOf(one, { byFolder, tree }, 0)) renamed.set(file, [...(renamed.get(file) ?? []), (name) => prefix + name + suffix]);
  }
  return renamed;
}

function filesOf({ root, folder }: Kustomization, system: { byFolder: ReadonlyMap<string, Kustomization>; tree: Tree }, depth: number): string[] {
  if (depth > nestingLimit) return [];
  return ["resources", "bases", "components"].flatMap((key) => textsOf(root[key])).flatMap((relative) => {
    const path = joinInside(folder, relative);
    if (path === undefined) return [];
    const inner = system.byFolder.get(path);
    return inner ? filesOf(inner, system, depth + 1) : system.tree.byPath.has(path) ? [path] : [];
  });
}
