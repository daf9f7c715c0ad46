/** What the JSON Schema of the configuration finds wrong, in words. */
import { Ajv, type ErrorObject } from "ajv";
import schema from "../model/config.schema.json" with { type: "json" };
import type { ConfigProblem } from "./config-problem.js";
import { nearestOf } from "./nearest.js";

export function schemaProblems(config: unknown): ConfigProblem[] {
  const validate = new Ajv({ allErrors: true, strict: false, verbose: true }).compile(schema);
  validate(config);
  const problems = (validate.errors ?? []).map(problemOf);
  // a misspelt key is missing too: once is enough
  return problems.filter(({ problem }) => !problems.some((other) => other !== undefined && problem === `${/did you mean (`.*`)\?$/.exec(other.problem)?.[1]} is missing`));
}

function problemOf(error: ErrorObject): ConfigProblem {
  const params = error.params as Record<string, unknown>; // Ajv's parameters differ by keyword
  const pointer = error.instancePath;
  switch (error.keyword) {
    case "additionalProperties":
      return { pointer: `${pointer}/${escaped(String(params["additionalProperty"]))}`, problem: unknownKey(String(params["additionalProperty"]), Object.keys((error.parentSchema?.["properties"] as object | undefined) ?? {})) }; // a schema's properties are an object
    case "required":
      return { pointer, problem: `\`${String(params["missingProperty"])}\` is missing` };
    case "enum":
      return { pointer, problem: `must be one of ${(params["allowedValues"] as unknown[]).join(", ")}` }; // `enum` lists them
    case "pattern":
      return { pointer, problem: `\`${String(error.data).slice(0, 60)}\` must match ${String(params["pattern"])}` };
    default:
      return { pointer, problem: `${name(pointer)} ${error.message ?? "is wrong"}` };
  }
}

const escaped = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");
const name = (pointer: string): string => (pointer === "" ? "the configuration" : `\`${pointer.slice(1).replaceAll("/", ".")}\``);

function unknownKey(key: string, known: readonly string[]): string {
  const nearest = nearestOf(key, known);
  return `unknown key \`${key.slice(0, 60)}\`${nearest === undefined ? `; known are ${known.join(", ")}` : `; did you mean \`${nearest}\`?`}`;
}
