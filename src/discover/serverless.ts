/** Serverless Framework and AWS SAM files: handlers, environment, events. */
import type { Evidence } from "../model/graph.js";
import type { EnvironmentValue } from "../model/layout.js";
import { parseYaml } from "./documents.js";
import { environmentValue } from "./environment-files.js";
import { baseOf, folderOf, joinInside } from "./paths.js";
import { recordOf, textEntries, textOf } from "./plain-values.js";
import { evidenceAt, type Tree } from "./tree.js";

export interface FunctionApp {
  name: string;
  folder: string;
  /** Source files that handlers name, without extension, system-relative. */
  handlers: { stem: string; evidence: Evidence }[];
  environment: EnvironmentValue[];
  evidence: Evidence;
}

/** All function applications of the system. */
export function readFunctionApps(tree: Tree): FunctionApp[] {
  return tree.files.flatMap((file) => {
    if (file.reason || !/^(?:serverless(?:[.-][\w-]+)?|template|sam|template\.sam)\.ya?ml$/.test(baseOf(file.path))) return [];
    const text = tree.reader.read(file.path);
    if (text === undefined) return [];
    return baseOf(file.path).startsWith("serverless") ? readServerless(tree, file.path, text) : readSam(tree, file.path, text);
  });
}

function readServerless(tree: Tree, file: string, text: string): FunctionApp[] {
  const [document] = parseYaml(text, file, (each) => tree.diagnostics.push(each));
  const root = recordOf(document?.value);
  const functions = recordOf(root["functions"]);
  if (!document || Object.keys(functions).length === 0) return [];
  const folder = folderOf(file);
  const at = (path: string[], reason: string) => evidenceAt(file, document.lineOf(path), { detector: "serverless", reason });
  const own = (path: string[], value: unknown) => textEntries(value).map(([name, each]) => environmentValue(name, each.replace(/\$\{env:(\w+)(?:,\s*['"]?([^}'"]*)['"]?)?\}/g, (_, known: string, fallback?: string) => fallback ?? `\${${known}}`), at([...path, name], "function environment")));
  return [
    {
      name: textOf(root["service"]) ?? textOf(recordOf(root["service"])["name"]) ?? baseOf(folder),
      folder,
      handlers: Object.entries(functions).flatMap(([name, value]) => handlerOf(textOf(recordOf(value)["handler"]), { folder, evidence: at(["functions", name], `function ${name}`) })),
      environment: [...own(["provider", "environment"], recordOf(root["provider"])["environment"]), ...Object.entries(functions).flatMap(([name, value]) => own(["functions", name, "environment"], recordOf(value)["environment"]))],
      evidence: at(["service"], `${Object.keys(functions).length} functions`),
    },
  ];
}

/** `src/orders.create` → `src/orders`. */
function handlerOf(handler: string | undefined, { folder, evidence }: { folder: string; evidence: Evidence }): FunctionApp["handlers"] {
  const stem = handler && joinInside(folder, handler.replace(/\.[^./]+$/, ""));
  return stem ? [{ stem, evidence }] : [];
}

function readSam(tree: Tree, file: string, text: string): FunctionApp[] {
  if (!/AWS::Serverless|AWS::Lambda::Function/.test(text)) return [];
  const [document] = parseYaml(text, file, (each) => tree.diagnostics.push(each));
  const resources = recordOf(recordOf(document?.value)["Resources"]);
  const folder = folderOf(file);
  const handlers = Object.entries(resources).flatMap(([name, value]) => {
    const properties = recordOf(recordOf(value)["Properties"]);
    const code = textOf(properties["CodeUri"]) ?? ".";
    const base = joinInside(folder, code);
    const evidence = evidenceAt(file, document?.lineOf(["Resources", name]) ?? 1, { detector: "sam", reason: `function ${name}` });
    return base === undefined || !/^AWS::(?:Serverless|Lambda)::Function$/.test(textOf(recordOf(value)["Type"]) ?? "") ? [] : handlerOf(textOf(properties["Handler"]), { folder: base, evidence });
  });
  const first = handlers[0];
  return first ? [{ name: baseOf(folder), folder, handlers, environment: [], evidence: first.evidence }] : [];
}
