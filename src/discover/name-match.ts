/** Which code folder does a name from a deployment file mean? `acme/shop-orders-service` → `services/orders`. */
export interface Named {
  folder: string;
  /** Folder name, package name … */
  names: string[];
  /** Of two folders with the same name, the one with more weight is meant. */
  weight?: number;
}

/** Words that tell what kind of thing it is, not which one. */
const kindWords = new Set(["service", "services", "svc", "ms", "microservice", "api", "app", "server", "srv", "backend", "deployment", "container", "image", "dev", "prod", "local", "test"]);
/** Names that many systems share: a longer name that only ends in one of these means something else. */
const vague = new Set([...kindWords, "web", "ui", "client", "frontend", "worker", "core", "common", "base", "main", "node", "job", "jobs", "cron", "db", "database", "admin"]);

/** The words of a name, lower case. */
export function wordsOf(name: string): string[] {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== "");
}

/** Letters and digits only. */
export function squash(name: string): string {
  return wordsOf(name).join("");
}

/** The one folder that the name means; undefined when there is none or more than one. */
export function folderNamed(name: string, units: readonly Named[]): string | undefined {
  return exactly(name, units) ?? bySuffix(name, units) ?? byCore(name, units);
}

/** The folder whose folder or package name is the name itself, but for punctuation. */
export function exactly(name: string, units: readonly Named[]): string | undefined {
  const wanted = squash(name);
  return only(units.filter((unit) => unit.names.some((each) => squash(each) === wanted)));
}

/** The longest unit name that the name ends with. */
function bySuffix(name: string, units: readonly Named[]): string | undefined {
  const words = wordsOf(name);
  for (let from = 1; from < words.length; from += 1) {
    const rest = words.slice(from);
    if (rest.length === 1 && vague.has(rest[0] ?? "")) return undefined;
    const found = units.filter((unit) => unit.names.some((each) => squash(each) === rest.join("")));
    if (found.length > 0) return only(found);
  }
  return undefined;
}

/** Equal once the words that only tell the kind are left out. */
function byCore(name: string, units: readonly Named[]): string | undefined {
  const core = coreOf(name);
  if (core === "") return undefined;
  return only(units.filter((unit) => unit.names.some((each) => coreOf(each) === core && saysMoreThanScope(each))));
}

/** `@shop/api` is not the shop: all packages of the scope begin like that. */
const saysMoreThanScope = (name: string): boolean => !name.startsWith("@") || coreOf(name.replace(/^@[^/]*\//, "")) !== "";

function coreOf(name: string): string {
  return wordsOf(name).filter((word) => !kindWords.has(word)).map((word) => word.replace(/s$/, "")).join("");
}

function only(units: readonly Named[]): string | undefined {
  const heaviest = Math.max(...units.map((unit) => unit.weight ?? 0));
  const folders = [...new Set(units.filter((unit) => (unit.weight ?? 0) === heaviest).map((unit) => unit.folder))];
  return folders.length === 1 ? folders[0] : undefined;
}
