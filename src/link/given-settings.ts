import type { Fact, InfrastructureFact, SettingGivenFact } from "../model/facts.js";
import type { EnvironmentValue } from "../model/layout.js";
import type { Hole, Template } from "../model/template.js";
import { printTemplate } from "../model/template.js";

/** Settings of a service's code that the infrastructure puts into a parameter store, as values under the names that the code uses. */
export function givenSettings(facts: readonly Fact[], settings: readonly SettingGivenFact[]): EnvironmentValue[] {
  const wanted = new Set(facts.flatMap(holesOf).filter((hole) => hole.hole === "config").map((hole) => hole.name));
  return [...wanted].flatMap((name) => {
    const found = settings.filter((setting) => isNamed(setting, name));
    const values = new Set(found.map((one) => printTemplate(one.value)));
    const [first] = found;
    return first && values.size === 1 ? [environmentValue(name, first.value, first)] : [];
  });
}

/** Code may read a whole path of parameters and ask for one by the end of its name. */
function isNamed({ name }: SettingGivenFact, asked: string): boolean {
  const wanted = stepsOf(asked);
  const given = stepsOf(printTemplate(name));
  return wanted.length > 0 && given.length >= wanted.length && wanted.every((step, index) => sameStep(step, given[given.length - wanted.length + index] ?? ""));
}

const stepsOf = (name: string): string[] => name.split("/").filter((step) => step !== "");
const sameStep = (a: string, b: string): boolean => a === b || (/^\{.*\}$/.test(a) && /^\{.*\}$/.test(b));

/** A value that the infrastructure gives, for the table of the environment. */
export function environmentValue(name: string, value: Template, { evidence }: Pick<SettingGivenFact, "evidence">): EnvironmentValue {
  return { name, value: printTemplate(value), template: value, evidence: { ...evidence, confidence: "certain" } };
}

/** Every hole in a fact, wherever it stands. */
function holesOf(fact: unknown): Hole[] {
  if (Array.isArray(fact)) return fact.flatMap(holesOf);
  if (typeof fact !== "object" || fact === null) return [];
  return "hole" in fact && "name" in fact ? [fact as Hole] : Object.values(fact).flatMap(holesOf);
}

/** Facts of infrastructure with what other templates and programs export in the place of the names under which it is asked for. */
export function withSettings(facts: readonly InfrastructureFact[]): InfrastructureFact[] {
  const values = new Map<string, Template | undefined>();
  for (const fact of facts) {
    if (fact.type !== "setting-given") continue;
    for (const name of new Set([printTemplate(fact.name), printTemplate(fact.name).split("/").at(-1) ?? ""].map(plainName))) {
      const known = values.get(name);
      // a name that two of them give differently says nothing
      values.set(name, values.has(name) && (known === undefined || printTemplate(known) !== printTemplate(fact.value)) ? undefined : fact.value);
    }
  }
  // the same facts, with texts in the place of holes
  return values.size === 0 ? [...facts] : facts.map((fact) => filled(fact, values) as InfrastructureFact);
}

const plainName = (name: string): string => name.toLowerCase();

function filled(value: unknown, values: ReadonlyMap<string, Template | undefined>): unknown {
  if (Array.isArray(value)) {
    return value.flatMap((part: unknown) => {
      const hole = typeof part === "object" && part !== null && "hole" in part ? (part as Hole) : undefined;
      return hole ? (values.get(plainName(hole.name)) ?? [hole]) : [filled(part, values)];
    });
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner, values)]));
}
