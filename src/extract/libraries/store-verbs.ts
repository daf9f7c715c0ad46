/** Names of calls by what they do with the data of a store. */
import type { Access } from "./store-facts.js";

export interface StoreVerbs {
  reads: readonly string[];
  writes: readonly string[];
  /** The value before or after the change is the answer. */
  both?: readonly string[];
}

/** All of them, for the path of a use. */
export const verbNames = ({ reads, writes, both = [] }: StoreVerbs): string => `{${[...reads, ...writes, ...both].join(",")}}`;

export function accessOf({ reads, both = [] }: StoreVerbs, member: string): Access[] {
  if (both.includes(member)) return ["read", "write"];
  return reads.includes(member) ? ["read"] : ["write"];
}
