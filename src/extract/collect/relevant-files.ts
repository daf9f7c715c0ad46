/**
 * Which files can hold a use at all? Most files of a large repository cannot, and parsing is what costs: they are parsed only if a value leads there.
 * In: a program and the models. Out: files to walk, sorted. Decides by imports and by names in the text.
 */
import type { LibraryRegistry } from "../libraries/registry.js";
import type { SourceProgram } from "../program/source-program.js";
import { globalPackage } from "../values/library-handles.js";
import { ofTheLanguage } from "./may-be-library.js";

export interface Relevance {
  program: SourceProgram;
  registry: LibraryRegistry;
  /** Packages with a model that the service's code imports. */
  packages: ReadonlySet<string>;
}

export function relevantFiles(relevance: Relevance): string[] {
  const { program } = relevance;
  const isCalled = callTest(relevance);
  const bare = relevance.registry.bareNames(globalPackage).map((name) => ({ name, standing: standing(name, `(<${notCalled}`), handedOn: standing(name, notCalled) }));
  // what a barrel has besides is never run, whatever it says
  const loaded = program.reachable().filter((file) => program.isLoaded(file));
  const nameless = new Set(loaded.filter((file) => exportsNameless(relevance, { file, bare })));
  const isNameless = (file: string): boolean => nameless.has(file) || callsComputed(program.text(file) ?? "") || stands(program, { file, bare, as: "standing" });
  return loaded.filter((file) => isNameless(file) || isCalled(file) || importsOneOf(program, file, nameless));
}

/** A name that is of use without an import. Patterns: it stands there for itself; it stands there and is not called at once. */
interface BareName {
  name: string;
  standing: RegExp;
  handedOn: RegExp;
}

/** What may follow a name that is not called, inside `[…]` of a pattern. */
const notCalled = ".,;)}\\]|&?";

/** The name itself, followed by one of some characters: `fetch(url)`, `{ fetch }`, `window.fetch ?? polyfill`. Neither a member of something else nor a word of a comment. */
function standing(name: string, followers: string): RegExp {
  const word = name.replaceAll("$", "\\$");
  // the word comes first, so that the search for it is plain, and only then what stands before it
  return new RegExp(`${word}(?<=(?:^|[\\n\\r(,;=!?:&|{}[>)]|\\b(?:return|await|new|typeof|yield|default|else|void)\\s|\\b(?:window|globalThis|global|self)\\.)[^\\S\\n\\r]*${word})(?![\\w$])\\s*(?:[${followers}\\n\\r]|$)`);
}

function stands(program: SourceProgram, { file, bare, as }: { file: string; bare: readonly BareName[]; as: "standing" | "handedOn" }): boolean {
  return bare.some((one) => program.mentions(file, one.name) && one[as].test(program.text(file) ?? ""));
}

/** Packages that the service uses without importing them. */
export function packagesWithoutImport(program: SourceProgram, registry: LibraryRegistry): string[] {
  const isUsed = (name: string): boolean => {
    const pattern = standing(name, `(<${notCalled}`);
    return program.mentioning(name).some((file) => pattern.test(program.text(file) ?? ""));
  };
  return registry.packagesWithoutImport(isUsed, (word) => program.mentioning(word).length > 0);
}

/** `app[route.method](…)`, `app[verb].call(app, …)`: the name stands elsewhere. */
const computedCall = /[\w$]\[[\w$](?:[^[\]\n"'`]|\[[^[\]\n]{0,40}\]){0,60}\]\s*(?:\.(?:call|apply)\s*)?\(/;

/** The plain search rules out most files at a tenth of the cost. */
const callsComputed = (text: string): boolean => (text.includes("](") || text.includes("] (") || text.includes("].")) && computedCall.test(text);

/** What the file exports may be called under any name: the import itself, a vendor's SDK, a global, a class that extends one of a library. */
function exportsNameless({ program, registry, packages }: Relevance, { file, bare }: { file: string; bare: readonly BareName[] }): boolean {
  const imported = program.targets(file).flatMap((target) => (target.kind === "package" ? [target.name, `${target.name}/${target.subpath}`] : [])).filter((name) => packages.has(name));
  const isWritten = (word: string): boolean => program.mentions(file, word);
  if (imported.some((name) => registry.hasNamelessUses(name, isWritten)) || (imported.length > 0 && isWritten("super"))) return true;
  return stands(program, { file, bare, as: "handedOn" });
}

/** A handle that is exported can be called under any name, but only by files that import it. */
function importsOneOf(program: SourceProgram, file: string, wanted: ReadonlySet<string>): boolean {
  return program.targets(file).some((target) => target.kind === "file" && wanted.has(target.file));
}

/** A name, and what may stand between it and its arguments: `["get"](`, `get?.(`, `get!(`, `get<T>(`. Or a decorator. */
const namedCall = /(?<![\w$])([\w$]+)(?![\w$])["'`]?\]?!?\s*(?:\?\.\s*)?[(<`]|@(?:\w+\.)?(\w+)/g;

/** `.get(`, `send<T>(`, `@Get`: something of that name is called, or decorates. */
function callTest(relevance: Relevance): (file: string) => boolean {
  const { program, registry, packages } = relevance;
  const names: CalledNames = { called: registry.lastNames(packages), decorators: registry.decoratorNames(packages) };
  const candidates = new Set([...names.called, ...names.decorators].flatMap((name) => program.mentioning(name)));
  return (file) => candidates.has(file) && callsOneOf(relevance, file, names);
}

interface CalledNames {
  called: ReadonlySet<string>;
  decorators: ReadonlySet<string>;
}

function callsOneOf(relevance: Relevance, file: string, { called, decorators }: CalledNames): boolean {
  const text = relevance.program.text(file) ?? "";
  let foreign: ReadonlySet<string> | undefined;
  for (const { 1: name, 2: decorator, index } of text.matchAll(namedCall)) {
    if (name === undefined ? !decorators.has(decorator ?? "") : !called.has(name)) continue;
    if (name === undefined) return true;
    const root = rootBefore(text, { name, at: index });
    if (root === undefined || !(ofTheLanguage.has(root) || root === "document" || (foreign ??= foreignNames(relevance, file)).has(root))) return true;
  }
  return false;
}

/** `_` of `_.find(…)`, `find` of `find(…)`; undefined if more than one name stands before the call. */
function rootBefore(text: string, { name, at }: { name: string; at: number }): string | undefined {
  const before = text.slice(Math.max(0, at - 40), at);
  const member = /(?:^|[^\w$.)\]?!])\s*([\w$]+)\??\.$/.exec(before);
  if (member) return member[1];
  return /[\w$.)\]?!"'`[]$/.test(before) ? undefined : name;
}

const namedImport = /\bimport\s+([^;'"]+?)\s*\bfrom\s*(["'])([^"'\n]+)\2/g;

/** Names that the file imports from packages that no model knows. */
function foreignNames({ program, packages }: Relevance, file: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { 1: clause, 3: specifier } of (program.text(file) ?? "").matchAll(namedImport)) {
    const target = program.resolver.resolve(specifier ?? "", file);
    if (target.kind !== "package" || packages.has(target.name) || packages.has(`${target.name}/${target.subpath}`)) continue;
    for (const name of clause?.match(/[\w$]+(?=\s*(?:[,}]|$))/g) ?? []) found.add(name);
  }
  return found;
}
