import type { Field } from "../model/graph.js";
import { FieldSet, maximumFieldDepth } from "../model/field-set.js";
import type { PrismaBlock } from "./prisma-blocks.js";

const scalars: Readonly<Record<string, string>> = {
  String: "string", Boolean: "boolean", Int: "integer", BigInt: "integer", Float: "number", Decimal: "number",
  DateTime: "string(date-time)", Json: "object", Bytes: "bytes",
};

/** The columns of a model. `named`: the other blocks by name; fields that name a model are relations and hold no data of their own. */
export function modelFields(model: PrismaBlock, named: ReadonlyMap<string, PrismaBlock>): Field[] {
  const fields = new FieldSet();
  addFields(model, { into: fields, named, prefix: "", optional: false, depth: 0 });
  return fields.shape().fields;
}

/** Fields that name another model. */
export function modelRelations(model: PrismaBlock, named: ReadonlyMap<string, PrismaBlock>): { name: string; model: string }[] {
  return model.lines.flatMap(({ text }) => {
    const { name, type } = /^(?<name>\w+)\s+(?<type>\w+)/.exec(text)?.groups ?? {};
    return name !== undefined && type !== undefined && /^(?:model|view)$/.test(named.get(type)?.kind ?? "") ? [{ name, model: type }] : [];
  });
}

interface Walk {
  into: FieldSet;
  named: ReadonlyMap<string, PrismaBlock>;
  prefix: string;
  optional: boolean;
  depth: number;
}

function addFields(block: PrismaBlock, walk: Walk): void {
  for (const { text } of block.lines) {
    const match = /^(?<name>\w+)\s+(?<type>\w+)(?:\([^)]*\))?(?<list>\[\])?(?<maybe>\?)?/.exec(text);
    const { name, type = "", list, maybe } = match?.groups ?? {};
    if (name === undefined) continue;
    addField(type, { ...walk, prefix: `${walk.prefix}${name}${list ?? ""}`, optional: walk.optional || maybe !== undefined });
  }
}

function addField(type: string, walk: Walk): void {
  const { into, named, prefix, optional, depth } = walk;
  const target = named.get(type);
  if (type in scalars) into.add(prefix, scalars[type] ?? "unknown", { optional });
  else if (target?.kind === "enum") into.add(prefix, "string", { optional, values: target.lines.flatMap(({ text }) => /^\w+/.exec(text)?.[0] ?? []) });
  else if (target?.kind === "type" && depth < maximumFieldDepth) addFields(target, { ...walk, prefix: `${prefix}.`, depth: depth + 1 });
  else if (type === "Unsupported") into.add(prefix, "unknown", { optional });
}
