/** What the parts that read constructs share: the evaluator, and what has been met of the program. */
import { acrossStages, deployedName } from "../../model/deployed-name.js";
import { printTemplate, type Template } from "../../model/template.js";
import type { ResourceReference } from "../../model/facts.js";
import type { ValueView } from "../libraries/value-view.js";
import type { Engine } from "../values/engine.js";
import { constructsOf, type Construct } from "./construct.js";
import { resourceOf, telling } from "./resource-name.js";

export interface ProgramView {
  engine: Engine;
  /** All constructs that are made, in the order of the walk. */
  made: readonly Construct[];
  /** Resources by their printed name. */
  resources: ReadonlyMap<string, ResourceReference>;
  /** What references to constructs were given as, printed. */
  told: ReadonlySet<string>;
  /** Commands that machines run when they start, by the place where the script was made. */
  commands: ReadonlyMap<string, readonly string[]>;
}

/** The resources that a value is, or that its text names. */
export function resourcesIn(program: ProgramView, view: ValueView | undefined): ResourceReference[] {
  if (!view) return [];
  const direct = constructsOf(program.engine, view.values).flatMap((one) => resourceOf(one) ?? []);
  const name = direct.length ? undefined : telling(view);
  const known = name && program.resources.get(printTemplate(name));
  return direct.length ? direct.slice(0, 1) : known ? [known] : [];
}

/** A value of the environment, if it has a known part or is a setting by itself. */
export function environmentText(view: ValueView): Template | undefined {
  const texts = view.is("text") ? view.text().filter((text) => text.some((part) => (typeof part === "string" ? /\w/.test(part) : part.hole === "config"))) : [];
  const [first] = texts;
  return first && (acrossStages(texts.map(deployedName)) ?? deployedName(first));
}
