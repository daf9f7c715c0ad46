/** Every `package.json` in the roots: name, scripts, dependencies, people. */
import picomatch from "picomatch";
import { parseJson, parseYaml } from "./documents.js";
import { baseOf, folderOf, isWithin } from "./paths.js";
import { recordOf, textEntries, textOf, textsOf } from "./plain-values.js";
import type { Tree } from "./tree.js";

export interface PackageManifest {
  file: string;
  folder: string;
  name?: string;
  private: boolean;
  scripts: Record<string, string>;
  dependencies: Set<string>;
  devDependencies: Set<string>;
  peerDependencies: Set<string>;
  /** Files that `main`, `module` and `bin` name, as written. */
  mains: string[];
  hasBin: boolean;
  /** Says `exports`, `types`, `files` or `publishConfig`: made to be imported. */
  forImport: boolean;
  workspaces: string[];
  /** People named as author, maintainer or contributor, in that order. */
  people: { text: string; line: number; role: "author" | "maintainers" | "contributors" }[];
  config: [string, string][];
  /** A workspace file of this package or one above lists this folder. */
  workspaceMember: boolean;
}

/** Reads all manifests, outermost folders first. */
export function readPackageManifests(tree: Tree): PackageManifest[] {
  const manifests = tree.files
    .filter((file) => baseOf(file.path) === "package.json" && (file.reason === undefined || file.reason === "seed" || file.reason === "migration"))
    .map((file) => readManifest(tree, file.path))
    .filter((manifest) => manifest !== undefined);
  return markMembers(manifests, tree);
}

function readManifest(tree: Tree, file: string): PackageManifest | undefined {
  const text = tree.reader.read(file);
  if (text === undefined) return undefined;
  const document = parseJson(text, file, (each) => tree.diagnostics.push(each));
  const json = recordOf(document.value);
  const name = textOf(json["name"]);
  const bin = json["bin"];
  const workspaces = Array.isArray(json["workspaces"]) ? json["workspaces"] : recordOf(json["workspaces"])["packages"];
  return {
    file,
    folder: folderOf(file),
    ...(name ? { name } : {}),
    private: json["private"] === true,
    scripts: Object.fromEntries(textEntries(json["scripts"])),
    dependencies: new Set(Object.keys(recordOf(json["dependencies"]))),
    devDependencies: new Set(Object.keys(recordOf(json["devDependencies"]))),
    peerDependencies: new Set(Object.keys(recordOf(json["peerDependencies"]))),
    mains: [...textsOf(json["main"]), ...textsOf(json["module"]), ...(typeof bin === "string" ? [bin] : textEntries(bin).map(([, target]) => target))],
    hasBin: bin !== undefined,
    forImport: ["exports", "types", "typings", "files", "publishConfig"].some((key) => json[key] !== undefined),
    workspaces: textsOf(workspaces),
    people: peopleOf(json, (path) => document.lineOf(path)),
    config: textEntries(json["config"]),
    workspaceMember: false,
  };
}

function peopleOf(json: Record<string, unknown>, lineOf: (path: (string | number)[]) => number): PackageManifest["people"] {
  const all = (["author", "maintainers", "contributors"] as const).flatMap((key) => {
    const value = json[key];
    const many = Array.isArray(value) ? value : [value];
    return many.flatMap((each, at) => {
      const text = textOf(each) ?? textOf(recordOf(each)["name"]) ?? textOf(recordOf(each)["email"]);
      return text?.trim() ? [{ text: text.trim(), line: lineOf(Array.isArray(value) ? [key, at] : [key]), role: key }] : [];
    });
  });
  // Contributors are many and own little: they count where nobody else is named.
  const first = all.filter((each) => each.role !== "contributors");
  return first.length > 0 ? first : all;
}

function markMembers(manifests: PackageManifest[], tree: Tree): PackageManifest[] {
  const globs = [...manifests.map((each) => ({ folder: each.folder, patterns: each.workspaces })), ...workspaceFiles(tree)];
  const tests = globs.filter((each) => each.patterns.length > 0).map(({ folder, patterns }) => ({ folder, matches: picomatch(patterns.map((pattern) => pattern.replace(/^\.\//, "").replace(/\/$/, ""))) }));
  return manifests.map((manifest) => ({
    ...manifest,
    workspaceMember: tests.some(({ folder, matches }) => manifest.folder !== folder && isWithin(manifest.folder, folder) && matches(folder ? manifest.folder.slice(folder.length + 1) : manifest.folder)),
  }));
}

const ignoreFaults = () => undefined;

/** Workspace lists outside of `package.json`: pnpm, Lerna, Rush. */
function workspaceFiles(tree: Tree): { folder: string; patterns: string[] }[] {
  return tree.files.flatMap((file) => {
    const name = baseOf(file.path);
    if (file.reason || !/^(?:pnpm-workspace\.ya?ml|lerna\.json|rush\.json)$/.test(name)) return [];
    const text = tree.reader.read(file.path);
    if (text === undefined) return [];
    const value = recordOf((name.endsWith("json") ? parseJson(text, file.path, ignoreFaults) : parseYaml(text, file.path, ignoreFaults)[0])?.value);
    const projects = Array.isArray(value["projects"]) ? value["projects"].map((each) => textOf(recordOf(each)["projectFolder"])) : [];
    return [{ folder: folderOf(file.path), patterns: textsOf([...textsOf(value["packages"]), ...projects]) }];
  });
}

/** The package name without its scope. */
export function unscoped(name: string): string {
  return name.replace(/^@[^/]+\//, "");
}
