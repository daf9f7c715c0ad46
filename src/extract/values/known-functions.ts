/**
 * Functions of the language, of Node and of small helper libraries whose result can be computed from their arguments.
 * In: a handle and a call of it. Out: the result, or undefined if nothing is known about the function.
 */
import { boxedValue } from "./boxes.js";
import type { Engine } from "./engine.js";
import { joinPath } from "./builtin-methods.js";
import { folderRecords } from "./loaded-folder.js";
import { globalPackage } from "./library-handles.js";
import { hookPackages, hookResult } from "./react-hooks.js";
import { entriesOf, heldUnder, rowsOf } from "./rows.js";
import { concatenate, constantText, mapText, toTemplate } from "./text.js";
import { merge, textValue, unknownValue, type Argument, type LibraryValue, type Value } from "./value.js";

type Known = (args: readonly Argument[], engine: Engine, handle: LibraryValue) => Value[];

const first = (args: readonly Argument[], engine: Engine): Value[] => (args[0] ? engine.argument(args[0]) : []);
/** Objects that are merged into one: each has some of its members. The later ones come first, for they win; an empty literal says nothing. */
const every: Known = (args, engine) => {
  const values = [...args].reverse().flatMap((one) => engine.argument(one));
  const telling = values.filter((value) => !(value.kind === "object" && value.node.properties.length === 0));
  return merge(telling.length ? telling : values);
};
/** `Promise.race([connect(), timeout()])`: one of the list, whichever. */
const anyOfList: Known = (args, engine) => merge(...first(args, engine).map((list) => (list.kind === "array" ? merge(...list.elements.map((one) => engine.argument(one))) : [list])));
const nameOnly: Known = (_args, _engine, handle) => [unknownValue(handle.name)];
const joins: Known = (args, engine) => joinPath(args.map((one) => engine.argument(one)));
const words = (text: string): string[] => text.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2").split(/[^A-Za-z0-9]+/).filter(Boolean).map((word) => word.toLowerCase());
const recased = (change: (text: string) => string): Known => (args, engine) => (args[0] ? engine.argument(args[0]).map((value) => mapText(value, change)) : []);
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const snake = recased((text) => words(text).join("_"));
const kebab = recased((text) => words(text).join("-"));
const camel = recased((text) => words(text).map((word, index) => (index ? capital(word) : word)).join(""));
const pascal = recased((text) => words(text).map(capital).join(""));

const byPackage: Record<string, Record<string, Known>> = {
  [globalPackage]: {
    ".String()": first, ".encodeURIComponent()": first, ".encodeURI()": first, ".decodeURIComponent()": first, ".decodeURI()": first, ".Number()": first, ".parseInt()": first,
    ".Object.freeze()": first, ".Object.assign()": every, ".Promise.resolve()": first, ".structuredClone()": first, ".Symbol()": first, ".Symbol.for()": first, ".Buffer.from()": first,
    ".Object.keys()": (args, engine) => entries(args, engine, (key) => ({ values: [textValue(key)] })),
    ".Object.values()": (args, engine) => entries(args, engine, (_key, value) => value),
    ".Object.entries()": (args, engine) => entries(args, engine, (key, value) => ({ values: [{ kind: "array", elements: [{ values: [textValue(key)] }, value] }] })),
    ".Object.fromEntries()": fromEntries,
    // a service is started in its own folder, as a rule
    ".process.cwd()": (_args, engine) => (engine.program.folder ? [textValue(engine.program.folder)] : []),
    ".Deno.env.get()": (args, engine) => first(args, engine).flatMap((name) => (constantText(name) === undefined ? [] : [{ kind: "text", template: [{ hole: "env", name: constantText(name) ?? "" }] }])),
    ".Promise.all()": first, ".Promise.race()": anyOfList, ".Promise.any()": anyOfList, ".Array.from()": listed, ".JSON.stringify()": nameOnly,
    ".URL()": url, ".Promise()": promised,
    ".Map().keys()": ofMap((row, engine) => engine.member([row], "0")), ".Map().values()": ofMap((row, engine) => engine.member([row], "1")), ".Map().entries()": ofMap((row) => [row]), ".Set().values()": ofMap((row) => [row]),
    ".Map().get()": (args, engine, handle) => (handle.parent?.parent && args[0] ? heldUnder(engine, handle.parent.parent, engine.argument(args[0])) : []),
  },
  fs: { ".readFileSync()": documentText, ".readFile()": documentText, ".promises.readFile()": documentText },
  // `gql(text)`, as with a tag
  "graphql-tag": { "()": first, ".gql()": first }, "apollo-server": { ".gql()": first }, "apollo-server-core": { ".gql()": first }, "apollo-server-express": { ".gql()": first }, "apollo-server-lambda": { ".gql()": first }, "@apollo/client": { ".gql()": first },
  "fs/promises": { ".readFile()": documentText },
  path: { ".join()": joins, ".resolve()": joins, ".posix.join()": joins, ".dirname()": recased(folderOf), ".normalize()": first },
  "require-all": { "()": requireAll }, "require-dir": { "()": requireAll }, requiredir: { "()": requireAll }, requireindex: { "()": requireAll }, "require-directory": { "()": requireAll }, "include-all": { "()": requireAll }, "auto-load": { "()": requireAll },
  url: { ".fileURLToPath()": first, ".URL()": url, ".resolve()": (args, engine) => url([...args].reverse(), engine), ".format()": first, ".parse()": first },
  // tracing hands its argument back, with every call noted
  "aws-xray-sdk": { ".captureAWS()": first, ".captureAWSClient()": first, ".captureAWSv3Client()": first, ".captureHTTPs()": first },
  "url-join": { "()": joins },
  util: { ".format()": format, ".promisify()": first, ".deprecate()": first },
  lodash: {
    ".omit()": first, ".pick()": first, ".clone()": first, ".cloneDeep()": first, ".extend()": every, ".defaults()": every, ".assignIn()": every, ".snakeCase()": snake, ".kebabCase()": kebab, ".camelCase()": camel, ".merge()": every, ".assign()": every, ".defaultsDeep()": every, ".get()": deepGet, ".lowerCase()": first, ".once()": first, ".memoize()": first, ".trimEnd()": first, ".trim()": first,
  },
  "lodash.snakecase": { "()": snake },
  "lodash.kebabcase": { "()": kebab },
  "change-case": { ".snakeCase()": snake, ".paramCase()": kebab, ".kebabCase()": kebab, ".camelCase()": camel, ".pascalCase()": pascal },
  "@nestjs/common": { ".applyDecorators()": (args) => [{ kind: "array", elements: [...args] }] },
  bluebird: { ".promisifyAll()": first, ".promisify()": first },
};
const aliases: Record<string, string> = { "lodash-es": "lodash", "aws-xray-sdk-core": "aws-xray-sdk", "path/posix": "path", querystring: "qs" };

export function knownFunction(handle: LibraryValue, engine: Engine): Value[] | undefined {
  if (handle.package === globalPackage && handle.path === ".module.exports" && handle.origin) return engine.exported(engine.program.fileOf(handle.origin), "*");
  if (handle.package === globalPackage && handle.path.startsWith(".import.meta.")) return ownPlace(handle, engine) ?? environmentVariable(handle);
  if (handle.package === globalPackage && Object.hasOwn(ownOrigin, handle.path)) return ownOrigin[handle.path];
  const held = environmentVariable(handle) ?? boxedValue(handle, engine);
  if (held) return held;
  if (!handle.call || !handle.path.endsWith("()")) return undefined;
  if (hookPackages.includes(handle.package)) return hookResult(handle.call.args, engine, handle);
  const rows = byPackage[aliases[handle.package] ?? handle.package];
  const known = rows && Object.hasOwn(rows, handle.path) ? rows[handle.path] : undefined;
  const result = known?.(handle.call.args, engine, handle);
  // a map of which nothing is known stays the library's object
  return result?.length || !handle.path.startsWith(".Map()") ? result : undefined;
}

/** Where a page was loaded from: addresses that begin with it are paths of the page's own origin. */
const ownOrigin: Readonly<Record<string, Value[]>> = { ".location.origin": [textValue("")], ".document.location.origin": [textValue("")] };

const environmentObjects = new Set([".process.env", ".import.meta.env", ".Bun.env"]);

function environmentVariable(handle: LibraryValue): Value[] | undefined {
  const parent = handle.parent;
  if (handle.package === globalPackage && parent && environmentObjects.has(parent.path)) return [{ kind: "text", template: [{ hole: "env", name: handle.name }] }];
  if (handle.package === "process" && parent?.path === ".env") return [{ kind: "text", template: [{ hole: "env", name: handle.name }] }];
  return undefined;
}

/** `import.meta.url`, `.dirname`: where the file is, within the system. */
function ownPlace(handle: LibraryValue, engine: Engine): Value[] | undefined {
  const file = handle.origin && engine.program.fileOf(handle.origin);
  if (file === undefined) return undefined;
  if (handle.name === "url" || handle.name === "filename") return [textValue(file)];
  return handle.name === "dirname" ? [textValue(folderOf(file))] : undefined;
}

/** The folder of a file; the empty text for the root. */
export function folderOf(file: string): string {
  return file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : "";
}

/** Rows of an object, in the order of the code. */
function entries(args: readonly Argument[], engine: Engine, row: (key: string, value: Argument) => Argument): Value[] {
  const objects = args[0] ? engine.argument(args[0]) : [];
  return objects.flatMap((object): Value[] => {
    if (object.kind !== "object" && object.kind !== "record" && object.kind !== "enum" && object.kind !== "module" && object.kind !== "json") return [];
    return [{ kind: "array", elements: entriesOf(engine, object).map(({ name, argument }) => row(name, argument)) }];
  });
}

/** `requireAll({ dirname, recursive: false })`, `requireDir("./handlers")`, `requireDirectory(module, "./handlers")`. */
function requireAll(args: readonly Argument[], engine: Engine, handle: LibraryValue): Value[] {
  const from = handle.call && engine.program.fileOf(handle.call.node);
  const given = args.flatMap((one) => engine.argument(one));
  const named = given.filter((value) => value.kind === "object").flatMap((value) => engine.member([value], "dirname"));
  const folders = named.length ? named : given.filter((value) => value.kind === "text");
  const recursive = given.flatMap((value) => (value.kind === "object" ? engine.member([value], "recursive").map(constantText) : []));
  const isRecursive = recursive.length ? !recursive.includes("false") : handle.package === "require-all" || handle.package === "require-directory";
  if (from === undefined) return [];
  return folders.flatMap((folder) => folderRecords(engine, toTemplate(folder), { from, recursive: isRecursive }));
}

/** `Object.fromEntries([["orders", handler]])`. */
function fromEntries(args: readonly Argument[], engine: Engine): Value[] {
  const members = new Map<string, Argument>();
  for (const list of args[0] ? engine.argument(args[0]) : []) {
    for (const pair of rowsOf(engine, list).flatMap((one) => engine.argument(one))) {
      const [name, argument] = pair.kind === "array" ? pair.elements : [];
      const key = name && constantText(engine.argument(name)[0]);
      if (key !== undefined && argument) members.set(key, argument);
    }
  }
  return [{ kind: "record", members }];
}

/** `Array.from(map)`; a list stays as it is. With a function, what that gives: of `{ length: count }` one element stands for all. */
function listed(args: readonly Argument[], engine: Engine): Value[] {
  const lists = first(args, engine).map((value): Value => {
    const rows = value.kind === "library" ? rowsOf(engine, value) : [];
    return rows.length ? { kind: "array", elements: rows } : value;
  });
  const makers = args[1] ? engine.argument(args[1]).filter((value) => value.kind === "function") : [];
  if (!makers.length) return lists;
  const rows = lists.flatMap((list): Argument[] => (list.kind === "array" ? [...list.elements] : [{ values: [unknownValue("")] }]));
  return [{ kind: "array", elements: rows.map((row) => ({ values: merge(...makers.map((maker) => engine.call(maker, { node: maker.node, args: [row, { values: [unknownValue("")] }], frame: undefined }))) })) }];
}

/** A list of what each row of the map or set gives. */
function ofMap(pick: (row: Value, engine: Engine) => Value[]): Known {
  return (_args, engine, handle) => {
    const rows = handle.parent?.parent ? rowsOf(engine, handle.parent.parent) : [];
    return rows.length ? [{ kind: "array", elements: rows.map((row) => ({ values: merge(...engine.argument(row).map((one) => pick(one, engine))) })) }] : [];
  };
}

/** `readFileSync("./schema.graphql", "utf8")`: beside the code, where it is started, or as the code puts the path together. */
function documentText(args: readonly Argument[], engine: Engine, handle: LibraryValue): Value[] {
  const path = constantText(first(args, engine)[0]);
  const home = handle.call && folderOf(engine.program.fileOf(handle.call.node));
  const text = path === undefined || home === undefined ? undefined : engine.program.documents.textAt(path, [home, engine.program.folder ?? "", ""]);
  return [text === undefined ? handle : textValue(text)];
}

/** `new URL(path, base)`: an absolute path replaces the base's path, a relative one its last segment. */
function url(args: readonly Argument[], engine: Engine): Value[] {
  const paths = args[0] ? engine.argument(args[0]) : [];
  const bases = args[1] ? engine.argument(args[1]) : [];
  if (!bases.length) return paths;
  return merge(...paths.map((path) => merge(...bases.map((base) => resolved(path, base)))));
}

function resolved(path: Value, base: Value): Value[] {
  const start = toTemplate(path)[0];
  const [known, root] = [constantText(path), constantText(base)];
  if (known !== undefined && root !== undefined && URL.canParse(known, root)) return [textValue(new URL(known, root).href)];
  if (typeof start === "string" && /^\w+:\/\//.test(start)) return [path];
  const trimmed = mapText(base, (text) => text.replace(/^(\w+:\/\/[^/]+)\/.*$/, "$1").replace(/\/$/, ""));
  const slash = typeof start === "string" && start.startsWith("/") ? [] : [[textValue("/")]];
  return concatenate([[trimmed], ...slash, [path]]);
}

/** `new Promise((resolve) => … resolve(x))` gives what `resolve` is called with. */
function promised(args: readonly Argument[], engine: Engine): Value[] {
  const executors = args[0] ? engine.argument(args[0]) : [];
  return merge(...executors.map((executor): Value[] => {
    const name = executor.kind === "function" ? executor.node.parameters[0]?.name.getText() : undefined;
    if (executor.kind !== "function" || !name) return [];
    const calls = engine.program.file(engine.program.fileOf(executor.node))?.index.calls.get(name) ?? [];
    const inside = calls.filter((call) => call.pos >= executor.node.pos && call.end <= executor.node.end);
    return merge(...inside.map((call) => ("arguments" in call && call.arguments?.[0] ? engine.evaluate(call.arguments[0], executor.frame) : [])));
  }));
}

/** `util.format("%s/orders", base)`. */
function format(args: readonly Argument[], engine: Engine): Value[] {
  const pattern = args[0] && constantText(engine.argument(args[0])[0]);
  if (pattern === undefined) return [unknownValue("format")];
  let next = 1;
  const parts = pattern.split(/(%[sdijoO])/).map((part) => {
    const argument = /^%[sdijoO]$/.test(part) ? args[next++] : undefined;
    return argument ? engine.argument(argument) : [textValue(part)];
  });
  return concatenate(parts);
}

/** `_.get(object, "a.b", fallback)`. */
function deepGet(args: readonly Argument[], engine: Engine): Value[] {
  const path = args[1] && constantText(engine.argument(args[1])[0]);
  if (path === undefined || !args[0]) return [unknownValue("get")];
  const found = path.split(".").reduce((values, name) => engine.member(values, name), engine.argument(args[0]));
  return found.length || !args[2] ? found : engine.argument(args[2]);
}
