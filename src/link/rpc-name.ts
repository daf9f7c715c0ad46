import type { OperationProtocol } from "../model/graph.js";

/** One way to write what a remote call asks for, so that both ends agree: patterns as canonical JSON, the rest as it is. */
export function canonicalPattern(text: string): string {
  const trimmed = text.trim();
  if (!/^[{[]/.test(trimmed)) return trimmed;
  try {
    return JSON.stringify(sortKeys(JSON.parse(trimmed)));
  } catch {
    return trimmed; // not JSON: a pattern with holes, or a name that begins with a brace
  }
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sortKeys(item)]));
}

/** `package.Service/Method` in its parts; the package may be missing. */
export interface GrpcName {
  pack: string;
  service: string;
  method: string;
}

export function parseGrpcName(text: string): GrpcName | undefined {
  const match = /^\/?(?:([\w.]+)\.)?(\w+)\/(\w+|\*)$/.exec(text.trim());
  return match ? { pack: match[1] ?? "", service: match[2] ?? "", method: match[3] ?? "" } : undefined;
}

/** Clients write `findOne`, proto files `FindOne`; the package is compared only if both sides have one; `*` is any method. */
export function sameGrpcMethod(a: GrpcName, b: GrpcName): boolean {
  return sameGrpcService(a, b) && (a.method === "*" || b.method === "*" || lowerFirst(a.method) === lowerFirst(b.method));
}

export function sameGrpcService(a: GrpcName, b: GrpcName): boolean {
  return a.service === b.service && (a.pack === "" || b.pack === "" || a.pack === b.pack);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Is this what the operation is called? */
export function sameRpcName(protocol: OperationProtocol, called: string, served: string): boolean {
  if (protocol !== "grpc") return canonicalPattern(called) === canonicalPattern(served);
  const [a, b] = [parseGrpcName(called), parseGrpcName(served)];
  return a !== undefined && b !== undefined ? sameGrpcMethod(a, b) : called === served;
}

/** Transports whose messages go to whoever's pattern they meet best: `role:math,cmd:sum,left:1` meets `role:math,cmd:sum`. */
const BY_PROPERTIES = new Set(["seneca", "hemera"]);

/** Of these names, those that are meant by what is called. */
export function namesMeant<T>(called: { protocol: OperationProtocol; transport?: string | undefined; name: string }, served: readonly T[], nameOf: (one: T) => string): T[] {
  if (called.transport === undefined || !BY_PROPERTIES.has(called.transport)) return served.filter((one) => sameRpcName(called.protocol, called.name, nameOf(one)));
  const said = properties(called.name);
  const met = served.flatMap((one) => {
    const wanted = [...properties(nameOf(one))];
    return wanted.length > 0 && wanted.every(([key, value]) => (value === "*" || value.includes("{") ? said.has(key) : said.get(key) === value)) ? [{ one, count: wanted.length }] : [];
  });
  const most = Math.max(...met.map(({ count }) => count));
  return met.filter(({ count }) => count === most).map(({ one }) => one);
}

function properties(pattern: string): Map<string, string> {
  const pairs = pattern.split(",").filter((part) => part.includes(":"));
  return new Map(pairs.map((part) => [part.slice(0, part.indexOf(":")), part.slice(part.indexOf(":") + 1)]));
}
