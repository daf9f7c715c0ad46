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

export function relevantFiles({ program, registry, packages }: Relevance): string[] {
  const globals = registry.rootNames(globalPackage);
  const called = callPattern(registry.lastNames(packages));
  const direct = new Set(program.reachable().filter((file) => importsModelled(program, packages, file) || globals.some((name) => program.mentions(file, name)) || registry.packagesWithoutImport((word) => program.mentions(file, word)).length > 0));
  return program.reachable().filter((file) => direct.has(file) || called?.test(program.text(file) ?? "") || importsOneOf(program, file, direct));
}

function importsModelled(program: SourceProgram, packages: ReadonlySet<string>, file: string): boolean {
  return program.targets(file).some((target) => target.kind === "package" && (packages.has(target.name) || packages.has(`${target.name}/${target.subpath}`)));
}

/** A handle that is exported can be called under any name, but only by files that import it. */
function importsOneOf(program: SourceProgram, file: string, wanted: ReadonlySet<string>): boolean {
  return program.targets(file).some((target) => target.kind === "file" && wanted.has(target.file));
}

/** `.get(`, `.send<T>(`: a member of that name is called. */
function callPattern(names: ReadonlySet<string>): RegExp | undefined {
  const words = [...names].filter((name) => /^[\w$]+$/.test(name)).map((name) => name.replaceAll("$", "\\$"));
  return words.length ? new RegExp(`\\.\\s*(?:${words.join("|")})\\s*[(<\`]`) : undefined;
}
