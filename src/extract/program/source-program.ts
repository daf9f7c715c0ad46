/**
 * The source files of one service and of the libraries it reaches, parsed on demand and only once.
 * In: a layout and a reader. Out: syntax trees with their indexes, import targets, and who imports whom. Evaluates nothing.
 */
import { posix } from "node:path";
import { ts } from "ts-morph";
import type { FileReader } from "../../model/layout.js";
import type { Diagnostic } from "../../model/graph.js";
import { exportsOwnCode } from "./exported-code.js";
import { gathered, isGeneratedModule } from "./generated-clients.js";
import { GraphqlDocuments } from "./graphql-documents.js";
import { indexFile, type CallNode, type FileIndex } from "./file-index.js";
import { MemberAssignments } from "./member-assignments.js";
import { importClauses, loadedFiles, type ImportClause } from "./loaded-files.js";
import { moduleTable, type Exported, type ModuleTable } from "./module-table.js";
import type { ImportResolver, ImportTarget } from "./resolve-import.js";
import { placesInText } from "./places-in-text.js";
import { parseSettings } from "./parse-settings.js";
import { innermost } from "./node-at.js";
import { Scopes } from "./scopes.js";
import { isComponent, isProgram, scriptBlocks, scriptKind } from "./single-file-component.js";
import { ProgramWords, type SharedWords } from "./program-words.js";
import { propertyNameOf, type ClassNode } from "./syntax.js";
import { WordIndex } from "./word-index.js";

export interface ParsedFile {
  path: string;
  source: ts.SourceFile;
  index: FileIndex;
  exports: ModuleTable;
}

/** What a barrel passes on. */
export interface StarClosure {
  files: Set<string>;
  packages: string[];
}

const starExport = /\bexport\s*\*\s*from\s*(["'])([^"'\n]+)\1/g;
const starSpecifiers = (text: string): string[] => (text.includes("export") ? [...text.matchAll(starExport)].map((match) => match[2] ?? "") : []);

const quotedModule = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*(["'])([^"'\n]+)\1/g;

const filesOf = (target: ImportTarget): string[] => (target.kind === "file" ? [target.file] : []);

/** What is known of one file whoever asks. Everything is computed on demand and kept. */
interface KnownFile {
  text: string | undefined;
  specifiers?: string[];
  clauses?: readonly ImportClause[];
  targets?: ImportTarget[];
  parsed?: ParsedFile | undefined;
  isParsed?: boolean;
}

/** Files that several services read: the libraries of the system. Lives as long as the run. */
export class SharedSources {
  readonly files = new Map<string, KnownFile>();
  /** Shared files by the words in them, as far as services have asked. */
  readonly words: SharedWords = { index: new WordIndex(), indexed: new Set() };
  readonly scopes = new Scopes();
  documents: GraphqlDocuments | undefined;
  readonly diagnostics: Diagnostic[] = [];

  /** `exclusive`: files that belong to one service alone, so that nothing of them is kept when it is done. */
  constructor(readonly exclusive: ReadonlySet<string>) {}
}

/** How source files are found and read; the same for all services of a run. */
export interface SourceAccess {
  reader: FileReader;
  resolver: ImportResolver;
  sources: SharedSources;
}

/** Documentation comments stay text: nothing here reads their tags, and parsing them costs a fifth. */
const parseOptions: ts.CreateSourceFileOptions = { languageVersion: ts.ScriptTarget.ESNext, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };

/** Longer files are data, not settings that code is configured by. */
const maxSettings = 2_000_000;

/** One service's view of the code. Memory is bounded by the service: drop the object and all trees go. */
export class SourceProgram {
  readonly scopes: Scopes;
  readonly diagnostics: Diagnostic[] = [];
  private readonly exclusive = new Map<string, KnownFile>();
  private readonly literalMemo = new Map<string, ts.ObjectLiteralExpression[]>();
  private readonly closures = new Map<string, StarClosure>();
  readonly assigned = new MemberAssignments(this);
  private readonly words: ProgramWords;
  private readonly ownCode = new Map<string, boolean>();
  private importers: Map<string, string[]> | undefined;
  private files: string[] | undefined;
  private loaded: Set<string> | undefined;
  private gatheredFiles: Set<string> | undefined;
  private ownFiles: ReadonlySet<string> | undefined;
  private templates: string | undefined;

  private readonly reader: FileReader;
  private readonly shared: SharedSources;
  readonly resolver: ImportResolver;

  /** `own`: the service's own files. `folder`: where it lies, and where it is started. */
  constructor(
    { reader, resolver, sources }: SourceAccess,
    readonly own: readonly string[],
    readonly folder?: string,
  ) {
    this.reader = reader;
    this.resolver = resolver;
    this.shared = sources;
    this.scopes = sources.scopes;
    this.words = new ProgramWords(this, sources);
  }

  get documents(): GraphqlDocuments {
    return (this.shared.documents ??= new GraphqlDocuments(this.reader));
  }

  /** Is the name written in a template of the service's own pages? */
  isInTemplates(name: string): boolean {
    this.templates ??= this.own.filter(isComponent).map((file) => this.reader.read(file) ?? "").join("\n");
    return !placesInText(this.templates, name).next().done;
  }

  isOwn(file: string): boolean {
    this.ownFiles ??= new Set(this.own);
    return this.ownFiles.has(file);
  }

  /** Own files and every file of the system that they import, directly or not; sorted. */
  reachable(): readonly string[] {
    if (this.files) return this.files;
    const seen = new Set(this.own);
    const queue = [...this.own];
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      for (const target of this.targets(file)) {
        if (target.kind !== "file" || seen.has(target.file) || target.file.endsWith(".json")) continue;
        seen.add(target.file);
        queue.push(target.file);
      }
    }
    return (this.files = [...seen].sort());
  }

  /** Is the file run when the service starts, and wanted? What is imported for its types alone is not, nor what a barrel has besides. */
  isLoaded(file: string): boolean {
    this.loaded ??= loadedFiles(this);
    return this.loaded.has(file);
  }

  /** Imports and re-exports with their names, found by a text scan. */
  clauses(file: string): readonly ImportClause[] {
    const known = this.known(file);
    return (known.clauses ??= importClauses(known.text ?? "", this.specifiers(file)));
  }

  /** Where an import of the file leads. */
  resolve(specifier: string, file: string): ImportTarget {
    return this.resolver.resolve(specifier, file);
  }

  /** Module names that a file imports, found by a text scan: no syntax tree is needed for it. */
  specifiers(file: string): string[] {
    const known = this.known(file);
    return (known.specifiers ??= [...new Set([...(known.text ?? "").matchAll(quotedModule)].map((match) => match[2] ?? ""))]);
  }

  /** Where the imports of a file lead. */
  targets(file: string): ImportTarget[] {
    const known = this.known(file);
    return (known.targets ??= [...this.specifiers(file).map((specifier) => this.resolver.resolve(specifier, file)), ...this.gatheredFor(file).map((one) => ({ kind: "file" as const, file: one }))]);
  }

  /** Files that a module hands out which the file imports, and which a tool writes when the system is built. */
  gatheredFor(file: string): readonly string[] {
    const missing = this.specifiers(file).filter((specifier) => isGeneratedModule(specifier) && this.resolver.resolve(specifier, file).kind === "package" && this.clauses(file).some((clause) => clause.specifier === specifier));
    return missing.flatMap((specifier) => {
      const folder = posix.dirname(posix.join(posix.dirname(file), specifier));
      return gathered(this.resolver.filesBelow(folder), (one) => this.specifiers(one).flatMap((text) => filesOf(this.resolver.resolve(text, one)))).filter((one) => one !== file);
    });
  }

  /** Is the file handed out by a module that a tool writes, so that nothing in a fresh clone names what it exports? */
  isGathered(file: string): boolean {
    this.isLoaded(file);
    this.gatheredFiles ??= new Set([...(this.loaded ?? [])].flatMap((one) => this.gatheredFor(one)));
    return this.gatheredFiles.has(file);
  }

  /** Everything that `export *` in this file passes on, through further barrels: files of the system, and packages outside it. */
  starClosure(file: string): StarClosure {
    let closure = this.closures.get(file);
    if (!closure) {
      closure = { files: new Set(), packages: [] };
      this.closures.set(file, closure);
      this.followStars(file, closure);
    }
    return closure;
  }

  private followStars(file: string, closure: StarClosure): void {
    for (const specifier of starSpecifiers(this.text(file) ?? "")) {
      const target = this.resolver.resolve(specifier, file);
      if (target.kind === "package") closure.packages.push(specifier);
      else if (!closure.files.has(target.file)) {
        closure.files.add(target.file);
        this.followStars(target.file, closure);
      }
    }
  }

  /** Is what the file exports under the name a function or plain class of the system? Judged by the text, through barrels; false if in doubt. */
  exportsOwnCode(path: string, name: string): boolean {
    const key = `${path}\n${name}`;
    let known = this.ownCode.get(key);
    if (known === undefined) {
      // what a barrel writes itself comes before what it passes on
      const places = this.mentions(path, name) ? [path] : this.mentioning(name).filter((file) => this.starClosure(path).files.has(file));
      this.ownCode.set(key, (known = places.some((file) => exportsOwnCode(this.text(file) ?? "", name))));
    }
    return known;
  }

  /** The file that exports `name` behind the `export *` of a barrel, through any number of barrels. Only files that write the name are parsed. */
  exporterBehind(barrel: string, name: string): { parsed: ParsedFile; exported: Exported } | undefined {
    const { files } = this.starClosure(barrel);
    for (const file of this.mentioning(name)) {
      const parsed = files.has(file) ? this.file(file) : undefined;
      const exported = parsed?.exports.names.get(name);
      if (parsed && exported) return { parsed, exported };
    }
    return undefined;
  }

  /** Is the name written anywhere in the reachable file? */
  mentions(file: string, name: string): boolean {
    return this.words.mentions(file, name);
  }

  /** Reachable files in which the name is written; sorted. */
  mentioning(name: string): readonly string[] {
    return this.words.mentioning(name);
  }

  /** Reachable files in which the name may be called; sorted. */
  calling(name: string): readonly string[] {
    return this.words.calling(name);
  }

  private known(file: string): KnownFile {
    const table = this.shared.exclusive.has(file) ? this.exclusive : this.shared.files;
    let known = table.get(file);
    if (!known) table.set(file, (known = { text: this.readText(file) }));
    return known;
  }

  private readText(file: string): string | undefined {
    const text = this.reader.read(file);
    return text !== undefined && isComponent(file) ? scriptBlocks(text) : text;
  }

  /** Files among the reachable ones that import `file`. */
  importersOf(file: string): string[] {
    if (!this.importers) {
      this.importers = new Map();
      for (const from of this.reachable()) {
        for (const target of this.targets(from)) {
          if (target.kind !== "file") continue;
          const list = this.importers.get(target.file);
          if (list) list.push(from);
          else this.importers.set(target.file, [from]);
        }
      }
    }
    return this.importers.get(file) ?? [];
  }

  text(file: string): string | undefined {
    return this.known(file).text;
  }

  /** The parsed file; undefined if it cannot be read. Broken syntax is a diagnostic, and what parses is used. */
  file(path: string): ParsedFile | undefined {
    const known = this.known(path);
    if (!known.isParsed) {
      known.isParsed = true;
      known.parsed = known.text === undefined || !isProgram(path) ? undefined : this.parse(path, known.text);
    }
    return known.parsed;
  }

  /** The content of a JSON or YAML file of the system; undefined if it is absent, huge or broken (discover reports the last). */
  json(file: string): unknown {
    const text = this.reader.read(file);
    if (text === undefined || text.length > maxSettings) return undefined;
    try {
      return parseSettings(file, text);
    } catch {
      return undefined;
    }
  }

  fileOf(node: ts.Node): string {
    return node.getSourceFile().fileName;
  }

  /** Calls by the callee's last name, in all files that are run and whose text calls that name; sorted by file. */
  callsNamed(name: string): CallNode[] {
    return this.calling(name).flatMap((file) => (this.isLoaded(file) ? (this.file(file)?.index.calls.get(name) ?? []) : []));
  }

  /** The smallest node around a place in a file. */
  nodeAt(file: string, position: number): ts.Node | undefined {
    const source = this.file(file)?.source;
    return source && innermost(source, position);
  }

  /** Where the name stands as an identifier in a file, one place after the other. */
  *identifiers(file: string, name: string): Generator<ts.Identifier> {
    const source = this.file(file)?.source;
    if (!source) return;
    for (const at of placesInText(source.text, name)) {
      const node = innermost(source, at);
      if (ts.isIdentifier(node) && node.text === name) yield node;
    }
  }

  /** Classes whose `extends` clause mentions `name`. */
  classesExtending(name: string): ClassNode[] {
    return this.mentioning(name).flatMap((file) => {
      if (!this.mentions(file, "extends")) return [];
      return (this.file(file)?.index.classes ?? []).filter((node) => node.heritageClauses?.some((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword && clause.getText().includes(name)));
    });
  }

  /** Object literals that have a property `name`, in all reachable files. */
  literalsWith(name: string): ts.ObjectLiteralExpression[] {
    let found = this.literalMemo.get(name);
    if (!found) {
      found = this.mentioning(name).flatMap((file) => literalsIn(this.file(file)?.source, name));
      this.literalMemo.set(name, found);
    }
    return found;
  }

  private parse(path: string, text: string): ParsedFile | undefined {
    try {
      const source = ts.createSourceFile(path, text, parseOptions, false, scriptKind(path));
      this.reportSyntax(path, source);
      const index = indexFile(source);
      return { path, source, index, exports: moduleTable(source, index) };
    } catch (error) {
      // the parser and the walk recurse: a file nested thousands of levels deep ends here
      this.diagnostics.push({ severity: "error", code: "file-not-parsed", message: `could not be parsed: ${error instanceof Error ? error.message : String(error)}`, file: path });
      return undefined;
    }
  }

  private reportSyntax(path: string, source: ts.SourceFile): void {
    // `parseDiagnostics` is what the parser leaves on the tree; the public way to it needs a whole Program
    const problems = (source as ts.SourceFile & { parseDiagnostics?: readonly ts.DiagnosticWithLocation[] }).parseDiagnostics ?? [];
    const first = problems[0];
    if (!first || isComponent(path)) return;
    const place = source.getLineAndCharacterOfPosition(first.start);
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more in this file)` : "";
    this.diagnostics.push({ severity: "warning", code: "syntax-error", message: `${ts.flattenDiagnosticMessageText(first.messageText, " ")}${more}; the rest of the file is used`, file: path, line: place.line + 1, column: place.character + 1 });
  }
}

function literalsIn(source: ts.SourceFile | undefined, name: string): ts.ObjectLiteralExpression[] {
  const found: ts.ObjectLiteralExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node) && node.properties.some((property) => property.name && propertyNameOf(property.name) === name)) found.push(node);
    ts.forEachChild(node, visit);
  };
  if (source) visit(source);
  return found;
}
