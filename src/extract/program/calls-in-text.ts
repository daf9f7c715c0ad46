/**
 * Judged by the text alone, so that most files need no syntax tree: can a name be called where it stands?
 * In: a text and a place. Out: false only if it is certain.
 */
import { isNamePart } from "./places-in-text.js";

const [tab, newline, carriageReturn, space] = [9, 10, 13, 32];
const isBlank = (code: number): boolean => code === space || code === tab || code === newline || code === carriageReturn;

function afterBlanks(text: string, at: number): number {
  let next = at;
  while (isBlank(text.charCodeAt(next))) next++;
  return next;
}

/** Do arguments follow the name between the two offsets: `get(`, `get?.(`, `get!<T>(`, `["get"](`, `` sql` ``, `(get as Get)(`? Or is it constructed without any? */
export function mayBeCalled(text: string, start: number, end: number): boolean {
  let at = end;
  switch (text.charCodeAt(at)) {
    case 34: // "
    case 39: // '
      if (text.charCodeAt(at + 1) !== 93) return false;
      at += 2;
      break;
    case 96: // `
      if (text.charCodeAt(at + 1) === 93) at += 2;
      // a quoted word of a comment or a text
      else return text.charCodeAt(start - 1) !== 96;
  }
  at = afterBlanks(text, at);
  if (text.charCodeAt(at) === 41) at = afterBlanks(text, at + 1); // )
  if (text.charCodeAt(at) === 33) at = afterBlanks(text, at + 1); // !
  if (text.charCodeAt(at) === 63 && text.charCodeAt(at + 1) === 46) at = afterBlanks(text, at + 2); // ?.
  switch (text.charCodeAt(at)) {
    case 40: // (
    case 96: // `
      return true;
    case 60: // <
      return startsTypes(text, at + 1) && mayEndBeforeArguments(text, at);
    case 97: // as
      return at > end && text.charCodeAt(at + 1) === 115 && !isNamePart(text.charCodeAt(at + 2));
  }
  return text.startsWith("new ", start - 4);
}

/** Behind `<`: types rather than a comparison or the end of an element. */
function startsTypes(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return !(code === space || code === 47 || code === 60 || code === 61 || (code >= 48 && code <= 57));
}

/** How far the end of type arguments is looked for. */
const maxTypes = 300;

/** `get<Order[]>(…)` rather than `client: Client<Order>`; true if the end is not found. */
function mayEndBeforeArguments(text: string, open: number): boolean {
  let depth = 0;
  for (let at = open; at < open + maxTypes && at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 60) depth++;
    else if (code === 62 && text.charCodeAt(at - 1) !== 61 && --depth === 0) {
      const next = text.charCodeAt(afterBlanks(text, at + 1));
      return next === 40 || next === 96;
    }
  }
  return true;
}

/** Where the comment that starts at a `/` ends, if nothing stands before it on its line; else the place itself. */
export function commentEnd(text: string, at: number): number {
  const next = text.charCodeAt(at + 1);
  if (next !== 47 && next !== 42) return at;
  let before = at - 1;
  while (text.charCodeAt(before) === space || text.charCodeAt(before) === tab) before--;
  if (before >= 0 && text.charCodeAt(before) !== newline && text.charCodeAt(before) !== carriageReturn) return at;
  const end = next === 47 ? text.indexOf("\n", at) : text.indexOf("*/", at + 2);
  return end < 0 ? text.length : end;
}

/** Comments that have their lines to themselves. Places are asked about in their order: every character is looked at once. */
export class Comments {
  private seen = 0;
  private end = 0;

  constructor(private readonly text: string) {}

  /** Does the place lie in one? */
  has(place: number): boolean {
    for (let at = this.text.indexOf("/", this.seen); at >= 0 && at < place; at = this.text.indexOf("/", this.seen)) {
      this.end = commentEnd(this.text, at);
      this.seen = Math.max(at + 1, this.end);
    }
    this.seen = Math.max(this.seen, place);
    return place < this.end;
  }
}

const modifiers = /(?<![\w$.])(?:async|function|static|public|private|protected|override|abstract|declare|get|set)\s*\*?\s*$/;
/** How far the end of a declaration's parameters is looked for. */
const maxParameters = 400;

/** Is the name declared there: `async find(`, `function find(`, `find(id: string): Order;`, `{ find(id) {`? */
export function isDeclared(text: string, start: number, end: number): boolean {
  if (modifiers.test(text.slice(Math.max(0, start - 30), start))) return true;
  const before = text.slice(Math.max(0, start - 200), start).trimEnd().at(-1);
  if (before === undefined || !"{};,)".includes(before) || text[end] !== "(") return false;
  const close = closing(text, end);
  return close !== undefined && /^[^\S\n]*(?:\{|:)/.test(text.slice(close + 1, close + 20));
}

function closing(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < open + maxParameters && at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 40) depth++;
    else if (code === 41 && --depth === 0) return at;
  }
  return undefined;
}
