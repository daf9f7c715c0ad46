/**
 * Where does an import lead: to a file of the system or to a package outside it? Needs no `node_modules`.
 * In: a module name and the importing file. Out: a file, or a package with the path inside it. Reads only manifests.
 */
import { posix } from "node:path";
import { prismaClients } from "./generated-clients.js";
import { plainSpecifier } from "./package-of-specifier.js";
import type { CodeLayout, FileReader, PathAliases } from "../../model/layout.js";

export type ImportTarget = { kind: "file"; file: string } | { kind: "package"; name: string; subpath: string };

const extensions = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".vue", ".svelte", ".json"];
const written = /\.(?:js|jsx|mjs|cjs)$/;
const builtFolders = /^(?:\.\/)?(?:dist|build|lib|out|cjs|esm)\//;

/** Resolves imports of one system. Results are remembered; the object lives as long as the run. */
export class ImportResolver {
  private readonly known: ReadonlySet<string>;
  /** By folder, then by what is imported. */
  private readonly memo = new Map<string, Map<string, ImportTarget>>();
  private readonly probes = new Map<string, string>();
  private readonly entries = new Map<string, string | undefined>();
  private readonly aliases: PathAliases[];
  /** Folders into which Prisma generates its client, there or not. */
  private readonly clients: readonly string[];

  constructor(
    private readonly reader: FileReader,
    private readonly layout: CodeLayout,
    /** Packages and files whose meaning the project declares: their code is not looked into. */
    private readonly declared: ReadonlySet<string> = new Set(),
  ) {
    this.known = new Set(reader.files.map((file) => file.path));
    this.clients = prismaClients(reader);
    this.aliases = [...layout.pathAliases].sort((a, b) => b.folder.length - a.folder.length);
  }

  resolve(specifier: string, from: string): ImportTarget {
    const folder = from.slice(0, Math.max(0, from.lastIndexOf("/")));
    let known = this.memo.get(folder);
    if (!known) this.memo.set(folder, (known = new Map()));
    let target = known.get(specifier);
    if (!target) known.set(specifier, (target = this.find(specifier, { from, folder })));
    return target;
  }

  private find(specifier: string, place: { from: string; folder: string }): ImportTarget {
    const bare = plainSpecifier(specifier);
    const parts = bare.split("/");
    const name = bare.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? bare);
    const file = this.declared.has(name) ? undefined : this.fileOf(specifier, place);
    if (this.clients.length > 0 && (file === undefined ? this.placesOf(specifier, place) : [file]).some((path) => this.clients.some((client) => path === client || path.startsWith(`${client}/`)))) return { kind: "package", name: "@prisma/client", subpath: "" };
    if (file !== undefined) return this.declared.has(file) ? { kind: "package", name: file, subpath: "" } : { kind: "file", file };
    return { kind: "package", name, subpath: bare.slice(name.length + 1) };
  }

  /** Where the module would be, if it were there. */
  private placesOf(specifier: string, { from, folder }: { from: string; folder: string }): string[] {
    if (specifier.startsWith(".")) return [posix.join(folder, specifier)];
    const aliased = this.aliases.filter((alias) => alias.folder === "" || from.startsWith(`${alias.folder}/`)).flatMap(({ paths, baseUrl }) => [
      ...paths.flatMap(({ pattern, targets }) => {
        const rest = matchPattern(pattern, specifier);
        return rest === undefined ? [] : targets.map((target) => target.replace("*", rest));
      }),
      ...(baseUrl === undefined ? [] : [posix.join(baseUrl, specifier)]),
    ]);
    const parts = specifier.split("/");
    const shared = [1, 2].flatMap((length) => {
      const home = this.layout.packages[parts.slice(0, length).join("/")];
      return home === undefined ? [] : [posix.join(home, ...parts.slice(length)), posix.join(home, "src", ...parts.slice(length))];
    });
    return [...aliased, ...shared].map((path) => posix.normalize(path));
  }

  private fileOf(specifier: string, { from, folder }: { from: string; folder: string }): string | undefined {
    return specifier.startsWith(".") ? this.probe(posix.join(folder, specifier)) : (this.throughAlias(specifier, from) ?? this.throughWorkspace(specifier) ?? this.byConvention(specifier, folder));
  }

  /** `@/orders`, `~/orders`: no package can have such a name. Bundlers, Vue, Nuxt and Next mean the nearest folder above, or its `src`. */
  private byConvention(specifier: string, folder: string): string | undefined {
    const path = /^[@~]\/(.+)$/.exec(specifier)?.[1];
    if (path === undefined) return undefined;
    for (let above = folder; ; above = posix.dirname(above)) {
      const root = above === "." ? "" : above;
      const file = this.probe(posix.join(root, path)) ?? this.probe(posix.join(root, "src", path));
      if (file !== undefined || root === "") return file;
    }
  }

  /** All files of the system below a folder. */
  filesBelow(folder: string): string[] {
    const start = folder === "." ? "" : `${folder}/`;
    return this.reader.files.flatMap(({ path }) => (path.startsWith(start) ? [path] : []));
  }

  /** Tries the path as it is, with each extension, and as a folder. */
  probe(path: string): string | undefined {
    const known = this.probes.get(path);
    if (known !== undefined) return known || undefined;
    const found = this.look(path);
    this.probes.set(path, found ?? "");
    return found;
  }

  private look(path: string): string | undefined {
    const clean = posix.normalize(path).replace(/\/$/, "");
    const base = clean === "." ? "" : clean;
    if (this.known.has(base) && posix.extname(base) !== "") return base;
    const stem = base.replace(written, "");
    if (stem !== base) for (const extension of extensions) if (this.known.has(stem + extension)) return stem + extension;
    for (const extension of extensions) if (this.known.has(base + extension)) return base + extension;
    const index = base === "" ? "index" : `${base}/index`;
    for (const extension of extensions) if (this.known.has(index + extension)) return index + extension;
    return undefined;
  }

  private throughAlias(specifier: string, from: string): string | undefined {
    for (const alias of this.aliases) {
      if (alias.folder !== "" && !from.startsWith(`${alias.folder}/`)) continue;
      for (const { pattern, targets } of alias.paths) {
        const rest = matchPattern(pattern, specifier);
        if (rest === undefined) continue;
        for (const target of targets) {
          const file = this.probe(target.replace("*", rest));
          if (file !== undefined) return file;
        }
      }
      if (alias.baseUrl !== undefined) {
        const file = this.probe(posix.join(alias.baseUrl, specifier));
        if (file !== undefined && !file.endsWith(".json")) return file;
      }
    }
    return undefined;
  }

  private throughWorkspace(specifier: string): string | undefined {
    const parts = specifier.split("/");
    for (let length = Math.min(parts.length, 2); length > 0; length--) {
      const name = parts.slice(0, length).join("/");
      const folder = Object.hasOwn(this.layout.packages, name) ? this.layout.packages[name] : undefined;
      if (folder === undefined) continue;
      const rest = parts.slice(length).join("/");
      return rest ? this.inside(folder, rest) : this.entryOf(folder);
    }
    return undefined;
  }

  private inside(folder: string, rest: string): string | undefined {
    const tries = [rest, posix.join("src", rest), rest.replace(builtFolders, "src/"), rest.replace(builtFolders, "")];
    return this.firstOf(folder, tries) ?? this.entryFrom(folder, `./${rest}`);
  }

  private entryOf(folder: string): string | undefined {
    if (!this.entries.has(folder)) this.entries.set(folder, this.findEntry(folder));
    return this.entries.get(folder);
  }

  private findEntry(folder: string): string | undefined {
    return this.entryFrom(folder, ".") ?? this.firstOf(folder, ["src/index", "index", "src/main", "lib/index", "src"]);
  }

  private entryFrom(folder: string, subpath: string): string | undefined {
    const text = this.reader.read(posix.join(folder, "package.json"));
    if (text === undefined) return undefined;
    const written = entriesOf(text, subpath);
    return this.firstOf(folder, written.flatMap((entry) => [entry.replace(builtFolders, "src/"), entry, entry.replace(builtFolders, "")]));
  }

  private firstOf(folder: string, tries: string[]): string | undefined {
    for (const candidate of tries) {
      const file = this.probe(posix.join(folder, candidate.replace(/\.d\.ts$/, ""))) ;
      if (file !== undefined && !file.endsWith(".json")) return file;
    }
    return undefined;
  }
}

/** Entry files that a manifest names for a subpath, best first. A broken manifest names none; discover reports it. */
function entriesOf(manifest: string, subpath: string): string[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(manifest);
  } catch {
    return [];
  }
  if (typeof parsed !== "object" || parsed === null) return [];
  // a JSON object: unknown members are tested below
  const fields = parsed as Record<string, unknown>;
  const found = exportsTargets(fields["exports"], subpath);
  if (subpath === ".") for (const key of ["source", "module", "main", "types"]) if (typeof fields[key] === "string") found.push(fields[key]);
  return found;
}

function exportsTargets(exportsField: unknown, subpath: string): string[] {
  if (typeof exportsField === "string") return subpath === "." ? [exportsField] : [];
  if (typeof exportsField !== "object" || exportsField === null) return [];
  // a JSON object: values are tested by flatten
  const table = exportsField as Record<string, unknown>;
  const keyed = Object.keys(table).some((key) => key.startsWith("."));
  if (!keyed) return subpath === "." ? flatten(table) : [];
  for (const [key, value] of Object.entries(table)) {
    const rest = matchPattern(key, subpath);
    if (rest !== undefined) return flatten(value).map((target) => target.replace("*", rest));
  }
  return [];
}

function flatten(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(flatten) : [];
}

/** `@app/*` against `@app/x/y` → `x/y`; a pattern without a star matches only itself (→ empty rest). */
function matchPattern(pattern: string, text: string): string | undefined {
  const star = pattern.indexOf("*");
  if (star < 0) return pattern === text ? "" : undefined;
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return text.length >= head.length + tail.length && text.startsWith(head) && text.endsWith(tail) ? text.slice(head.length, text.length - tail.length) : undefined;
}
