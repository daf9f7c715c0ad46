/** TOML (toml.io, version 1.0) as plain values, for settings files. Dates stay text. What is no TOML gives undefined. Pure, bounded by nesting. */

export type TomlValue = string | number | boolean | TomlValue[] | TomlTable;
export interface TomlTable {
  [key: string]: TomlValue;
}

const maxNesting = 32;

/** The document, or undefined if it is broken. */
export function readToml(text: string): TomlTable | undefined {
  try {
    return new TomlReader(text).document();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const emptyTable = (): TomlTable => Object.create(null) as TomlTable; // without a prototype, so that `__proto__` is a key like any other

class TomlReader {
  private at = 0;
  private nesting = 0;

  constructor(private readonly text: string) {}

  document(): TomlTable {
    const root = emptyTable();
    let table = root;
    for (this.blank(true); this.at < this.text.length; this.blank(true)) {
      if (this.text[this.at] === "[") table = this.header(root);
      else this.pair(table);
      this.blank(false);
      if (this.at < this.text.length && !/[\r\n]/.test(this.text[this.at] ?? "")) this.fail();
    }
    return root;
  }

  /** `[table]` or `[[list]]`, of which a new element begins. */
  private header(root: TomlTable): TomlTable {
    const isList = this.text.startsWith("[[", this.at);
    this.at += isList ? 2 : 1;
    const path = this.key();
    this.expect(isList ? "]]" : "]");
    const last = path.pop() ?? "";
    const parent = path.reduce((table, name) => this.inner(table, name), root);
    if (!isList) return this.inner(parent, last);
    const list = (parent[last] ??= []);
    const element = emptyTable();
    if (!Array.isArray(list)) this.fail();
    else list.push(element);
    return element;
  }

  /** The table of that name, made if it is not there; of a list, its last element. */
  private inner(table: TomlTable, name: string): TomlTable {
    const known = (table[name] ??= emptyTable());
    const inner = Array.isArray(known) ? known.at(-1) : known;
    return typeof inner === "object" && !Array.isArray(inner) ? inner : this.fail();
  }

  private pair(table: TomlTable): void {
    const path = this.key();
    this.expect("=");
    this.blank(false);
    const last = path.pop() ?? "";
    path.reduce((inner, name) => this.inner(inner, name), table)[last] = this.value();
  }

  /** `a.b."c d"` */
  private key(): string[] {
    const names: string[] = [];
    do {
      this.blank(false);
      const quote = this.text[this.at];
      names.push(quote === '"' || quote === "'" ? this.quoted() : this.match(/[\w-]+/y));
      this.blank(false);
    } while (this.accept("."));
    return names;
  }

  private value(): TomlValue {
    const start = this.text[this.at];
    if (start === '"' || start === "'") return this.quoted();
    if (start === "[" || start === "{") return this.nested(() => (start === "[" ? this.list() : this.table()));
    const word = this.match(/[^\s,\]}#]+(?: \d[\d:.]*Z?)?/y);
    if (word === "true" || word === "false") return word === "true";
    const number = Number(word.replaceAll("_", ""));
    return Number.isNaN(number) ? word : number;
  }

  private nested<T>(read: () => T): T {
    if (++this.nesting > maxNesting) this.fail();
    const value = read();
    this.nesting -= 1;
    return value;
  }

  private list(): TomlValue[] {
    const items: TomlValue[] = [];
    this.expect("[");
    for (this.blank(true); !this.accept("]"); this.blank(true)) {
      items.push(this.value());
      this.blank(true);
      if (!this.accept(",") && this.text[this.at] !== "]") this.fail();
    }
    return items;
  }

  private table(): TomlTable {
    const table = emptyTable();
    this.expect("{");
    for (this.blank(true); !this.accept("}"); this.blank(true)) {
      this.pair(table);
      this.blank(true);
      if (!this.accept(",") && this.text[this.at] !== "}") this.fail();
    }
    return table;
  }

  private quoted(): string {
    const quote = this.text[this.at] ?? "";
    const long = quote.repeat(3);
    const mark = this.text.startsWith(long, this.at) ? long : quote;
    const isLiteral = quote === "'";
    let end = this.at + mark.length;
    while (end < this.text.length && !this.text.startsWith(mark, end)) end += !isLiteral && this.text[end] === "\\" ? 2 : 1;
    if (end >= this.text.length) this.fail();
    const inner = this.text.slice(this.at + mark.length, end);
    this.at = end + mark.length;
    const body = mark === long ? inner.replace(/^\r?\n/, "") : inner;
    return isLiteral ? body : unescaped(body);
  }

  /** Spaces and comments; `lines`: line ends too. */
  private blank(lines: boolean): void {
    const space = lines ? /(?:[ \t\r\n]|#[^\n]*)*/y : /(?:[ \t]|#[^\n]*)*/y;
    space.lastIndex = this.at;
    this.at += space.exec(this.text)?.[0].length ?? 0;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? this.fail();
    this.at += found.length;
    return found;
  }

  private accept(mark: string): boolean {
    const isHere = this.text.startsWith(mark, this.at);
    if (isHere) this.at += mark.length;
    return isHere;
  }

  private expect(mark: string): void {
    this.blank(false);
    if (!this.accept(mark)) this.fail();
  }

  private fail(): never {
    throw new SyntaxError(`no TOML at ${this.at}`);
  }
}

const escapes: Readonly<Record<string, string>> = { b: "\b", t: "\t", n: "\n", f: "\f", r: "\r", '"': '"', "\\": "\\" };

function unescaped(text: string): string {
  return text.replace(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|([btnfr"\\])|\s*\n\s*)/g, (whole, short: string | undefined, long: string | undefined, simple: string | undefined) => {
    const code = short ?? long;
    if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
    return simple === undefined ? (/^\\\s*\n/.test(whole) ? "" : whole) : (escapes[simple] ?? simple);
  });
}
