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
  isOwn(file: string): boolean;
  clauses(file: string): readonly ImportClause[];
  resolve(specifier: string, file: string): ImportTarget;
  mentions(file: string, name: string): boolean;
  gatheredFor(file: string): readonly string[];
  starClosure(file: string): { files: ReadonlySet<string> };
}

const clause = /\b(import|export)\s+((?:[\w$*\s,]|\{[^{}]*\})*?)\s*\bfrom\s*(["'])([^"'\n]+)\3|(?:\{([^{}]*)\}\s*=\s*(?:await\s+)?)?\b(?:require|import)\s*\(\s*(["'])([^"'\n]+)\6|\bimport\s*(["'])([^"'\n]+)\8/g;

/** Imports and re-exports of a file; what is imported for its types alone is left out. */
export function importClauses(text: string): ImportClause[] {
  const found: ImportClause[] = [];
  for (const [, word, what = "", , from, destructured, , called, , alone] of text.matchAll(clause)) {
    const specifier = from ?? called ?? alone ?? "";
    if (from === undefined) found.push({ specifier, passesOn: false, names: called !== undefined && destructured !== undefined ? listed(destructured, ":") : undefined });
    else if (!/^type\b(?!\s*,|\s*$)/.test(what)) found.push({ specifier, passesOn: word === "export", names: namesOf(what) });
  }
  return found.filter(({ names }) => names === undefined || names.length > 0);
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
    const one = entry.replace(/\s+/g, " ").trim();
    if (!one || one.startsWith("type ")) return [];
    const [name = "", as = name] = one.split(separator).map((part) => part.trim());
    return [{ name, as }];
  });
}

/** Own files, and those of libraries that are imported, directly or through barrels. */
export function loadedFiles(sources: Sources): Set<string> {
  return new Loading(sources).run();
}

class Loading {
  /** Names that are asked of a file; undefined: all of it. */
  private readonly asked = new Map<string, Set<string> | undefined>();
  private readonly queue: string[] = [];

  constructor(private readonly sources: Sources) {}

  run(): Set<string> {
    for (const file of this.sources.own) this.load(file, undefined);
    for (let file = this.queue.pop(); file !== undefined; file = this.queue.pop()) this.follow(file);
    return new Set(this.asked.keys());
  }

  private load(file: string, names: readonly string[] | undefined): void {
    const isKnown = this.asked.has(file);
    const known = this.asked.get(file);
    if (isKnown && (known === undefined || names?.every((name) => known.has(name)))) return;
    this.asked.set(file, names && new Set([...(known ?? []), ...names]));
    this.queue.push(file);
  }

  private follow(file: string): void {
    const asked = this.asked.get(file);
    for (const one of this.sources.gatheredFor(file)) this.load(one, undefined);
    for (const { specifier, passesOn, names } of this.sources.clauses(file)) {
      const target = this.sources.resolve(specifier, file);
      if (target.kind !== "file") continue;
      if (!passesOn || asked === undefined || this.sources.isOwn(file)) this.load(target.file, names?.every(({ name }) => name !== undefined) ? names.map(({ name = "" }) => name) : undefined);
      else this.passOn(target.file, { asked, names });
    }
  }

  private passOn(target: string, { asked, names }: { asked: ReadonlySet<string>; names: readonly ClauseName[] | undefined }): void {
    if (names === undefined) {
      const places = [target, ...this.sources.starClosure(target).files];
      const found = [...asked].filter((name) => name !== "default" && places.some((file) => this.sources.mentions(file, name)));
      if (found.length) this.load(target, found);
      return;
    }
    for (const { name, as } of names) if (asked.has(as)) this.load(target, name === undefined ? undefined : [name]);
  }
}
