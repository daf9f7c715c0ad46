/** The text of a Helm template → a tree of texts and actions. What is not well-formed is left as text. */

export type TemplateNode =
  | { kind: "text"; text: string; line: number }
  | { kind: "print"; pipeline: Pipeline; line: number }
  | { kind: "assign"; name: string; pipeline: Pipeline; line: number }
  | { kind: "if"; branches: { condition?: Pipeline; body: TemplateNode[] }[]; line: number }
  | { kind: "with"; pipeline: Pipeline; name?: string; body: TemplateNode[]; otherwise: TemplateNode[]; line: number }
  | { kind: "range"; pipeline: Pipeline; names: string[]; body: TemplateNode[]; otherwise: TemplateNode[]; line: number }
  | { kind: "define"; name: string; body: TemplateNode[]; line: number };

/** Commands one after the other; each takes the result of the one before as its last argument. */
export type Pipeline = Term[][];

export type Term =
  | { term: "literal"; value: string | number | boolean | null }
  /** `.Values.x` of what is at hand, or of a variable; `$` alone is the variable of no name. */
  | { term: "path"; variable?: string; keys: string[] }
  | { term: "function"; name: string }
  | { term: "pipeline"; pipeline: Pipeline; keys: string[] };

interface Piece {
  text?: string;
  action?: string;
  line: number;
}

/** More actions than these are no template of a person. */
const actionLimit = 20_000;

/** Undefined: its blocks do not fit together. */
export function parseTemplate(text: string): TemplateNode[] | undefined {
  const pieces = piecesOf(text);
  if (pieces.length > actionLimit) return undefined;
  const reader = { pieces, at: 0 };
  const nodes = readBody(reader, 0);
  return nodes !== undefined && reader.at >= pieces.length ? nodes : undefined;
}

/** Texts and actions in turn; `{{-` and `-}}` take the blanks beside them along. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let [end, line, trim] = [0, 1, false];
  const lines = (part: string): number => part.split("\n").length - 1;
  const add = (raw: string, trimEnd: boolean): void => {
    const start = trim ? raw.trimStart() : raw;
    const kept = trimEnd ? start.trimEnd() : start;
    if (kept !== "") pieces.push({ text: kept, line: line + lines(raw.slice(0, raw.length - start.length)) });
    line += lines(raw);
  };
  for (const match of text.matchAll(/\{\{(-?)(?:\s*\/\*[^]*?\*\/\s*|((?:"(?:[^"\\\n]|\\.)*"|`[^`]*`|[^"`}]|\}(?!\}))*?))(-?)\}\}/g)) {
    add(text.slice(end, match.index), match[1] === "-");
    if (match[2] !== undefined) pieces.push({ action: match[2].trim(), line });
    line += lines(match[0]);
    trim = match[3] === "-";
    end = match.index + match[0].length;
  }
  add(text.slice(end), false);
  return pieces;
}

interface Reader {
  pieces: Piece[];
  at: number;
}

/** Up to an `end` or `else`, which is left to whoever opened the block. */
function readBody(reader: Reader, depth: number): TemplateNode[] | undefined {
  const nodes: TemplateNode[] = [];
  for (let piece = reader.pieces[reader.at]; piece; piece = reader.pieces[reader.at]) {
    if (piece.text !== undefined) nodes.push({ kind: "text", text: piece.text, line: piece.line });
    else {
      const word = /^\w+/.exec(piece.action ?? "")?.[0] ?? "";
      if (word === "end" || word === "else") return depth > 0 ? nodes : undefined;
      const node = readAction(reader, { word, action: piece.action ?? "", line: piece.line }, depth);
      if (!node) return undefined;
      nodes.push(...node);
      continue;
    }
    reader.at += 1;
  }
  return depth > 0 ? undefined : nodes;
}

interface Action {
  word: string;
  action: string;
  line: number;
}

function readAction(reader: Reader, { word, action, line }: Action, depth: number): TemplateNode[] | undefined {
  reader.at += 1;
  if (depth > 60) return undefined;
  const rest = action.slice(word.length).trim();
  if (word === "if") return readIf(reader, { rest, line }, depth);
  if (word === "define" || word === "block") return readDefine(reader, { word, rest, line }, depth);
  if (word === "range" || word === "with") return readLoop(reader, { word, rest, line }, depth);
  const [, name, value] = /^\$(\w+)\s*:?=\s*([^]*)$/.exec(action) ?? [];
  if (name !== undefined) return [{ kind: "assign", name, pipeline: parsePipeline(value ?? ""), line }];
  return [{ kind: "print", pipeline: parsePipeline(word === "template" ? `include ${rest}` : action), line }];
}

/** The action that ended the body. */
function ending(reader: Reader): string {
  const action = reader.pieces[reader.at]?.action ?? "";
  reader.at += 1;
  return action;
}

function readIf(reader: Reader, { rest, line }: { rest: string; line: number }, depth: number): TemplateNode[] | undefined {
  const branches: { condition?: Pipeline; body: TemplateNode[] }[] = [];
  for (let condition: string | undefined = rest; ; ) {
    const body = readBody(reader, depth + 1);
    if (!body) return undefined;
    branches.push({ ...(condition === undefined ? {} : { condition: parsePipeline(condition) }), body });
    const action = ending(reader);
    if (action.startsWith("end")) return [{ kind: "if", branches, line }];
    condition = /^else\s+if\s+([^]*)$/.exec(action)?.[1];
  }
}

function readLoop(reader: Reader, { word, rest, line }: { word: string; rest: string; line: number }, depth: number): TemplateNode[] | undefined {
  const [, bound, expression] = /^((?:\$\w+\s*,\s*)?\$\w+)\s*:?=\s*([^]*)$/.exec(rest) ?? [];
  const names = (bound ?? "").split(",").map((name) => name.trim().slice(1)).filter((name) => name !== "");
  const pipeline = parsePipeline(expression ?? rest);
  const body = readBody(reader, depth + 1);
  if (!body) return undefined;
  const hasElse = ending(reader).startsWith("else");
  const otherwise = hasElse ? readBody(reader, depth + 1) : [];
  if (!otherwise) return undefined;
  if (hasElse) ending(reader);
  if (word === "range") return [{ kind: "range", pipeline, names, body, otherwise, line }];
  return [{ kind: "with", pipeline, ...(names[0] === undefined ? {} : { name: names[0] }), body, otherwise, line }];
}

function readDefine(reader: Reader, { word, rest, line }: Omit<Action, "action"> & { rest: string }, depth: number): TemplateNode[] | undefined {
  const body = readBody(reader, depth + 1);
  if (!body) return undefined;
  ending(reader);
  const [, name, given] = /^"([^"]+)"\s*([^]*)$/.exec(rest) ?? [];
  const define: TemplateNode = { kind: "define", name: name ?? "", body, line };
  return word === "block" ? [define, { kind: "print", pipeline: parsePipeline(`include "${name ?? ""}" ${given ?? "."}`), line }] : [define];
}

const token = /\s*(?:("(?:[^"\\]|\\.)*")|`([^`]*)`|(\$\w*(?:\.[\w-]+)*)|(\.[\w-]*(?:\.[\w-]+)*)|(-?\d+(?:\.\d+)?)\b|([A-Za-z_]\w*)|([()|,])|('(?:[^'\\]|\\.)'))/y;

/** The commands of an action. */
function parsePipeline(text: string): Pipeline {
  const tokens: { kind: number; text: string; spaced: boolean }[] = [];
  token.lastIndex = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const kind = match.findIndex((part, at) => at > 0 && part !== undefined);
    tokens.push({ kind, text: match[kind] ?? "", spaced: /^\s/.test(match[0]) });
  }
  const state = { at: 0 };
  const read = (depth: number): Pipeline => {
    const commands: Pipeline = [[]];
    for (let next = tokens[state.at]; next; next = tokens[state.at]) {
      state.at += 1;
      if (next.text === ")" && next.kind === 7) break;
      if (next.text === "|" && next.kind === 7) commands.push([]);
      else if (next.text === "(" && next.kind === 7) {
        const inner = depth > 40 ? [] : read(depth + 1);
        // `(index .Values "a").b`
        const after = tokens[state.at];
        const keys = after?.kind === 4 && !after.spaced && after.text !== "." ? keysOf(after.text) : [];
        if (keys.length > 0) state.at += 1;
        commands.at(-1)?.push({ term: "pipeline", pipeline: inner, keys });
      } else if (next.kind !== 7) commands.at(-1)?.push(termOf(next));
    }
    return commands;
  };
  return read(0);
}

function keysOf(path: string): string[] {
  return path.split(".").filter((key) => key !== "");
}

function termOf({ kind, text }: { kind: number; text: string }): Term {
  if (kind === 1) return { term: "literal", value: text.slice(1, -1).replace(/\\(.)/g, (_, letter: string) => ({ n: "\n", t: "\t" })[letter] ?? letter) };
  if (kind === 2) return { term: "literal", value: text };
  if (kind === 3) return { term: "path", variable: text.slice(1).split(".")[0] ?? "", keys: keysOf(text.replace(/^\$\w*/, "")) };
  if (kind === 4) return { term: "path", keys: keysOf(text) };
  if (kind === 5) return { term: "literal", value: Number(text) };
  if (kind === 8) return { term: "literal", value: text.charCodeAt(1) };
  if (text === "true" || text === "false") return { term: "literal", value: text === "true" };
  return text === "nil" ? { term: "literal", value: null } : { term: "function", name: text };
}
