/** Variables of the Serverless Framework: `${self:custom.table}`, `${env:STAGE, 'dev'}`, `${file(./tables.yml):orders}`. */
import { parseTemplate } from "./documents.js";
import { folderOf, joinInside } from "./paths.js";
import { recordOf } from "./plain-values.js";
import type { Variables } from "./template-scope.js";
import type { Tree } from "./tree.js";

/** What differs from one deployment to the next stays open, though a file may give it a usual value. */
const perDeployment = /^(?:opt|sls|param|aws|cf|ssm|s3|env)\b|stage|\benv\b/i;

/** Answers variables of one file. What nobody can know is undefined. */
export function serverlessVariables(tree: Tree, file: string, root: unknown): Variables {
  const find = (expression: string): unknown => {
    const [first = "", ...fallbacks] = alternatives(expression);
    const own = /^self:([\w.-]+)$/.exec(first)?.[1];
    if (own !== undefined && !/(?:^|\.)stage$/i.test(own)) return at(root, own.split("."));
    const included = /^file\(([^)]+)\)(?::([\w.-]+))?$/.exec(first);
    if (included) return fromFile(tree, joinInside(folderOf(file), included[1] ?? ""), included[2]);
    const last = fallbacks.at(-1);
    // `${env:ORDERS_TABLE, 'orders'}` is usually what the file says
    return last !== undefined && !perDeploymentName(first) ? literal(last) : undefined;
  };
  return find;
}

const perDeploymentName = (expression: string): boolean => perDeployment.test(expression) && /stage|env$|environment|branch|region|account|prefix|suffix/i.test(expression);

function literal(text: string): unknown {
  return /^(['"])(.*)\1$/.exec(text)?.[2];
}

/** Separated by commas outside of braces and brackets. */
function alternatives(expression: string): string[] {
  const out: string[] = [];
  let depth = 0;
  let current = "";
  for (const character of expression) {
    if (/[{(]/.test(character)) depth += 1;
    if (/[})]/.test(character)) depth -= 1;
    if (character === "," && depth === 0) {
      out.push(current.trim());
      current = "";
    } else current += character;
  }
  return [...out, current.trim()];
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => recordOf(inner)[name], value);
}

function fromFile(tree: Tree, file: string | undefined, path: string | undefined): unknown {
  const text = file === undefined || !/\.(?:ya?ml|json)$/.test(file) ? undefined : tree.reader.read(file);
  if (file === undefined || text === undefined) return undefined;
  const [document] = parseTemplate(text, file, (each) => tree.diagnostics.push(each));
  return at(document?.value, path === undefined ? [] : path.split("."));
}

/** A value that is a variable as a whole (`${file(tables.yml)}`), looked up; anything else as it is. */
export function whole(value: unknown, variables: Variables): unknown {
  const expression = typeof value === "string" ? /^\$\{(.*)\}$/s.exec(value.trim())?.[1] : undefined;
  return expression === undefined ? value : variables(expression);
}
