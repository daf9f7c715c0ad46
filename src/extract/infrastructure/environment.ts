/** Environment values that infrastructure code gives: `environment: { … }`, a list of names and values, with those of the container inside. */
import { printTemplate } from "../../model/template.js";
import type { DeployedFact } from "../../model/facts.js";
import type { ValueView } from "../libraries/value-view.js";
import { environmentText, type ProgramView } from "./program-view.js";

export type EnvironmentEntry = DeployedFact["environment"][number];

/** Names that promise a secret: the value is kept out, whatever it is. */
export const secret = /passw|secret|token|credential|private_?key|api_?key/i;

/** All values that these properties give, directly or to the function or container in them. */
export function environmentOf(program: ProgramView, props: ValueView): EnvironmentEntry[] {
  const holders = [props, ...["taskImageOptions", "containerConfiguration", "function", "job", "functionProps", "authenticator"].map((name) => props.prop(name)).filter((one) => one.is("object"))];
  return holders.flatMap((one) => ["environment", "environmentVariables", "environmentOverrides", "env"].flatMap((name) => entriesOf(program, one.prop(name))));
}

function entriesOf(program: ProgramView, environment: ValueView): EnvironmentEntry[] {
  if (environment.is("array")) return environment.elements().flatMap((one) => entry(program, one.prop("name").constant() ?? "", one.prop("value")));
  const variables = environment.prop("variables");
  const table = variables.is("object") ? variables : environment;
  return table.keys().flatMap((name) => entry(program, name, table.prop(name)));
}

/** One value, if it says anything. */
export function entry(program: ProgramView, name: string, view: ValueView): EnvironmentEntry[] {
  const value = environmentText(view);
  if (!/^\w+$/.test(name) || !value?.length || (secret.test(name) && value.some((part) => typeof part === "string"))) return [];
  const printed = printTemplate(value);
  return printed === "" ? [] : [{ name, value, refers: [...program.told].some((one) => printed.includes(one)) }];
}
