import { Kind, type FieldDefinitionNode, type InputValueDefinitionNode, type TypeNode } from "graphql";
import type { DataShape } from "../../model/graph.js";
import { FieldSet, maximumFieldDepth } from "../../model/field-set.js";
import type { TypeTable } from "./type-table.js";

/** Results are graphs: two levels show what an operation is about, everything below is for the client to choose. */
const resultDepth = 2;

const scalars: Readonly<Record<string, string>> = {
  ID: "string", String: "string", Int: "integer", Float: "number", Boolean: "boolean",
  DateTime: "string(date-time)", Date: "string(date)", Time: "string(time)", JSON: "object", JSONObject: "object", Upload: "string(binary)",
  UUID: "string(uuid)", BigInt: "integer", Decimal: "number", EmailAddress: "string(email)", URL: "string(uri)",
};

/** The file whose types are meant, and all types. */
export interface TypeScope {
  file: string;
  types: TypeTable;
}

/** The arguments of an operation, input objects opened up. */
export function argumentsShape(field: FieldDefinitionNode, scope: TypeScope): DataShape {
  const fields = new FieldSet();
  const walk = { ...scope, fields, limit: maximumFieldDepth };
  for (const argument of field.arguments ?? []) addMember(argument, { path: "", depth: 0, optional: false, trail: [] }, walk);
  return fields.shape();
}

/** The fields of the type that an operation returns. */
export function resultShape(field: FieldDefinitionNode, scope: TypeScope): DataShape {
  const fields = new FieldSet();
  const { name, list } = unwrap(field.type);
  addNamed(name, { path: list, depth: 0, optional: false, trail: [] }, { ...scope, fields, limit: resultDepth });
  return fields.shape(name);
}

interface Walk extends TypeScope {
  fields: FieldSet;
  limit: number;
}

interface Position {
  path: string;
  depth: number;
  optional: boolean;
  trail: readonly string[];
}

function addMember(member: FieldDefinitionNode | InputValueDefinitionNode, at: Position, walk: Walk): void {
  const { name, list, required } = unwrap(member.type);
  const path = `${at.path === "" ? "" : `${at.path}.`}${member.name.value}${list}`;
  addNamed(name, { ...at, path, depth: at.depth + 1, optional: at.optional || !required }, walk);
}

function addNamed(name: string, at: Position, walk: Walk): void {
  const type = walk.types.find(name, walk.file);
  if (type?.kind === "object") addObject({ name, members: [...type.fields.values()] }, at, walk);
  else if (type?.kind === "union") addUnion(type.members.map((member) => member.name.value), at, walk);
  else if (at.path === "" || at.path === "[]") walk.fields.open = true;
  else if (type?.kind === "enum") walk.fields.add(at.path, "string", { optional: at.optional, values: type.members.map((member) => member.name.value) });
  else walk.fields.add(at.path, scalars[name] ?? (type === undefined ? "unknown" : name), at);
}

function addObject(type: { name: string; members: (FieldDefinitionNode | InputValueDefinitionNode)[] }, at: Position, walk: Walk): void {
  if (at.trail.includes(type.name) || at.depth >= walk.limit || walk.fields.full) {
    walk.fields.open = true;
    if (at.path !== "") walk.fields.add(at.path, "object", at);
    return;
  }
  for (const member of type.members) addMember(member, { ...at, trail: [...at.trail, type.name] }, walk);
}

/** Only object types may be members of a union. */
function addUnion(names: readonly string[], at: Position, walk: Walk): void {
  const objects = names.filter((name) => walk.types.find(name, walk.file)?.kind === "object");
  const sets = objects.map((name) => {
    const fields = new FieldSet();
    addNamed(name, at, { ...walk, fields });
    return fields;
  });
  walk.fields.addAlternatives(sets);
}

/** `[Item!]!` → `Item`, `[]`, required. */
function unwrap(type: TypeNode): { name: string; list: string; required: boolean } {
  if (type.kind === Kind.NON_NULL_TYPE) return { ...unwrap(type.type), required: true };
  if (type.kind === Kind.NAMED_TYPE) return { name: type.name.value, list: "", required: false };
  const inner = unwrap(type.type);
  return { ...inner, list: `${inner.list}[]`, required: false };
}
