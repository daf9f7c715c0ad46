/** Which labels and relations does a Cypher text read and write? In: a template. Out: names. Pure; https://neo4j.com/docs/cypher-manual. */
import type { Template } from "../../model/template.js";
import type { Access } from "./store-facts.js";

export interface CypherLabel {
  name: string;
  access: Access;
}

const clause = /\b(OPTIONAL\s+MATCH|MATCH|CREATE|MERGE|(?:DETACH\s+)?DELETE|SET|REMOVE|WHERE|RETURN|WITH|UNWIND|CALL|FOREACH|ON\s+(?:CREATE|MATCH))\b/gi;
const named = /(?:\(|\[)\s*(?<variable>\w*)\s*(?<labels>(?:\s*[:|&]\s*`?\w+`?)+)/g;

/** A clause that matches reads, one that creates or merges writes (what MERGE finds is not handed out); what SET and DELETE change was matched before. */
export function cypherLabels(text: Template): CypherLabel[] {
  // a hole is a value or a label of run time; neither has a name here
  const written = text.map((part) => (typeof part === "string" ? part : "")).join("").replace(/\/\/[^\n]*|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, " ");
  const labelsOf = new Map<string, string[]>();
  const out = new Map<string, CypherLabel>();
  const add = (name: string, access: Access): void => void out.set(`${access} ${name}`, { name, access });
  for (const { keyword, body } of clauses(written)) {
    if (/MATCH$|^CREATE$|^MERGE$/.test(keyword)) {
      for (const { groups = {} } of body.matchAll(named)) {
        const labels = (groups["labels"] ?? "").match(/\w+/g) ?? [];
        if (groups["variable"]) labelsOf.set(groups["variable"], labels);
        for (const label of labels) {
          if (keyword === "MATCH") add(label, "read");
          else add(label, "write");
        }
      }
    } else if (/DELETE$|^SET$|^REMOVE$|^ON /.test(keyword)) {
      for (const [variable] of body.matchAll(/\b\w+\b/g)) for (const label of labelsOf.get(variable) ?? []) if (changes(keyword, body, variable)) add(label, "write");
    }
  }
  return [...out.values()];
}

/** `SET o.paid = p.sum` changes `o` and not `p`. */
const changes = (keyword: string, body: string, variable: string): boolean => (keyword.endsWith("DELETE") ? new RegExp(`(?:^|,)\\s*${variable}\\s*(?:,|$)`).test(body.trim()) : new RegExp(`(?:^|,)\\s*(?:SET\\s+)?${variable}\\s*(?:[.:+=])`, "i").test(body.trim()));

function clauses(text: string): { keyword: string; body: string }[] {
  const starts = [...text.matchAll(clause)];
  return starts.map((match, index) => ({ keyword: (match[1] ?? "").toUpperCase().replace(/\s+/g, " ").replace("OPTIONAL ", ""), body: text.slice(match.index + match[0].length, starts[index + 1]?.index ?? text.length) }));
}
