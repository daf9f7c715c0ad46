/** The Terraform files of each folder, read as one module. */
import type { Parser } from "web-tree-sitter";
import type { EnvironmentLine } from "../environment-files.js";
import { baseOf, byText, folderOf } from "../paths.js";
import type { Tree } from "../tree.js";
import { attributeOf, type HclAttribute, type HclBlock } from "./hcl.js";
import { parseHcl } from "./parse-hcl.js";

/** A block at the top of a file. */
export interface TopBlock extends HclBlock {
  file: string;
}

export interface GivenVariable extends HclAttribute {
  file: string;
}

/** One folder of `.tf` files. */
export interface TerraformModule {
  folder: string;
  blocks: TopBlock[];
  /** From `.tfvars` files, the surest first. */
  given: GivenVariable[];
}

const terraformFile = /\.(?:tf|tofu)$/;

/** Is there anything here that the grammar is needed for? */
export function hasTerraform(tree: Pick<Tree, "files">): boolean {
  return tree.files.some((file) => file.reason === undefined && terraformFile.test(file.path));
}

/** All modules of the system, by folder. */
export function readModules(tree: Tree, parser: Parser): Map<string, TerraformModule> {
  const modules = new Map<string, TerraformModule>();
  const report = (each: Tree["diagnostics"][number]) => tree.diagnostics.push(each);
  for (const { path, reason } of tree.files) {
    if (reason !== undefined || !terraformFile.test(path)) continue;
    const folder = folderOf(path);
    const module = modules.get(folder) ?? { folder, blocks: [], given: [] };
    modules.set(folder, module);
    const body = parseHcl(parser, { text: tree.reader.read(path) ?? "", file: path, report });
    module.blocks.push(...body.blocks.map((block) => ({ ...block, file: path })));
  }
  for (const module of modules.values()) {
    module.given = valueFiles(tree, module.folder).flatMap((file) => parseHcl(parser, { text: tree.reader.read(file) ?? "", file, report }).attributes.map((each) => ({ ...each, file })));
  }
  return modules;
}

/** Terraform itself loads `terraform.tfvars` and `*.auto.tfvars`; the others are one for each stage, production's the most telling. */
function valueFiles(tree: Tree, folder: string): string[] {
  const prefix = folder ? `${folder}/` : "";
  const files = tree.files.filter((file) => file.reason === undefined && file.path.endsWith(".tfvars") && file.path.startsWith(prefix) && file.path.slice(prefix.length).split("/").length <= 3).map((file) => file.path);
  return files.sort((a, b) => weight(a, folder) - weight(b, folder) || byText(a, b));
}

function weight(file: string, folder: string): number {
  const name = baseOf(file);
  if (folderOf(file) === folder && name === "terraform.tfvars") return 0;
  if (folderOf(file) === folder && name.endsWith(".auto.tfvars")) return 1;
  return /prod|prd|live/.test(file.slice(folder.length)) ? 2 : /example|sample|test/.test(name) ? 4 : 3;
}

/** The local folder that a module block names, relative to the file that calls it. */
export function localSource(block: HclBlock): string | undefined {
  const source = textAttribute(block, "source");
  return source !== undefined && /^\.{1,2}(?:\/|$)/.test(source) ? source : undefined;
}

/** A plain text attribute of a block. */
export function textAttribute(block: HclBlock, name: string): string | undefined {
  const value = attributeOf(block.body, name)?.value;
  return value?.kind === "literal" && typeof value.value === "string" ? value.value : undefined;
}

/** A place in a file. */
export type Place = Pick<EnvironmentLine, "line"> & { file: string };
