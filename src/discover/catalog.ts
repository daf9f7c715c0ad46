/** Backstage `catalog-info.yaml`: components, their owners and what they say they depend on. */
import type { Evidence, Owner } from "../model/graph.js";
import { parseYaml } from "./documents.js";
import { baseOf, folderOf, joinInside } from "./paths.js";
import { arrayOf, recordOf, textOf, textsOf } from "./plain-values.js";
import { evidenceAt, type Tree } from "./tree.js";

export interface CatalogComponent {
  name: string;
  /** Folder of the file. */
  folder: string;
  type: string;
  owner?: Owner;
  dependsOn: { name: string; evidence: Evidence }[];
  evidence: Evidence;
}

/** All components; libraries and documentation are among them, told apart by `type`. */
export function readCatalog(tree: Tree): CatalogComponent[] {
  return tree.files.flatMap((file) => {
    if (file.reason || !/^catalog-info(?:[.-][\w-]+)?\.ya?ml$/.test(baseOf(file.path))) return [];
    const text = tree.reader.read(file.path);
    return text === undefined ? [] : readComponents(tree, file.path, text);
  });
}

function readComponents(tree: Tree, file: string, text: string): CatalogComponent[] {
  return parseYaml(text, file, (each) => tree.diagnostics.push(each)).flatMap((document) => {
    const root = recordOf(document.value);
    const spec = recordOf(root["spec"]);
    const metadata = recordOf(root["metadata"]);
    const name = textOf(metadata["name"]);
    if (root["kind"] !== "Component" || !name) return [];
    const at = (path: (string | number)[], reason: string) => evidenceAt(file, document.lineOf(path), { detector: "catalog", reason });
    const owner = textOf(spec["owner"]);
    const location = textOf(recordOf(metadata["annotations"])["backstage.io/source-location"]);
    return [
      {
        name,
        folder: sourceFolder(folderOf(file), location),
        type: textOf(spec["type"]) ?? "",
        ...(owner ? { owner: { name: owner, source: "catalog" as const, confidence: "certain" as const, evidence: [at(["spec", "owner"], "spec.owner")] } } : {}),
        dependsOn: ["dependsOn", "consumesApis"].flatMap((key) => textsOf(arrayOf(spec[key])).map((each, index) => ({ name: each.replace(/^[a-z]+:/i, "").replace(/^[^/]+\//, ""), evidence: at(["spec", key, index], key) }))),
        evidence: at(["metadata", "name"], `Component ${name}`),
      },
    ];
  });
}

/** `dir:./services/orders` names another folder than the file's own. */
function sourceFolder(folder: string, location: string | undefined): string {
  const relative = /^dir:(.+)$/.exec(location ?? "")?.[1];
  return (relative && joinInside(folder, relative)) ?? folder;
}
