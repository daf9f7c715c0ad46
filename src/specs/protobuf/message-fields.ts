import protobuf from "protobufjs";
import type { DataShape } from "../../model/graph.js";
import { FieldSet, maximumFieldDepth } from "../../model/field-set.js";
import type { ProtoFile } from "./proto-files.js";

const scalars: Readonly<Record<string, string>> = {
  string: "string", bool: "boolean", bytes: "bytes", float: "number", double: "number",
  int32: "integer", int64: "integer", uint32: "integer", uint64: "integer", sint32: "integer", sint64: "integer",
  fixed32: "integer", fixed64: "integer", sfixed32: "integer", sfixed64: "integer",
};

/** Messages that every protobuf installation brings along. Source: protobuf.dev, well-known types and their JSON form. */
const wellKnown: Readonly<Record<string, string>> = {
  Timestamp: "string(date-time)", Duration: "string(duration)", FieldMask: "string", Any: "object", Struct: "object", Value: "unknown",
  ListValue: "array", StringValue: "string", BytesValue: "bytes", BoolValue: "boolean", Int32Value: "integer", Int64Value: "integer",
  UInt32Value: "integer", UInt64Value: "integer", FloatValue: "number", DoubleValue: "number",
};

/** The field list of a message, as the service's file sees the type name. */
export function messageShape(typeName: string, scope: string, visible: readonly ProtoFile[]): DataShape {
  const fields = new FieldSet();
  const name = typeName.split(".").at(-1) ?? typeName;
  if (wellKnownName(typeName) === "Empty") return { name, fields: [] };
  const type = findType(typeName, scope, visible);
  if (type instanceof protobuf.Type) addFields(type, fields, { path: "", depth: 0, optional: false, trail: new Set(), visible });
  else fields.open = true;
  return fields.shape(name);
}

interface Position {
  path: string;
  depth: number;
  optional: boolean;
  trail: ReadonlySet<protobuf.Type>;
  visible: readonly ProtoFile[];
}

function addFields(type: protobuf.Type, into: FieldSet, at: Position): void {
  const trail = new Set([...at.trail, type]);
  for (const field of type.fieldsArray) {
    const path = `${at.path === "" ? "" : `${at.path}.`}${field.name}${field.repeated ? "[]" : ""}`;
    const optional = at.optional || mayBeMissing(field);
    addField({ field, scope: type.fullName }, into, { ...at, path, optional, trail, depth: at.depth + 1 });
  }
}

function addField({ field, scope }: { field: protobuf.Field; scope: string }, into: FieldSet, at: Position): void {
  const found = findType(field.type, scope, at.visible);
  if (field instanceof protobuf.MapField) into.add(at.path, `map<${plainType(field.keyType)},${plainType(field.type, found)}>`, at);
  else if (!(found instanceof protobuf.Type)) into.add(at.path, plainType(field.type, found), { optional: at.optional, ...(found instanceof protobuf.Enum ? { values: Object.keys(found.values) } : {}) });
  else if (at.trail.has(found) || at.depth >= maximumFieldDepth || into.full) {
    into.open = true;
    into.add(at.path, "object", at);
  } else if (found.fieldsArray.length === 0) into.add(at.path, "object", at);
  else addFields(found, into, at);
}

/** A member of a `oneof`, an explicit `optional`, or a proto2 field that is neither required nor repeated. */
function mayBeMissing(field: protobuf.Field): boolean {
  return field.partOf !== null || (!field.repeated && field.getOption("proto3_optional") === true);
}

function plainType(name: string, found?: protobuf.ReflectionObject): string {
  if (found instanceof protobuf.Enum) return "string";
  if (found instanceof protobuf.Type) return found.name;
  return scalars[name] ?? wellKnown[wellKnownName(name) ?? ""] ?? "unknown";
}

const wellKnownName = (name: string): string | undefined => /^\.?google\.protobuf\.(\w+)$/.exec(name)?.[1];

/** Looks a name up as protobuf does: from the innermost scope outwards, through all visible files; a leading dot means from the top. */
function findType(name: string, scope: string, visible: readonly ProtoFile[]): protobuf.ReflectionObject | undefined {
  if (name in scalars) return undefined;
  const scopes = name.startsWith(".") ? [] : scope.split(".").filter((part) => part !== "");
  const path = name.split(".").filter((part) => part !== "");
  for (let length = scopes.length; length >= 0; length -= 1) {
    for (const file of visible) {
      const found = descend(file.root, [...scopes.slice(0, length), ...path]);
      if (found instanceof protobuf.Type || found instanceof protobuf.Enum) return found;
    }
  }
  return undefined;
}

function descend(root: protobuf.Root, path: readonly string[]): protobuf.ReflectionObject | null {
  let current: protobuf.ReflectionObject | null = root;
  for (const name of path) {
    if (!(current instanceof protobuf.Namespace)) return null;
    current = current.get(name);
  }
  return current;
}
