/** A resource or a module of elsewhere, as one use of it is. */
import { namedModules, namedResources } from "../../knowledge/terraform-resources.js";
import type { ResourceReference } from "../../model/facts.js";
import type { Evidence } from "../../model/graph.js";
import type { Template } from "../../model/template.js";
import { evidenceAt } from "../tree.js";
import type { TopBlock } from "./terraform-module.js";
import type { ModuleInstance } from "./terraform-instance.js";
import type { TerraformRecord } from "./terraform-value.js";

/** Under one key of its `for_each`. */
export interface TerraformResource {
  type: string;
  label: string;
  name: string;
  record: TerraformRecord;
  block: TopBlock;
  instance: ModuleInstance;
}

export function evidenceOf({ block, type, label }: TerraformResource): Evidence {
  return evidenceAt(block.file, block.line, { detector: "terraform", reason: type.startsWith("module ") ? `module ${label}` : `${type} ${label}` });
}

/** `${var.stage}-orders` with its holes: they stay what they are, whatever a service is given. */
export function templateOf(text: string): Template {
  return text.split(/(\$\{[\w.]+\})/).filter((part) => part !== "").map((part) => (/^\$\{[\w.]+\}$/.test(part) ? { hole: "config", name: part.slice(2, -1) } : part));
}

/** The queue, topic, stream, table or bucket that it is; undefined for anything else. */
export function referenceTo(resource: TerraformResource): ResourceReference | undefined {
  const known = resource.type.startsWith("module ") ? namedModules.find((each) => each.type.test(resource.type)) : namedResources.find((each) => each.type.test(resource.type));
  return known && { system: known.system, kind: known.kind, name: templateOf(resource.name) };
}
