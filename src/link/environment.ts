import type { EnvironmentValue, ServiceLayout } from "../model/layout.js";
import type { Template } from "../model/template.js";
import { normalise } from "../model/template.js";

/** `USERS_URL`: written as variables of the environment are, in at least two words. */
export function isVariableName(name: string): boolean {
  return /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(name);
}

/** What the deployment gives to one service, by variable name. */
export type Environment = ReadonlyMap<string, readonly EnvironmentValue[]>;

/** Groups the values of a service by name. Secrets and empty values tell nothing and are left out. */
export function environmentOf(service: Pick<ServiceLayout, "environment">): Environment {
  const byName = new Map<string, EnvironmentValue[]>();
  for (const value of service.environment) {
    if (value.secret || value.value === "") continue;
    byName.set(value.name, [...(byName.get(value.name) ?? []), value]);
  }
  return byName;
}

// Values for test runs say nothing of the system as it runs.
const TEST_FILE = /(^|\/)\.env\.(test|testing|e2e|ci)(\.|$)/;

/** The values that count: what the infrastructure composes wins over what is for running it elsewhere, and what the deployment says over what a sample file says. */
export function valuesOf(environment: Environment, name: string): readonly EnvironmentValue[] {
  const all = (environment.get(name) ?? []).filter((value) => !TEST_FILE.test(value.evidence.file) && handedOn(environment, value) === undefined);
  const composed = all.filter((value) => value.template);
  if (composed.length > 0) return composed;
  const sure = all.filter((value) => value.evidence.confidence === "certain" || value.evidence.confidence === "resolved");
  return sure.length > 0 ? sure : all;
}

// `${NAME}`, `${NAME:-default}`, `${NAME-default}`, `${NAME:?message}` as compose and dotenv-expand write them; `$(NAME)` as Kubernetes does.
const REFERENCE = /\$\{([A-Za-z_][\w.]*)(?::?[-?]([^{}]*))?\}|\$\(([A-Za-z_]\w*)\)/g;

/** A value as template: references to other variables become holes. */
export function valueTemplate(value: string): Template {
  const parts: Template = [];
  let end = 0;
  for (const match of value.matchAll(REFERENCE)) {
    parts.push(value.slice(end, match.index));
    parts.push({ hole: "env", name: match[1] ?? match[3] ?? "", ...(isDefault(match[0]) ? { fallback: [[match[2] ?? ""]] } : {}) });
    end = match.index + match[0].length;
  }
  parts.push(value.slice(end));
  return normalise(parts);
}

function isDefault(reference: string): boolean {
  return /^\$\{[\w.]+:?-/.test(reference);
}

/**
 * `MONGO_URL=${MONGO_URL}` in a deployment file tells no value, but that all services of that file get the same one: `compose.yaml MONGO_URL`.
 * Undefined if no value of that name is merely handed on.
 */
export function handedOnAs(environment: Environment, name: string): HandedOn | undefined {
  for (const value of environment.get(name) ?? []) {
    const variable = handedOn(environment, value);
    if (variable !== undefined) return { file: value.evidence.file, variable };
  }
  return undefined;
}

/** A variable of whoever deploys, in the file that hands it on. */
export interface HandedOn {
  file: string;
  variable: string;
}

function handedOn(environment: Environment, value: EnvironmentValue): string | undefined {
  const variable = /^\$\{([A-Za-z_]\w*)(?::?\?[^{}]*)?\}$/.exec(value.value.trim())?.[1];
  return variable !== undefined && (variable === value.name || !environment.has(variable)) ? variable : undefined;
}
