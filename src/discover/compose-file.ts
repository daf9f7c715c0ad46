/** One Compose file: its services, with what they extend and the configurations they name. */
import { parseYaml, type ParsedDocument } from "./documents.js";
import { readComposeService, type ComposeContext, type ComposeService } from "./compose-service.js";
import { folderOf, joinInside } from "./paths.js";
import { arrayOf, recordOf, textOf } from "./plain-values.js";
import { mergeServices } from "./merge-compose-services.js";
import type { Tree } from "./tree.js";

/** Services that extend each other in a circle end here. */
const extendsLimit = 8;

/** All services of the file; none when there is no such file. */
export function readComposeFile(file: string, context: ComposeContext): ComposeService[] {
  const document = documentOf(file, context.tree, true);
  const services = document ? servicesIn(document) : undefined;
  if (!document || !services) return [];
  const reading = { context, documents: new Map([[file, document]]) };
  return Object.keys(services.values).flatMap((name) => readOne({ file, name, as: name, depth: 0 }, reading) ?? []);
}

/** Files are parsed once for all services that extend something in them. */
interface Reading {
  context: ComposeContext;
  documents: Map<string, ParsedDocument | undefined>;
}

function documentOf(file: string, tree: Tree, report: boolean): ParsedDocument | undefined {
  const text = tree.byPath.has(file) ? tree.reader.read(file) : undefined;
  return text === undefined ? undefined : parseYaml(text, file, (each) => (report ? tree.diagnostics.push(each) : undefined))[0];
}

function known(file: string, { context, documents }: Reading): ParsedDocument | undefined {
  if (!documents.has(file)) documents.set(file, documentOf(file, context.tree, false));
  return documents.get(file);
}

interface Services {
  values: Record<string, unknown>;
  /** Where they lie in the file. */
  path: string[];
}

/** Below `services`; files of the first version have them at the top. */
function servicesIn({ value }: ParsedDocument): Services | undefined {
  const root = recordOf(value);
  if (root["services"] !== undefined || root["version"] !== undefined) return { values: recordOf(root["services"]), path: ["services"] };
  const all = Object.values(root);
  return all.length > 0 && all.every((each) => recordOf(each)["image"] !== undefined || recordOf(each)["build"] !== undefined) ? { values: root, path: [] } : undefined;
}

interface Wanted {
  file: string;
  name: string;
  /** The name under which it is read: what is extended takes the name of what extends it. */
  as: string;
  depth: number;
}

function readOne({ file, name, as, depth }: Wanted, reading: Reading): ComposeService | undefined {
  const document = known(file, reading);
  const services = document && servicesIn(document);
  if (!document || !services || !Object.hasOwn(services.values, name) || depth > extendsLimit) return undefined;
  const value = recordOf(services.values[name]);
  const lineOf = (path: (string | number)[]) => document.lineOf([...services.path, name, ...path]);
  const own = readComposeService({ name: as, value, file, lineOf, configurations: configurationsOf(document, file) }, reading.context);
  const base = baseOf(value["extends"], { file, as, depth }, reading);
  return base ? extend(own, base) : own;
}

/** `extends: base`, `extends: {file: common.yml, service: base}`. */
function baseOf(target: unknown, { file, as, depth }: Omit<Wanted, "name">, reading: Reading): ComposeService | undefined {
  const name = textOf(target) ?? textOf(recordOf(target)["service"]);
  const other = textOf(recordOf(target)["file"]);
  const path = other === undefined ? file : joinInside(folderOf(file), other);
  return name === undefined || path === undefined ? undefined : readOne({ file: path, name, as, depth: depth + 1 }, reading);
}

/** What a service says itself replaces what it extends says. */
function extend(own: ComposeService, base: ComposeService): ComposeService {
  const stated = new Set(own.environment.map(({ name }) => name));
  const merged = mergeServices(own, { ...base, environment: base.environment.filter(({ name }) => !stated.has(name)) });
  return { ...merged, idle: own.idle, evidence: own.evidence, images: own.image ? own.images : merged.images };
}

/** Top-level `configs`: the files behind their names. */
function configurationsOf({ value }: ParsedDocument, file: string): ReadonlyMap<string, string> {
  const named = Object.entries(recordOf(recordOf(value)["configs"])).flatMap(([name, each]): [string, string][] => {
    const path = joinInside(folderOf(file), textOf(recordOf(each)["file"]) ?? "~");
    return path === undefined ? [] : [[name, path]];
  });
  return new Map(named);
}

/** Files that a Compose file includes. */
export function includedFiles(file: string, tree: Tree): string[] {
  if (!/^include:/m.test(tree.reader.read(file) ?? "")) return [];
  const document = documentOf(file, tree, false);
  return arrayOf(recordOf(document?.value)["include"]).flatMap((each) => [each, ...arrayOf(recordOf(each)["path"])]).flatMap((each) => {
    const path = joinInside(folderOf(file), textOf(each) ?? "~");
    return path === undefined || !tree.byPath.has(path) ? [] : [path];
  });
}
