/** HCL text → plain data, by the tree-sitter grammar, which is loaded only when there is such a text. What is broken becomes a diagnostic, the rest is used. */
import type { Node, Parser } from "web-tree-sitter";
import type { Diagnostic } from "../../model/graph.js";
import type { HclAttribute, HclBlock, HclBody, HclEntry, HclExpression, HclStep } from "./hcl.js";

/** More text than this is data, not configuration. */
const textLimit = 1024 * 1024;
/** Expressions nested deeper than anyone writes them. */
const depthLimit = 60;

const unknown: HclExpression = { kind: "unknown" };
const nothing: HclBody = { attributes: [], blocks: [] };

export interface HclSource {
  text: string;
  file: string;
  report: (diagnostic: Diagnostic) => void;
}

/** All attributes and blocks of one text. */
export function parseHcl(parser: Parser, { text, file, report }: HclSource): HclBody {
  if (text.length > textLimit) {
    report({ severity: "warning", code: "file-too-large", message: "more than 1 MB of HCL, not read", file });
    return nothing;
  }
  const tree = parser.parse(text);
  if (!tree) return nothing;
  const broken = tree.rootNode.hasError ? firstError(tree.rootNode) : undefined;
  if (broken) report({ severity: "warning", code: "file-not-parsed", message: broken.isMissing ? `HCL: ${broken.type} expected` : "HCL: unexpected text", file, line: broken.startPosition.row + 1, column: broken.startPosition.column + 1 });
  const body = bodyOf(childrenOf(tree.rootNode).find((each) => each.type === "body"), 0);
  tree.delete();
  return broken ? { ...body, blocks: body.blocks.flatMap(hoisted) } : body;
}

function firstError(node: Node): Node | undefined {
  if (node.isError || node.isMissing) return node;
  for (const child of node.children) {
    const found = child.hasError || child.isMissing ? firstError(child) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** A block that nobody closes swallows those behind it: they are its neighbours. */
function hoisted(block: HclBlock): HclBlock[] {
  const isTop = (each: HclBlock) => /^(?:resource|data|module|variable|output|locals)$/.test(each.type);
  return [{ ...block, body: { ...block.body, blocks: block.body.blocks.filter((each) => !isTop(each)) } }, ...block.body.blocks.filter(isTop).flatMap(hoisted)];
}

function childrenOf(node: Node): Node[] {
  return node.namedChildren.filter((each) => each.type !== "comment");
}

function childOf(node: Node | undefined, type: string): Node | undefined {
  return node === undefined ? undefined : childrenOf(node).find((each) => each.type === type);
}

function lineOf(node: Node): number {
  return node.startPosition.row + 1;
}

function bodyOf(node: Node | undefined, depth: number): HclBody {
  if (!node || depth > depthLimit) return nothing;
  const children = childrenOf(node);
  return { attributes: children.filter((each) => each.type === "attribute").flatMap(readAttribute), blocks: children.filter((each) => each.type === "block").flatMap((each) => readBlock(each, depth)) };
}

function readAttribute(node: Node): HclAttribute[] {
  const name = childOf(node, "identifier");
  const value = childOf(node, "expression");
  // of a line that is broken only the part that fits would be left
  return name && value && !node.hasError ? [{ name: name.text, value: readExpression(value, 0), line: lineOf(name) }] : [];
}

function readBlock(node: Node, depth: number): HclBlock[] {
  const [type, ...labels] = childrenOf(node).filter((each) => each.type === "identifier" || each.type === "string_lit");
  if (!type) return [];
  return [{ type: type.text, labels: labels.map((each) => each.text.replace(/^"|"$/g, "")), body: bodyOf(childOf(node, "body"), depth + 1), line: lineOf(node) }];
}

/** A value and the steps behind it; parentheses and wrappers mean nothing. */
function readExpression(node: Node | undefined, depth: number): HclExpression {
  if (!node || depth > depthLimit) return unknown;
  const [first, ...rest] = childrenOf(node).filter((each) => !each.isError);
  if (!first) return unknown;
  const steps = rest.flatMap((each) => readStep(each, depth));
  const value = readValue(first, depth + 1);
  return steps.length > 0 ? { kind: "steps", of: value, steps } : value;
}

function readStep(node: Node, depth: number): HclStep[] {
  if (node.type === "get_attr") return [{ step: "attribute", name: childOf(node, "identifier")?.text ?? "" }];
  if (node.type === "splat") return [{ step: "splat" }, ...(node.namedChildren[0]?.namedChildren ?? []).flatMap((each) => readStep(each, depth))];
  if (node.type !== "index") return [];
  const index = node.namedChildren[0];
  if (index?.type === "legacy_index") return [{ step: "index", at: { kind: "literal", value: Number(index.text.slice(1)) } }];
  return [{ step: "index", at: readExpression(childOf(index, "expression"), depth + 1) }];
}

const readers: Readonly<Record<string, (node: Node, depth: number) => HclExpression>> = {
  expression: readExpression,
  collection_value: (node, depth) => readValue(node.namedChildren[0], depth + 1),
  literal_value: readLiteral,
  template_expr: (node, depth) => readTemplate(node.namedChildren[0], depth),
  variable_expr: (node) => ({ kind: "name", name: node.text }),
  function_call: readCall,
  object: (node, depth) => ({ kind: "object", entries: childrenOf(node).filter((each) => each.type === "object_elem").flatMap((each) => readEntry(each, depth)) }),
  tuple: (node, depth) => ({ kind: "list", items: expressionsIn(node, depth) }),
  for_expr: (node, depth) => readFor(node.namedChildren[0], depth),
  conditional: readChoice,
  operation: (node, depth) => readOperation(node.namedChildren[0], depth),
};

function readValue(node: Node | undefined, depth: number): HclExpression {
  return !node || depth > depthLimit ? unknown : (readers[node.type]?.(node, depth) ?? unknown);
}

function expressionsIn(node: Node | undefined, depth: number): HclExpression[] {
  return node === undefined ? [] : childrenOf(node).filter((each) => each.type === "expression").map((each) => readExpression(each, depth + 1));
}

function readLiteral(node: Node): HclExpression {
  const { text } = node;
  if (text.startsWith('"')) return { kind: "literal", value: unescape(text.slice(1, -1)) };
  if (text === "null") return { kind: "literal", value: null };
  return { kind: "literal", value: text === "true" || text === "false" ? text === "true" : Number(text) };
}

/** The grammar leaves out blanks around what is filled in: the literal parts are what lies between. */
function readTemplate(node: Node | undefined, depth: number): HclExpression {
  if (!node || depth > depthLimit) return unknown;
  const heredoc = node.type === "heredoc_template";
  const parts: (string | HclExpression)[] = [];
  const literal = (text: string) => parts.push(heredoc ? text : unescape(text));
  let end = heredoc ? (childOf(node, "heredoc_identifier")?.endIndex ?? node.startIndex) : node.startIndex + 1;
  const last = heredoc ? (childrenOf(node).at(-1)?.startIndex ?? node.endIndex) : node.endIndex - 1;
  for (const child of childrenOf(node)) {
    if (child.type !== "template_interpolation" && child.type !== "template_directive") continue;
    literal(node.text.slice(end - node.startIndex, child.startIndex - node.startIndex));
    parts.push(child.type === "template_interpolation" ? readExpression(childOf(child, "expression"), depth + 1) : unknown);
    end = child.endIndex;
  }
  literal(node.text.slice(end - node.startIndex, last - node.startIndex));
  if (heredoc && typeof parts[0] === "string") parts[0] = parts[0].replace(/^\r?\n/, "");
  return { kind: "template", parts: parts.filter((part) => part !== "") };
}

function readCall(node: Node, depth: number): HclExpression {
  const name = childOf(node, "identifier")?.text ?? "";
  return { kind: "call", name: name.replace(/^.*::/, ""), arguments: expressionsIn(childOf(node, "function_arguments"), depth) };
}

function readEntry(node: Node, depth: number): HclEntry[] {
  const [key, value] = childrenOf(node).filter((each) => each.type === "expression");
  if (!key || !value) return [];
  const read = readExpression(key, depth + 1);
  // a bare word is the key itself, not a variable
  const plain: HclExpression = read.kind === "name" && !key.text.startsWith("(") ? { kind: "literal", value: read.name } : read;
  return [{ key: plain, value: readExpression(value, depth + 1), line: lineOf(node) }];
}

function readFor(node: Node | undefined, depth: number): HclExpression {
  const intro = childOf(node, "for_intro");
  const names = intro === undefined ? [] : childrenOf(intro).filter((each) => each.type === "identifier").map((each) => each.text);
  const [first, second] = expressionsIn(node, depth);
  const [over = unknown] = expressionsIn(intro, depth);
  const [condition] = expressionsIn(childOf(node, "for_cond"), depth);
  const item = names.at(-1);
  if (item === undefined || first === undefined) return unknown;
  return {
    kind: "for",
    ...(names.length > 1 && names[0] !== undefined ? { key: names[0] } : {}),
    item,
    over,
    ...(node?.type === "for_object_expr" ? { keyOut: first, valueOut: second ?? unknown } : { valueOut: first }),
    ...(condition ? { condition } : {}),
  };
}

function readChoice(node: Node, depth: number): HclExpression {
  const [condition = unknown, yes = unknown, no = unknown] = expressionsIn(node, depth);
  return { kind: "choice", condition, yes, no };
}

function readOperation(node: Node | undefined, depth: number): HclExpression {
  if (!node) return unknown;
  const operator = node.children.find((each) => !each.isNamed && each.type !== "(" && each.type !== ")")?.type ?? "";
  return { kind: "operation", operator, sides: childrenOf(node).map((each) => readValue(each, depth + 1)) };
}

function unescape(text: string): string {
  return text.replace(/\\(["\\nrt])|(\$|%)\2\{/g, (_, escaped?: string, sign?: string) => (sign === undefined ? ({ n: "\n", r: "\r", t: "\t" })[escaped ?? ""] ?? escaped ?? "" : `${sign}{`));
}
