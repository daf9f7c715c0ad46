/** Contracts of ts-rest: parts with names, which may put a prefix before the paths of all their entries. */
import type { Alternatives } from "../../model/facts.js";
import type { ValueView } from "./value-view.js";

/** A part of a contract, or an entry with method and path, and what stands before its path. */
export interface ContractPart {
  table: ValueView;
  prefix: Alternatives;
}

/** `c.router({ … }, { pathPrefix })` and its members, or the object itself. */
export function contractPart(contract: ValueView, outer: Alternatives = []): ContractPart {
  const made = contract.made("router");
  if (!made) return { table: contract, prefix: outer };
  const members = /\.router\(\)((?:\.[\w$]+)*)$/.exec(contract.library()?.path ?? "")?.[1]?.split(".").filter(Boolean) ?? [];
  return members.reduce((at, name) => contractPart(at.table.prop(name), at.prefix), { table: made.arg(0), prefix: prefixed(outer, made.arg(1).prop("pathPrefix").text()) });
}

/** Every head before every path; what is not there adds nothing. */
export function prefixed(heads: Alternatives, tails: Alternatives): Alternatives {
  if (!heads.length || !tails.length) return heads.length ? heads : tails;
  return heads.flatMap((head) => tails.map((tail) => [...head, ...tail]));
}
