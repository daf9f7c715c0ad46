/**
 * Names that infrastructure gives to what it deploys. They differ by stage, and each tool writes that in a way of its own: `${this.stage}`,
 * `${self:provider.stage}`, `!Sub ${Stage}`, one name for each stage. Here they become one name with a hole in it.
 */
import { normalise, type Hole, type Template } from "./template.js";

const stageWord = /^(?:dev|devel|development|code|test|testing|tst|qa|uat|int|integration|ci|stg|stag|stage|staging|pre|preprod|prod|prd|production|preview|sandbox|sbx|demo|live|beta|alpha|local|main|master|perf|canary)$/i;

/** Holes of a deployment: never filled by what a service is given, and called alike wherever they are written. */
export function deployedName(template: Template): Template {
  return normalise(template.map((part) => (typeof part === "string" ? part : settingHole(part))));
}

function settingHole({ name }: Hole): Hole {
  const last = name.split(/[:./]/).findLast((one) => one !== "") ?? "";
  return { hole: "config", name: (/^[A-Z0-9_]+$/.test(last) ? last.toLowerCase() : last.charAt(0).toLowerCase() + last.slice(1)) || "name" };
}

/** One name for alternatives that differ in the word for the stage alone; undefined if they differ in more. */
export function acrossStages(alternatives: readonly Template[]): Template | undefined {
  const [first, ...others] = alternatives;
  return first && others.reduce<Template | undefined>((all, one) => all && join(all, one), first);
}

function join(a: Template, b: Template): Template | undefined {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.length !== right.length) return undefined;
  const joined: Template = [];
  for (const [index, part] of left.entries()) {
    const other = right[index] ?? "";
    if (JSON.stringify(part) === JSON.stringify(other)) joined.push(part);
    else if (isStage(part) && isStage(other)) joined.push(typeof part === "string" ? { hole: "config", name: "stage" } : part);
    else return undefined;
  }
  return normalise(joined);
}

const isStage = (part: Template[number]): boolean => typeof part !== "string" || stageWord.test(part);

function wordsOf(template: Template): Template {
  return template.flatMap((part): Template => (typeof part === "string" ? part.split(/([^A-Za-z0-9]+)/).filter((word) => word !== "") : [part]));
}

/** `arn:aws:sqs:{region}:{account}:orders` → `orders`; `arn:aws:s3:::photos/*` → `photos`. */
export function lastOfArn(template: Template): Template {
  const head = template[0];
  if (typeof head !== "string" || !head.startsWith("arn:")) return trimmed(template);
  const at = template.findLastIndex((part) => typeof part === "string" && part.includes(":"));
  const part = template[at];
  const rest = typeof part === "string" ? part.slice(part.lastIndexOf(":") + 1).replace(/^(?:table|topic|stream|event-bus|function)\//, "") : "";
  return trimmed([...(rest ? [rest] : []), ...template.slice(at + 1)]);
}

/** Without the objects in a bucket, or the indexes of a table. */
function trimmed(template: Template): Template {
  const at = template.findIndex((part) => typeof part === "string" && part.includes("/"));
  const part = template[at];
  if (typeof part !== "string" || /^\w+:\/\//.test(part) || (at === 0 && part.startsWith("/"))) return template;
  const head = part.slice(0, part.indexOf("/"));
  return [...template.slice(0, at), ...(head ? [head] : [])];
}
