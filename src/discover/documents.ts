/** YAML and JSON documents with the line of each value. What is broken becomes a diagnostic, the rest is used. */
import { parse as parseJsonc, parseTree, findNodeAtLocation, printParseErrorCode, type ParseError } from "jsonc-parser";
import { LineCounter, Pair, Scalar, YAMLMap, isMap, isNode, isScalar, isSeq, parseAllDocuments, visit, type Document } from "yaml";
import type { Diagnostic } from "../model/graph.js";

/** One parsed document. */
export interface ParsedDocument {
  value: unknown;
  /** The line of the value (or of its key) at that place; the document's first line if there is none. */
  lineOf(path: readonly (string | number)[]): number;
}

/** More text than this is data, not configuration. */
const textLimit = 1024 * 1024;
/** A YAML alias may multiply a document; bombs stop here. */
const aliasLimit = 1000;

type Report = (diagnostic: Diagnostic) => void;

/** All documents of a YAML text. Tags (`!Ref Orders`) are left out. */
export function parseYaml(text: string, file: string, report: Report): ParsedDocument[] {
  return parseDocuments(text, { file, report, tags: false });
}

/** As `parseYaml`, for CloudFormation: `!Ref Orders` becomes `{ Ref: "Orders" }` and `!Sub x` `{ "Fn::Sub": "x" }`, as its JSON has it. */
export function parseTemplate(text: string, file: string, report: Report): ParsedDocument[] {
  return parseDocuments(text, { file, report, tags: true });
}

function parseDocuments(text: string, { file, report, tags }: { file: string; report: Report; tags: boolean }): ParsedDocument[] {
  if (text.length > textLimit) {
    report({ severity: "warning", code: "file-too-large", message: "more than 1 MB of YAML, not read", file });
    return [];
  }
  const lines = new LineCounter();
  try {
    const parsed = parseAllDocuments(text, { lineCounter: lines, merge: true, uniqueKeys: false, logLevel: "silent" });
    const documents = Array.isArray(parsed) ? parsed : [];
    if (tags) for (const document of documents) spellOutTags(document);
    return documents.flatMap((document) => oneDocument(document, { file, lines, report }));
  } catch (error) {
    report({ severity: "warning", code: "file-not-parsed", message: `YAML: ${firstLine(error)}`, file });
    return [];
  }
}

function spellOutTags(document: Document.Parsed): void {
  visit(document, {
    Node(_key, node) {
      const name = "tag" in node ? /^!(\w+)$/.exec(node.tag ?? "")?.[1] : undefined;
      if (name === undefined || !("tag" in node)) return undefined;
      delete node.tag;
      const map = new YAMLMap();
      map.items.push(new Pair(new Scalar(name === "Ref" || name === "Condition" ? name : `Fn::${name}`), node));
      return map;
    },
  });
}

function oneDocument(document: Document.Parsed, context: { file: string; lines: LineCounter; report: Report }): ParsedDocument[] {
  const { file, lines, report } = context;
  const broken = document.errors[0];
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0]);
    report({ severity: "warning", code: "file-not-parsed", message: `YAML: ${firstLine(broken)}`, file, line, column: col });
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: aliasLimit });
    return [{ value, lineOf: (path) => lineOfNode(document, lines, path) }];
  } catch (error) {
    report({ severity: "warning", code: "file-not-parsed", message: `YAML: ${firstLine(error)}`, file, line: 1, column: 1 });
    return [];
  }
}

/** The line of the key where there is one, of the list item otherwise; of what is around it when it does not exist. */
function lineOfNode(document: Document.Parsed, lines: LineCounter, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const offset = offsetIn(parent, path[length - 1] ?? "");
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  const start = document.contents?.range?.[0];
  return start === undefined ? 1 : lines.linePos(start).line;
}

function offsetIn(parent: unknown, key: string | number): number | undefined {
  if (isMap(parent)) {
    const pair = parent.items.find((each) => isScalar(each.key) && String(each.key.value) === String(key));
    return pair && isScalar(pair.key) ? pair.key.range?.[0] : undefined;
  }
  const item: unknown = isSeq(parent) && typeof key === "number" ? parent.items[key] : undefined;
  return isNode(item) ? item.range?.[0] : undefined;
}

/** A JSON text, comments and trailing commas allowed. */
export function parseJson(text: string, file: string, report: Report): ParsedDocument {
  const errors: ParseError[] = [];
  const value: unknown = parseJsonc(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const first = errors[0];
  if (first) {
    const { line, column } = placeAt(text, first.offset);
    report({ severity: "warning", code: "file-not-parsed", message: `JSON: ${printParseErrorCode(first.error)}`, file, line, column });
  }
  return {
    value,
    lineOf(path) {
      const tree = parseTree(text);
      const node = tree && findNodeAtLocation(tree, [...path]);
      return node ? placeAt(text, node.offset).line : 1;
    },
  };
}

/** Line and column (from 1) of an offset. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? "";
}
