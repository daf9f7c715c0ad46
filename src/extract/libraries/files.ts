import { posix } from "node:path";
import type { Alternatives } from "../../model/facts.js";
import { constantOf, printTemplate, type Template } from "../../model/template.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, type Access } from "./store-facts.js";

const reads = ["readFile", "readFileSync", "createReadStream", "readJson", "readJsonSync", "readJSON", "readJSONSync"];
const writes = ["writeFile", "writeFileSync", "appendFile", "appendFileSync", "createWriteStream", "outputFile", "outputFileSync", "writeJson", "writeJsonSync", "writeJSON", "outputJson"];

/** Kinds of files that hold data. What only configures or shows something is none, whatever its kind. */
const data = /\.(?:csv|tsv|json|jsonl|ndjson|parquet|avro|orc|arrow|feather|xlsx?|xml|sql|sqlite3?|db|onnx|pkl|pickle|pt|pth|h5|joblib|model|bin|npz?|dat|gpx|geojson|kml|ics)(?:\.(?:gz|zip|bz2|zst))?$/i;
const noData = /(?:^|[/_-])(?:tmp|temp)[/_-]|(?:^|\/)(?:\.cache|cache|dist|build|coverage|node_modules|public|assets)\/|(?:^|[/\\])(?:package(?:-lock)?|tsconfig[\w.-]*|manifest|angular|nest-cli|\.?eslintrc|\.?babelrc|composer|swagger|openapi|asyncapi|renovate|lerna|nx|turbo|vercel|firebase|app)\.(?:json|xml)$|(?:config|settings|schema|locale|i18n|translation|credential|secret|cert|key|token|template|fixture|mock|test|spec|lang|swagger|openapi|abi|sample|example|seed)/i;

/** https://nodejs.org/api/fs.html; fs-extra and graceful-fs add to it. */
export const files: LibraryModel = {
  id: "files",
  title: "Files (fs)",
  packages: ["fs", "fs/promises", "fs-extra", "graceful-fs", "mz/fs", "jsonfile"],
  category: "database",
  system: "file",
  finds: "data files (CSV, JSON, XML, spreadsheets, models and the like) that are read and written under a name which is known at least in part",
  cannotSee: "files whose name comes from outside; settings, certificates and templates are left out on purpose",
  aliases: { ".promises": "", ".default": "" },
  uses: [{ on: `.{${[...reads, ...writes].join(",")}}`, facts: accessed }],
};

function accessed(use: CallUse): Draft[] {
  const access: Access = reads.includes(use.member) ? "read" : "write";
  const path = use.arg(0);
  if (!path.exists) return [];
  const { known, open } = namesOf(path.text(), access);
  // a helper of the project's own gets the name from its callers. What they do not know either is left out, but for files that grow: those hold records
  const appended = open.length > 0 && /^append/.test(use.member) && !/log|tmp|temp/i.test(open.map(printTemplate).join());
  return [...(known.length ? accesses([access], { system: "file", kind: "file", dataset: folded(known) }) : []), ...(open.length ? accesses([access], { system: "file", kind: "file", asks: open }).map((draft): Draft => (appended ? { ...draft, confidence: "inferred" } : { ...draft, tentative: true })) : [])];
}

function namesOf(paths: Alternatives, access: Access): { known: Alternatives; open: Alternatives } {
  const known: Alternatives = [];
  const open: Alternatives = [];
  for (const path of paths) {
    const texts = [path, ...fallbacks(path)].map(printTemplate);
    if (texts.some((text) => data.test(text)) && [path, ...fallbacks(path)].some((one) => isNamed(one, access)) && !texts.some((text) => noData.test(text))) known.push(relative(path));
    else if (constantOf(path) === undefined && !texts.some((text) => noData.test(text))) open.push(path);
  }
  return { known, open };
}

/** `data/paris/rides.csv` or `data/rome/rides.csv`, as the settings say: one file in each of several places. */
function folded(names: Alternatives): Alternatives {
  const texts = names.map(printTemplate);
  const ends = new Set(texts.map((text) => text.slice(text.lastIndexOf("/") + 1)));
  const starts = new Set(texts.map((text) => text.slice(0, text.indexOf("/") + 1)));
  const [start, end] = [[...starts][0] ?? "", [...ends][0] ?? ""];
  return names.length > 1 && ends.size === 1 && starts.size === 1 && start !== "" && end !== "" ? [[start, { hole: "config", name: "…" }, `/${end}`]] : names;
}

/**
 * More than the kind of the file is known: part of its name, or at least the folder that it is written to. What is read as `{folder}/{id}.json`, or
 * as `work/{id}.json`, can be any file that another program has left there.
 */
function isNamed(path: Template, access: Access): boolean {
  const stem = path.map((part) => (typeof part === "string" ? part : "{}")).join("").replace(/(?:\.\w+)+$/, "");
  return /[A-Za-z]/.test(access === "read" ? stem.replace(/^.*\//, "") : stem);
}

const fallbacks = (path: Template): Alternatives => path.flatMap((part) => (typeof part === "object" ? (part.fallback ?? []) : []));

/** `./data/x.csv`, `src/../data/x.csv` → `data/x.csv`. */
const relative = (path: Template): Template => path.map((part, index) => (index === 0 && typeof part === "string" ? straight(part) : part)).filter((part) => part !== "");

const straight = (start: string): string => posix.normalize(start).replace(/^(?:\.\/)+/, "");
