/**
 * Which files can hold a use at all? Most files of a large repository cannot, and parsing is what costs: they are parsed only if a value leads there.
 * In: a program and the models. Out: files to walk, sorted. Decides by imports and by names in the text.
 */
import type { LibraryRegistry } from "../libraries/registry.js";
import type { SourceProgram } from "../program/source-program.js";
import { globalPackage } from "../values/library-handles.js";

export interface Relevance {
  program: SourceProgram;
  registry: LibraryRegistry;
  /** Packages with a model that the service's code imports. */
  packages: ReadonlySet<string>;
}

export function relevantFiles(relevance: Relevance): string[] {
  const { program } = relevance;
  const isCalled = callTest(relevance);
  const globals = relevance.registry.rootNames(globalPackage);
  const nameless = new Set(program.reachable().filter((file) => usesWithoutName(relevance, { file, globals })));
  return program.reachable().filter((file) => nameless.has(file) || isCalled(file) || importsOneOf(program, file, nameless));
}

/** `app[route.method](…)`, `app[verb].call(app, …)`: the name stands elsewhere. */
const computedCall = /[\w$]\[[\w$](?:[^[\]\n"'`]|\[[^[\]\n]{0,40}\]){0,60}\]\s*(?:\.(?:call|apply)\s*)?\(/;

/** The plain search rules out most files at a tenth of the cost. */
const callsComputed = (text: string): boolean => (text.includes("](") || text.includes("] (") || text.includes("].")) && computedCall.test(text);

/** A use that no name gives away: a computed one, a call of the import itself, a vendor's SDK, a global, a base class of a library. */
function usesWithoutName({ program, registry, packages }: Relevance, { file, globals }: { file: string; globals: readonly string[] }): boolean {
  const imported = program.targets(file).flatMap((target) => (target.kind === "package" ? [target.name, `${target.name}/${target.subpath}`] : [])).filter((name) => packages.has(name));
  const isWritten = (word: string): boolean => program.mentions(file, word);
  if (callsComputed(program.text(file) ?? "")) return true;
  if (imported.some((name) => registry.hasNamelessUses(name, isWritten)) || (imported.length > 0 && isWritten("super"))) return true;
  return globals.some(isWritten) || registry.packagesWithoutImport(isWritten).length > 0;
}

/** A handle that is exported can be called under any name, but only by files that import it. */
function importsOneOf(program: SourceProgram, file: string, wanted: ReadonlySet<string>): boolean {
  return program.targets(file).some((target) => target.kind === "file" && wanted.has(target.file));
}

/** A name, and what may stand between it and its arguments: `["get"](`, `get?.(`, `get!(`, `get<T>(`. Or a decorator. */
const namedCall = /(?<![\w$])([\w$]+)(?![\w$])["'`]?\]?!?\s*(?:\?\.\s*)?[(<`]|@(?:\w+\.)?(\w+)/g;

/** `.get(`, `send<T>(`, `@Get`: something of that name is called, or decorates. */
function callTest({ program, registry, packages }: Relevance): (file: string) => boolean {
  const called = registry.lastNames(packages);
  const decorators = registry.decoratorNames(packages);
  const candidates = new Set([...called, ...decorators].flatMap((name) => program.mentioning(name)));
  return (file) => candidates.has(file) && callsOneOf(program.text(file) ?? "", called, decorators);
}

function callsOneOf(text: string, called: ReadonlySet<string>, decorators: ReadonlySet<string>): boolean {
  for (const [, name, decorator] of text.matchAll(namedCall)) if (name === undefined ? decorators.has(decorator ?? "") : called.has(name)) return true;
  return false;
}
