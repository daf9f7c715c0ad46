/** The text of a configuration: syntax, then schema, then what a schema cannot say. All problems are told at once, each with its place. */
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from "yaml";
import type { DeclaredLibrary, DeclaredUse, HeadwaterConfig } from "../model/config.js";
import { parseDeclaredText } from "../model/declared-text.js";
import { UserError } from "../model/errors.js";
import type { ConfigProblem } from "./config-problem.js";
import { schemaProblems } from "./schema-problems.js";

/** From 1. */
export interface ConfigPlace {
  line: number;
  column: number;
}

export interface ParsedConfig {
  config: HeadwaterConfig;
  placeOf(pointer: string): ConfigPlace;
}

/** More are not told at once. */
const maxProblems = 20;

/** Throws a `UserError` with every problem's line and column. JSON is YAML too. */
export function parseConfig(text: string, file: string): ParsedConfig {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const placeOf = (pointer: string): ConfigPlace => placeIn({ document, counter }, pointer);
  const broken = document.errors[0];
  if (broken) {
    const at = counter.linePos(broken.pos[0]);
    throw new UserError(`${file}:${at.line}:${at.col}: ${broken.message}`, "The file has to be YAML or JSON.");
  }
  const config: unknown = plainValue({ document, file });
  const problems = schemaProblems(config);
  const told = problems.length ? problems : meaningProblems(config as HeadwaterConfig); // the schema has found nothing wrong
  if (told.length) throw new UserError(told.slice(0, maxProblems).map(({ pointer, problem }) => `${file}:${placeOf(pointer).line}:${placeOf(pointer).column}: ${problem}`).join("\n"), "The README lists under \"Configuration\" what can be set; headwater/config.schema.json is its JSON Schema.");
  return { config: config as HeadwaterConfig, placeOf }; // the schema has found nothing wrong
}

/** An empty file says nothing. Aliases that would fill the memory are refused. */
function plainValue({ document, file }: { document: Document; file: string }): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch (error) {
    throw new UserError(`${file}: ${error instanceof Error ? error.message : "cannot be read"}`, "Write the configuration without so many aliases.");
  }
}

/** The place of the key or list entry, or of the nearest part around it that is there. */
function placeIn({ document, counter }: { document: Document; counter: LineCounter }, pointer: string): ConfigPlace {
  const steps = pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  for (let length = steps.length; length >= 0; length--) {
    const path = steps.slice(0, length).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    const holder: unknown = path.length === 0 ? document.contents : document.getIn(path.slice(0, -1), true);
    const key = isMap(holder) ? holder.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(path.at(-1)))?.key : undefined;
    const node = key ?? (path.length === 0 ? holder : document.getIn(path, true));
    if (!isNode(node) || !node.range) continue;
    const { line, col } = counter.linePos(node.range[0]);
    return { line, column: col };
  }
  return { line: 1, column: 1 };
}

function meaningProblems({ libraries }: HeadwaterConfig): ConfigProblem[] {
  return (libraries ?? []).flatMap((library, index) => libraryProblems(library, `/libraries/${index}`));
}

const messages = ["publishes", "consumes"] as const;
const accesses = ["reads", "writes"] as const;
const verbs = ["calls", "serves", ...messages, ...accesses, "sends"] as const;

function libraryProblems(library: DeclaredLibrary, pointer: string): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if (!library.packages?.length && !library.files?.length) problems.push({ pointer, problem: `the library \`${library.id}\` names no package and no file: give \`packages\` or \`files\`` });
  const speaks = library.uses.some((use) => [...messages, ...accesses].some((verb) => use[verb]));
  if (speaks && library.system === undefined) problems.push({ pointer, problem: `the library \`${library.id}\` needs \`system\`: the broker or store behind it, such as kafka, rabbitmq or postgresql` });
  return [...problems, ...library.uses.flatMap((use, index) => useProblems(use, `${pointer}/uses/${index}`))];
}

function useProblems(use: DeclaredUse, pointer: string): ConfigProblem[] {
  const said = verbs.filter((verb) => use[verb] !== undefined);
  const problems: ConfigProblem[] = said.length ? [] : [{ pointer, problem: `the use \`${use.on}\` says nothing: give one of ${verbs.join(", ")}` }];
  if (/\(\)$/.test(use.on)) problems.push({ pointer: `${pointer}/on`, problem: `\`${use.on}\` ends in \`()\`: write the path of what is called, without its last call` });
  for (const verb of said) {
    for (const [name, text] of Object.entries(use[verb] ?? {})) {
      const parts = typeof text === "string" ? parseDeclaredText(text) : [];
      if (typeof parts === "string") problems.push({ pointer: `${pointer}/${verb}/${name}`, problem: parts });
    }
  }
  return problems;
}
