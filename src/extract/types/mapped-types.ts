/** Types made member by member from other types: `Partial<T>`, `Pick<T, K>`, `{ [K in keyof T]: … }`. */
import { onceOf } from "./combine-types.js";
import { alternativesOf, unionOf, without, type Member, type ObjectType, type Type } from "./type.js";

/** What a mapping does to question marks; undefined: leaves them. */
export interface Modifier {
  optional?: boolean | undefined;
}

/** The same members, all of them optional or required. Alternatives are mapped one by one; what has no members stays. */
export function mapMembers(type: Type, modifier: Modifier): Type {
  return ofEach(type, (one) => remade(one, (members) => [...members].map(([name, each]) => [name, modified(each, modifier)])));
}

/** Only the members whose names are wanted. */
export function pickMembers(type: Type, isWanted: (name: string) => boolean): Type {
  return ofEach(type, (one) => remade(one, (members) => [...members].filter(([name]) => isWanted(name))));
}

export function modified(each: Member, { optional }: Modifier): Member {
  if (optional === undefined) return each;
  return { ...each, optional, ...(optional ? {} : { type: () => without(each.type(), "undefined") }) };
}

const ofEach = (type: Type, change: (one: ObjectType) => Type): Type => unionOf(alternativesOf(type).map((one) => (one.kind === "object" ? change(one) : one)));

function remade(one: ObjectType, change: (members: ReadonlyMap<string, Member>) => (readonly [string, Member])[]): ObjectType {
  return {
    kind: "object",
    ...(one.name === undefined ? {} : { name: one.name }),
    ...(one.declaration ? { declaration: one.declaration } : {}),
    members: onceOf(() => new Map(change(one.members()))),
    ...(one.index ? { index: one.index } : {}),
    ...(one.open ? { open: one.open } : {}),
  };
}
