/**
 * Which files can hold a use at all? Most files of a large repository cannot, and parsing is what costs: they are parsed only if a value leads there.
 * In: a program and the models. Out: files to walk, sorted. Decides by imports and by names in the text.
 */
import type { WrittenWords } from "../libraries/possible-paths.js";
import type { LibraryRegistry } from "../libraries/registry.js";
import type { SourceProgram } from "../program/source-program.js";
import { globalPackage } from "../values/library-handles.js";
import { calledNames, type Relevance } from "./called-names.js";

export function relevantFiles(relevance: Relevance): string[] {
  const { program } = relevance;
  const isCalled = calledNames(relevance);
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
  const { stands: isUsed, isWritten } = writtenWords(program);
  return registry.packagesWithoutImport(isUsed, isWritten);
}

/** What is written in the reachable files of a program. */
export function writtenWords(program: SourceProgram): WrittenWords {
  return {
    isWritten: (word) => program.mentioning(word).length > 0,
    stands: (word) => {
      const pattern = standing(word, `(<${notCalled}`);
      return program.mentioning(word).some((file) => pattern.test(program.text(file) ?? ""));
    },
  };
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
