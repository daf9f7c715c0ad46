/** Applications that share one manifest: Nest monorepo projects and Nx applications. */
import type { Evidence } from "../model/graph.js";
import { parseJson } from "./documents.js";
import { baseOf, folderOf, joinInside } from "./paths.js";
import { recordOf, textOf } from "./plain-values.js";
import { evidenceAt, type Tree } from "./tree.js";

export interface WorkspaceProject {
  name: string;
  folder: string;
  application: boolean;
  entry?: string;
  evidence: Evidence;
}

/** All projects of `nest-cli.json` (with `projects`) and `project.json`. */
export function readWorkspaceProjects(tree: Tree): WorkspaceProject[] {
  return tree.files.flatMap((file) => {
    if (file.reason) return [];
    if (baseOf(file.path) === "nest-cli.json") return readNest(tree, file.path);
    return baseOf(file.path) === "project.json" ? readNx(tree, file.path) : [];
  });
}

function readNest(tree: Tree, file: string): WorkspaceProject[] {
  const document = parseJson(tree.reader.read(file) ?? "", file, (each) => tree.diagnostics.push(each));
  const projects = recordOf(recordOf(document.value)["projects"]);
  return Object.entries(projects).flatMap(([name, value]) => {
    const project = recordOf(value);
    const folder = joinInside(folderOf(file), textOf(project["root"]) ?? textOf(project["sourceRoot"])?.replace(/\/src$/, "") ?? "");
    if (folder === undefined) return [];
    const source = textOf(project["sourceRoot"]);
    const entry = joinInside(folderOf(file), `${source ?? `${folder}/src`}/${textOf(project["entryFile"]) ?? "main"}.ts`);
    return [{ name, folder, application: project["type"] !== "library", ...(entry && tree.byPath.has(entry) ? { entry } : {}), evidence: evidenceAt(file, document.lineOf(["projects", name]), { detector: "nest-cli", reason: `project ${name}` }) }];
  });
}

function readNx(tree: Tree, file: string): WorkspaceProject[] {
  const document = parseJson(tree.reader.read(file) ?? "", file, (each) => tree.diagnostics.push(each));
  const root = recordOf(document.value);
  const folder = folderOf(file);
  const targets = recordOf(root["targets"]);
  const serves = ["serve", "deploy", "dev", "start"].some((target) => target in targets);
  // an application that cannot be built or served, but tests another
  const isRig = "e2e" in targets && !serves && !("build" in targets);
  const kind = textOf(root["projectType"]);
  if (kind === undefined && !serves) return [];
  if (isRig || /-e2e$/.test(folder)) return [];
  return [{ name: textOf(root["name"]) ?? baseOf(folder), folder, application: kind === "application", evidence: evidenceAt(file, document.lineOf(["projectType"]), { detector: "nx", reason: `Nx ${kind ?? "project"}` }) }];
}
