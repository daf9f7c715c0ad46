import { posix } from "node:path";
import { Kind, type DefinitionNode, type FieldDefinitionNode, type InputValueDefinitionNode, type OperationTypeNode } from "graphql";

/** A named type as far as its data goes. Extensions in other files are merged in. */
export interface NamedType {
  kind: "scalar" | "enum" | "object" | "union";
  name: string;
  fields: Map<string, FieldDefinitionNode | InputValueDefinitionNode>;
  /** Members of a union, or the types behind an interface that has no fields of its own. */
  members: readonly { readonly name: { readonly value: string } }[];
}

interface SchemaText {
  file: string;
  definitions: readonly DefinitionNode[];
}

/** Types by name. The same name may be defined in many schemas of a system: the definition nearest to the asking file is meant. */
export class TypeTable {
  readonly #byName = new Map<string, { file: string; definition: DefinitionNode }[]>();
  readonly #answers = new Map<string, NamedType | undefined>();

  constructor(private readonly schemas: readonly SchemaText[]) {
    for (const { file, definitions } of schemas) {
      for (const definition of definitions) {
        if (!("name" in definition) || definition.name === undefined) continue;
        const list = this.#byName.get(definition.name.value) ?? [];
        list.push({ file, definition });
        this.#byName.set(definition.name.value, list);
      }
    }
  }

  /** Type names that are the roots of operations, as the schema nearest to a file declares them, else by their usual names. */
  rootTypes(file: string): Map<string, `${OperationTypeNode}`> {
    const roots = new Map<string, `${OperationTypeNode}`>([["Query", "query"], ["Mutation", "mutation"], ["Subscription", "subscription"]]);
    for (const schema of this.schemas) {
      if (posix.dirname(schema.file) !== posix.dirname(file)) continue;
      for (const definition of schema.definitions) {
        if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
        for (const root of definition.operationTypes ?? []) roots.set(root.type.name.value, root.operation);
      }
    }
    return roots;
  }

  /** The type that a name means in a file. */
  find(name: string, file: string): NamedType | undefined {
    const key = `${posix.dirname(file)} ${file} ${name}`;
    if (!this.#answers.has(key)) this.#answers.set(key, this.#look(name, file));
    return this.#answers.get(key);
  }

  #look(name: string, file: string): NamedType | undefined {
    const all = this.#byName.get(name) ?? [];
    const nearest = Math.min(...all.map((one) => distance(one.file, file)));
    const chosen = all.filter((one) => distance(one.file, file) === nearest || isExtension(one.definition));
    const types = chosen.map((one) => typeOf(one.definition)).filter((type) => type !== undefined);
    const [first] = types;
    if (first === undefined) return undefined;
    return { ...first, fields: new Map(types.flatMap((type) => [...type.fields])), members: types.flatMap((type) => type.members) };
  }
}

const isExtension = (definition: DefinitionNode): boolean => definition.kind.endsWith("Extension");

/** Folders to climb and descend from one file to the other; 0 for the file itself. */
function distance(one: string, other: string): number {
  if (one === other) return 0;
  const from = posix.dirname(one).split("/");
  const to = posix.dirname(other).split("/");
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared += 1;
  return 1 + from.length + to.length - 2 * shared;
}

function typeOf(definition: DefinitionNode): NamedType | undefined {
  switch (definition.kind) {
    case Kind.SCALAR_TYPE_DEFINITION:
      return { kind: "scalar", name: definition.name.value, fields: new Map(), members: [] };
    case Kind.ENUM_TYPE_DEFINITION:
    case Kind.ENUM_TYPE_EXTENSION:
      return { kind: "enum", name: definition.name.value, fields: new Map(), members: definition.values ?? [] };
    case Kind.UNION_TYPE_DEFINITION:
    case Kind.UNION_TYPE_EXTENSION:
      return { kind: "union", name: definition.name.value, fields: new Map(), members: definition.types ?? [] };
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION:
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_EXTENSION:
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
    case Kind.INPUT_OBJECT_TYPE_EXTENSION:
      return { kind: "object", name: definition.name.value, fields: byName(definition.fields ?? []), members: [] };
    default:
      return undefined;
  }
}

function byName(fields: readonly (FieldDefinitionNode | InputValueDefinitionNode)[]): NamedType["fields"] {
  return new Map(fields.map((field) => [field.name.value, field]));
}
