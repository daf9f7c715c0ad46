import { compareText } from "../model/compare.js";
import type { Alternatives, DeployedFact, Fact, ResourceReference } from "../model/facts.js";
import type { Evidence } from "../model/graph.js";
import type { Template } from "../model/template.js";
import { constantOf, printTemplate } from "../model/template.js";
import type { NamedFact } from "./declared-names.js";
import { isNamedFact, namesIn, withNames } from "./declared-names.js";
import { weakest } from "./confidence.js";
import { sortedUnique } from "./order.js";

/** Something that a service has leave to use, and where that is said. */
export interface Granted {
  access: DeployedFact["grants"][number]["access"];
  resource: ResourceReference;
  evidence: Evidence;
}

interface Pair {
  asked: string;
  resource: string;
  score: number;
  likeness: number;
}

const accessOf = { "message-published": "send", "message-consumed": "receive", "store-read": "store", "store-write": "store" } as const;

/**
 * Names that code asks a parameter store or its input for, and that nothing gives: of the resources that the service has leave to use, the one whose
 * name is nearest; and if one name and one resource are left, that one. Weak evidence, used only where there is no other.
 */
export function grantedNames(facts: readonly Fact[], granted: readonly Granted[]): Fact[] {
  const named = facts.filter(isNamedFact);
  const groups = sortedUnique(named.map((fact) => groupOf(fact)));
  const chosen = new Map(groups.flatMap((group) => choose(named.filter((fact) => groupOf(fact) === group), granted.filter((one) => groupOfGrant(one) === group)).map(([asked, one]) => [`${group} ${asked}`, one] as const)));
  return chosen.size === 0 ? [...facts] : facts.map((fact) => (isNamedFact(fact) ? replaced(fact, chosen) : fact));
}

const groupOf = (fact: NamedFact): string => `${fact.system} ${accessOf[fact.type]}`;
const groupOfGrant = ({ access, resource }: Granted): string => `${resource.system} ${access === "read" || access === "write" ? "store" : access}`;

/** What is asked for, with the grant that it means. */
function choose(facts: readonly NamedFact[], granted: readonly Granted[]): [string, Granted][] {
  const told = new Set(facts.flatMap((fact) => namesIn(fact).map(printTemplate)));
  const free = new Map(granted.map((one) => [printTemplate(one.resource.name), one] as const).filter(([name]) => !told.has(name)));
  const open = facts.flatMap((fact) => namesIn(fact).filter(isOpen));
  const settings = new Set(open.filter(isSetting).map(printTemplate));
  const asked = new Set(open.map(printTemplate));
  const out: [string, Granted][] = [];
  const take = (name: string, resource: string): void => {
    const grant = free.get(resource);
    if (grant) out.push([name, grant]);
    free.delete(resource);
    for (const list of [asked, settings]) list.delete(name);
  };
  // what a message or a caller hands in is called as its sender likes: only settings are compared by their names
  for (let best = nearest([...settings], [...free.keys()]); best; best = nearest([...settings], [...free.keys()])) take(best.asked, best.resource);
  const [[name], [left]] = [[...asked], [...free]];
  if (asked.size === 1 && free.size === 1 && left && name !== undefined && (settings.has(name) ? mayMean(name, left) : !/^\{…?\}$/.test(name))) take(name, left[0]);
  return out;
}

/** A setting that says nothing but `tableName`, or something of the resource. It has a name of its own, and needs no other that is not known either. */
function mayMean(setting: string, [resource, { resource: { name } }]: readonly [string, Granted]): boolean {
  const words = wordsOf(setting);
  return !isOpen(name) && (words.length === 0 || words.some((word) => wordsOf(resource).includes(word)));
}

const isSetting = (template: Template): boolean => template.some((part) => typeof part !== "string" && (part.hole === "config" || part.hole === "env"));

/** Nothing but one hole: which resource it is, is not even partly known. */
const isOpen = (template: Template): boolean => template.length === 1 && constantOf(template) === undefined;

/** The pair that has most in common; none if another resource has as much. */
function nearest(asked: readonly string[], resources: readonly string[]): Pair | undefined {
  const pairs = asked.flatMap((one) => resources.map((resource) => pairOf(one, resource))).filter((pair) => pair.score >= 0.5);
  pairs.sort((a, b) => b.score - a.score || b.likeness - a.likeness || compareText(a.asked + a.resource, b.asked + b.resource));
  return pairs.find((pair) => !pairs.some((other) => other !== pair && other.asked === pair.asked && other.score === pair.score && other.likeness === pair.likeness));
}

function pairOf(asked: string, resource: string): Pair {
  const [wanted, offered] = [wordsOf(asked), wordsOf(resource)];
  const shared = wanted.filter((word) => offered.includes(word)).length;
  return { asked, resource, score: wanted.length === 0 ? 0 : shared / wanted.length, likeness: offered.length === 0 ? 0 : shared / offered.length };
}

const plain = /^(?:app|config|settings?|queues?|topics?|tables?|buckets?|streams?|events?bus|urls?|uri|arn|name|id|env|stage|aws|sqs|sns|s3|dynamodb|dynamo|db|fifo)$/;

function wordsOf(name: string): string[] {
  return sortedUnique(name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== "" && !plain.test(word)));
}

function replaced(fact: NamedFact, chosen: ReadonlyMap<string, Granted>): Fact {
  const found = namesIn(fact).map((template) => (isOpen(template) ? chosen.get(`${groupOf(fact)} ${printTemplate(template)}`) : undefined));
  if (!found.some((one) => one !== undefined)) return fact;
  const names: Alternatives = namesIn(fact).map((template, index) => found[index]?.resource.name ?? template);
  const via = found.flatMap((one) => (one ? [{ ...one.evidence, reason: `may ${one.access} ${printTemplate(one.resource.name)}` }] : []));
  return { ...withNames(fact, names), via: [...(fact.via ?? []), ...via], confidence: weakest(fact.confidence, "inferred") };
}
