/**
 * Objects of which only the declared type is known, and whose members are clients: `ctx: { db: PrismaClient; orders: OrderService }`.
 * In: an interface or a literal type. Out: a record of those members, each as its type says. What is no client or service is left out, for its type is not its value.
 */
import { ts } from "ts-morph";
import { propertyNameOf } from "../program/syntax.js";
import type { Engine } from "./engine.js";
import type { Argument, Value } from "./value.js";

const maxLevels = 3;

const known = new WeakMap<Engine, Map<ts.Node, Value[]>>();
/** Types that are being read: they may contain themselves. */
const reading = new WeakMap<Engine, Set<ts.Node>>();

/** One record, or nothing if no member tells anything. */
export function bagOfType(engine: Engine, type: ts.InterfaceDeclaration | ts.TypeLiteralNode): Value[] {
  const table = tableOf(known, engine, () => new Map<ts.Node, Value[]>());
  const open = tableOf(reading, engine, () => new Set<ts.Node>());
  const before = table.get(type);
  if (before) return before;
  if (open.has(type) || open.size >= maxLevels) return [];
  open.add(type);
  try {
    const members = new Map<string, Argument>(type.members.flatMap((member): [string, Argument][] => {
      const name = ts.isPropertySignature(member) ? propertyNameOf(member.name) : undefined;
      const values = name !== undefined && ts.isPropertySignature(member) && member.type ? engine.ofType(member.type, member).filter((value) => isClient(value) || (value.kind === "object" && isMade(member.type))) : [];
      return name !== undefined && values.length ? [[name, { values }]] : [];
    }));
    const bag: Value[] = members.size ? [{ kind: "record", members, open: true }] : [];
    if (open.size === 1) table.set(type, bag);
    return bag;
  } finally {
    open.delete(type);
  }
}

/** `orders: ReturnType<typeof createOrders>`: an object as the code makes it, and no type that settings have too. */
const isMade = (type: ts.TypeNode | undefined): boolean => type !== undefined && /\b(?:ReturnType|inferAsyncReturnType)\b/.test(type.getText());

const isClient = (value: Value): boolean => value.kind === "library" || value.kind === "instance" || value.kind === "record";

function tableOf<T>(tables: WeakMap<Engine, T>, engine: Engine, make: () => T): T {
  let table = tables.get(engine);
  if (!table) tables.set(engine, (table = make()));
  return table;
}
