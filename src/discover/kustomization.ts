/** ConfigMaps that a `kustomization.yaml` generates from literals and env files. */
import { parseYaml } from "./documents.js";
import { parseEnvironmentFile } from "./environment-files.js";
import type { ConfigMap } from "./kubernetes-resource.js";
import { baseOf, folderOf, joinInside } from "./paths.js";
import { arrayOf, recordOf, textOf, textsOf } from "./plain-values.js";
import type { Tree } from "./tree.js";

/** All generated maps of the system. */
export function readKustomizations(tree: Tree): ConfigMap[] {
  return tree.files.flatMap((file) => {
    if (file.reason || !/^kustomization\.ya?ml$/.test(baseOf(file.path))) return [];
    const text = tree.reader.read(file.path);
    const [document] = text === undefined ? [] : parseYaml(text, file.path, (each) => tree.diagnostics.push(each));
    if (!document) return [];
    return arrayOf(recordOf(document.value)["configMapGenerator"]).flatMap((each, at) => {
      const generator = recordOf(each);
      const name = textOf(generator["name"]);
      const line = document.lineOf(["configMapGenerator", at]);
      return name ? [{ name, entries: [...literals(generator, { file: file.path, line }), ...fromFiles(tree, generator, folderOf(file.path))] }] : [];
    });
  });
}

function literals(generator: Record<string, unknown>, place: { file: string; line: number }): ConfigMap["entries"] {
  return textsOf(generator["literals"]).flatMap((text) => {
    const cut = text.indexOf("=");
    return cut > 0 ? [{ key: text.slice(0, cut), value: text.slice(cut + 1), ...place }] : [];
  });
}

function fromFiles(tree: Tree, generator: Record<string, unknown>, folder: string): ConfigMap["entries"] {
  return [...textsOf(generator["envs"]), ...textsOf(generator["env"])].flatMap((relative) => {
    const file = joinInside(folder, relative);
    if (file === undefined || !tree.byPath.has(file)) return [];
    return parseEnvironmentFile(tree.reader.read(file) ?? "").map(({ name, value, line }) => ({ key: name, value, file, line }));
  });
}
