/**
 * Which files run when a service starts? What own code imports; of the libraries of the system, what is asked for by name.
 * A barrel that passes on fifty modules makes a service that imports one name from it no user of the other forty-nine: bundlers drop them, and so does this.
 * In: a program. Out: files. Judged by the text, so that no syntax tree is needed.
 */
import type { ImportTarget } from "./resolve-import.js";

/** What a file takes from one module, or passes on from it. */
export interface ImportClause {
  specifier: string;
  /** `export … from`. */
  passesOn: boolean;
  /** Names of the module with those under which they are passed on; undefined: all of it. A name alone for `export * as name`. */
  names: readonly ClauseName[] | undefined;
}

interface ClauseName {
  /** Undefined: the module as a whole. */
  name: string | undefined;
  as: string;
}

/** The part of a program that is asked. */
interface Sources {
  readonly own: readonly string[];
  clauses(file: string): readonly ImportClause[];
  resolve(specifier: string, file: string): ImportTarget;
  mentioning(name: string): readonly string[];
  gatheredFor(file: string): readonly string[];
  starClosure(file: string): { files: ReadonlySet<string> };
}

/** Bounded, for it is tried at every such word of texts that nobody vouches for; what it does not read counts as a whole import. */
const clause = /\b(import|export)\b((?:[\w$*\s,]|\{[^{}]*\}){0,300}?)\bfrom\s*(["'])([^"'\n]+)\3|(?:\{([^{}]*)\}\s*=\s*(?:await\s+)?)?\b(?:require|import)\s*\(\s*(["'])([^"'\n]+)\6|\bimport\s*(["'])([^"'\n]+)\8/g;

/** Imports and re-exports of a file; what is imported for its types alone is left out. `specifiers`: every module that the file names. */
export function importClauses(text: string, specifiers: readonly string[]): ImportClause[] {
  const found: ImportClause[] = [];
  const read = new Set<string>();
  for (const [, word, what = "", , from, destructured, , called, , alone] of text.matchAll(clause)) {
    const specifier = from ?? called ?? alone ?? "";
    read.add(specifier);
    if (from === undefined) found.push({ specifier, passesOn: false, names: called !== undefined && destructured !== undefined && !destructured.includes("...") ? listed(destructured, ":") : undefined });
    else if (!/^\s*type\b(?!\s*,|\s*$)/.test(what)) found.push({ specifier, passesOn: word === "export", names: namesOf(what) });
  }
  const unread = specifiers.filter((specifier) => !read.has(specifier)).map((specifier): ImportClause => ({ specifier, passesOn: false, names: undefined }));
  return [...found, ...unread].filter(({ names }) => names === undefined || names.length > 0);
}

/** `a, { b as c, type D }`; undefined for `*`, which stands for everything. */
function namesOf(what: string): ClauseName[] | undefined {
  const braces = /\{([^{}]*)\}/.exec(what);
  const before = what.replace(/\{[^{}]*\}/, "").trim().replace(/,$/, "");
  const whole = /\*(?:\s*as\s+([\w$]+))?/.exec(before);
  if (whole) return whole[1] === undefined ? undefined : [{ name: undefined, as: whole[1] }];
  return [...(before ? [{ name: "default", as: before }] : []), ...listed(braces?.[1] ?? "", " as ")];
}

function listed(text: string, separator: string): ClauseName[] {
  return text.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, "").split(",").flatMap((entry) => {
    const one = entry.replace(/\s*=.*$/s, "").replace(/\s+/g, " ").trim();
    if (!one || one.startsWith("type ")) return [];
    const [name = "", as = name] = one.split(separator).map((part) => part.trim());
    return [{ name, as }];
  });
}

/** Own files, and those of libraries that are imported, directly or through barrels. */
export function loadedFiles(sources: Sources): Set<string> {
  return new Loading(sources).run();
}

/** Names that have just been asked of a file for the first time; undefined: all of it is wanted. */
interface Step {
  file: string;
  fresh: readonly string[] | undefined;
  isFirst: boolean;
}

class Loading {
  /** Names that are asked of a file; undefined: all of it. */
  private readonly asked = new Map<string, Set<string> | undefined>();
  private readonly steps: Step[] = [];

  constructor(private readonly sources: Sources) {}

  run(): Set<string> {
    for (const file of this.sources.own) this.load(file, undefined);
    for (let step = this.steps.pop(); step !== undefined; step = this.steps.pop()) this.follow(step);
    return new Set(this.asked.keys());
  }

  private load(file: string, names: readonly string[] | undefined): void {
    const isFirst = !this.asked.has(file);
    const known = this.asked.get(file);
    if (!isFirst && known === undefined) return;
    if (names === undefined) {
      this.asked.set(file, undefined);
      this.steps.push({ file, fresh: undefined, isFirst });
      return;
    }
    const fresh = known ? names.filter((name) => !known.has(name)) : names;
    if (!isFirst && fresh.length === 0) return;
    if (known) for (const name of fresh) known.add(name);
    else this.asked.set(file, new Set(fresh));
    this.steps.push({ file, fresh, isFirst });
  }

  private follow({ file, fresh, isFirst }: Step): void {
    if (isFirst) for (const one of this.sources.gatheredFor(file)) this.load(one, undefined);
    let hasStar = false;
    for (const { specifier, passesOn, names } of this.sources.clauses(file)) {
      if (passesOn ? fresh !== undefined && names === undefined : !isFirst) {
        hasStar ||= passesOn;
        continue;
      }
      const wanted = passesOn && fresh !== undefined ? names?.filter(({ as }) => fresh.includes(as)) : names;
      if (wanted?.length === 0) continue;
      const target = this.sources.resolve(specifier, file);
      if (target.kind === "file") this.load(target.file, wanted?.every(({ name }) => name !== undefined) ? wanted.map(({ name = "" }) => name) : undefined);
    }
    if (hasStar && fresh) this.passOn(file, fresh);
  }

  /** `export *`: a module behind the barrel that writes the name. */
  private passOn(barrel: string, names: readonly string[]): void {
    const { files } = this.sources.starClosure(barrel);
    for (const name of names) if (name !== "default") for (const file of this.sources.mentioning(name)) if (files.has(file)) this.load(file, [name]);
  }
}
