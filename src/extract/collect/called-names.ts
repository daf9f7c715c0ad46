/**
 * Which files call something by a name that a library's uses have? Names like `get` and `find` are everywhere: what cannot be a library's, as the text alone
 * shows, is left out. In: a program and names. Out: a test of a file; false only if it is certain.
 */
import type { LibraryRegistry } from "../libraries/registry.js";
import type { SourceProgram } from "../program/source-program.js";
import { Comments, isDeclared, mayBeCalled } from "../program/calls-in-text.js";
import { escapeName } from "../program/exported-code.js";
import { characterBefore, placesInText } from "../program/places-in-text.js";
import { globalPackage } from "../values/library-handles.js";
import { ofTheLanguage } from "./may-be-library.js";

export interface Relevance {
  program: SourceProgram;
  registry: LibraryRegistry;
  /** Packages with a model that the service's code imports. */
  packages: ReadonlySet<string>;
  /** Callee names that can matter. */
  names: ReadonlySet<string>;
}

/** A name, and what may stand between it and its arguments: `["get"](`, `get?.(`, `get!(`, `get<T>(`, `(api.get)(`, `(api.get as Get)(`. Or a decorator. */
const namedCall = /(?<![\w$])([\w$]+)(?![\w$])["'`]?\]?!?\s*(?:(?:\?\.\s*)?[(<`]|\)\s*(?:\?\.\s*)?\(|as\s)|@(?:\w+\.)?(\w+)/g;

/** Objects of a page that no library's path begins with, but for names that are global themselves. */
const ofThePage: ReadonlySet<string> = new Set(["window", "globalThis", "self", "global"]);

/** Members that are no library's object wherever they stand: `url.searchParams.set(…)`. */
const ofThePlatform = /\.(?:classList|headers|searchParams)\??\.$/;

/** `list.find((one) => …)`: stores are not asked with a function of one thing. */
const askedWithFunction = /\(\s*(?:\(\s*(?:[\w$]+|\{[^{}()]*\})\s*(?::[^(),=]+)?\)|[\w$]+)\s*=>/y;

/** `.get(`, `send<T>(`, `@Get`: something of that name is called, or decorates. */
export function calledNames(relevance: Relevance): (file: string) => boolean {
  const { program, registry, packages, names } = relevance;
  const decorators = withMade(program, registry.decoratorNames(packages));
  const candidates = new Set([...[...names].flatMap((name) => program.calling(name)), ...[...decorators].flatMap((name) => program.mentioning(name))]);
  const globals = new Set(registry.bareNames(globalPackage));
  return (file) => {
    if (!candidates.has(file)) return false;
    const calls = new FileCalls({ ...relevance, globals }, file);
    return calls.has(names, decorators);
  };
}

/** The names with those of functions that give such decorators: what is exported beside `Get("orders")` where nothing is decorated with it. */
function withMade(program: SourceProgram, names: ReadonlySet<string>): Set<string> {
  const found = new Set(names);
  if (!names.size) return found;
  const made = new RegExp(`(?<![@\\w$.])(?:${[...names].map(escapeName).join("|")})\\(`);
  for (const file of new Set([...names].flatMap((name) => program.calling(name)))) {
    const text = program.text(file) ?? "";
    if (made.test(text)) for (const match of text.matchAll(exportedName)) found.add(match[1] ?? "");
  }
  return found;
}

const exportedName = /\bexport\s+(?:const|let|function)\s+([\w$]+)/g;

interface Known extends Relevance {
  /** Names that are of use without an import. */
  globals: ReadonlySet<string>;
}

interface PlacedName {
  name: string;
  at: number;
}

/** What stands before a called name: one plain name and a dot, nothing (a call of the name itself), or more than the text shows. */
type Root = { kind: "member"; of: string } | { kind: "bare" } | { kind: "open" };

class FileCalls {
  private readonly text: string;
  private readonly program: SourceProgram;
  private foreign: ReadonlySet<string> | undefined;
  private readonly bound = new Map<string, boolean>();
  private readonly comments: Comments;

  constructor(
    private readonly known: Known,
    private readonly file: string,
  ) {
    this.program = known.program;
    this.text = known.program.text(file) ?? "";
    this.comments = new Comments(this.text);
  }

  has(names: ReadonlySet<string>, decorators: ReadonlySet<string>): boolean {
    for (const { 1: name, 2: decorator, index } of this.text.matchAll(namedCall)) {
      if (name === undefined) {
        if (decorators.has(decorator ?? "")) return true;
      } else if (names.has(name) && this.mayBeOfLibrary({ name, at: index })) return true;
    }
    return false;
  }

  private mayBeOfLibrary(call: PlacedName): boolean {
    const { text } = this;
    const { name, at } = call;
    if (!mayBeCalled(text, at, at + name.length) || this.comments.has(at)) return false;
    const root = rootBefore(text, call);
    if (root.kind === "member" && this.isForeign(root.of)) return false;
    if (root.kind === "member" && ofThePage.has(root.of)) return this.known.globals.has(name);
    if (root.kind === "bare") return !this.isForeign(name) && !isDeclared(text, at, at + name.length) && this.isBound(name);
    if (ofThePlatform.test(text.slice(Math.max(0, at - 20), at))) return false;
    askedWithFunction.lastIndex = at + name.length;
    return !(name === "find" && askedWithFunction.test(text));
  }

  /** Of the language, of the page's document, or of a package that no model knows. */
  private isForeign(root: string): boolean {
    return ofTheLanguage.has(root) || root === "document" || (this.foreign ??= foreignNames(this.known, this.file)).has(root);
  }

  /** A name that is called by itself is a global, or the file has it from somewhere that is not plain code of the system. */
  private isBound(name: string): boolean {
    let isBound = this.bound.get(name);
    if (isBound === undefined) this.bound.set(name, (isBound = this.known.globals.has(name) || (this.standsUncalled(name) && !this.isOwnCode(name))));
    return isBound;
  }

  private standsUncalled(name: string): boolean {
    for (const at of placesInText(this.text, name)) if (characterBefore(this.text, at) !== "." && !mayBeCalled(this.text, at, at + name.length)) return true;
    return false;
  }

  /** `import { send } from "./send"` where that file says `export function send(`. */
  private isOwnCode(name: string): boolean {
    const { program, file } = this;
    const clauses = program.clauses(file).filter(({ passesOn, names }) => !passesOn && names?.some(({ as }) => as === name));
    return clauses.length > 0 && clauses.every(({ specifier, names = [] }) => {
      const target = program.resolve(specifier, file);
      return target.kind === "file" && names.every((one) => one.as !== name || (one.name !== undefined && program.exportsOwnCode(target.file, one.name)));
    });
  }
}

/** `_` of `_.find(…)`; nothing before `find(…)`. */
function rootBefore(text: string, { at }: PlacedName): Root {
  const before = text.slice(Math.max(0, at - 40), at);
  const member = /(?:^|[^\w$.)\]?!])\s*([\w$]+)\??\.$/.exec(before)?.[1];
  if (member !== undefined) return { kind: "member", of: member };
  return /(?:[\w$.)\]?!"'`[]|\.\s+)$/.test(before) ? { kind: "open" } : { kind: "bare" };
}

const namedImport = /\bimport\s+([^;'"]+?)\s*\bfrom\s*(["'])([^"'\n]+)\2/g;

/** Names that the file imports from packages that no model knows. */
function foreignNames({ program, packages }: Known, file: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { 1: clause, 3: specifier } of (program.text(file) ?? "").matchAll(namedImport)) {
    const target = program.resolver.resolve(specifier ?? "", file);
    if (target.kind !== "package" || packages.has(target.name) || packages.has(`${target.name}/${target.subpath}`)) continue;
    for (const name of clause?.match(/[\w$]+(?=\s*(?:[,}]|$))/g) ?? []) found.add(name);
  }
  return found;
}
