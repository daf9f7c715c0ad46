import { compareText } from "../model/compare.js";
import type { Alternatives, Fact, InfrastructureFact, MessageFact, ResourceReference, StoreFact } from "../model/facts.js";
import type { Template } from "../model/template.js";
import { printTemplate } from "../model/template.js";
import type { Environment } from "./environment.js";
import { fillTemplates } from "./fill-template.js";
import { channelName } from "./channel-name.js";

/** A fact whose partner is a queue, topic, stream, table or bucket. */
export type NamedFact = MessageFact | StoreFact;

/** Is it such a fact? */
export function isNamedFact(fact: Fact): fact is NamedFact {
  return fact.type === "message-published" || fact.type === "message-consumed" || fact.type === "store-read" || fact.type === "store-write";
}

/** The names under which a fact's partner is asked for. */
export const namesIn = (fact: NamedFact): Alternatives => ("channel" in fact ? fact.channel : (fact.dataset ?? []));

/** The fact with other names in it. */
export function withNames(fact: NamedFact, names: Alternatives): NamedFact {
  return "channel" in fact ? { ...fact, channel: names } : { ...fact, dataset: names };
}

/** All resources that the infrastructure speaks of. */
export function resourcesOf(facts: readonly InfrastructureFact[]): ResourceReference[] {
  const all = facts.flatMap((fact): ResourceReference[] => {
    if (fact.type === "channel-fed") return [fact.from, fact.to];
    return fact.type === "deployed" ? [...fact.receives, ...fact.grants.map((grant) => grant.resource)] : [];
  });
  const distinct = new Map(all.map((one) => [`${one.system} ${printTemplate(one.name)}`, one]));
  return [...distinct].sort(([a], [b]) => compareText(a, b)).map(([, one]) => one);
}

/** Says which declared resource a name means: names differ by stage, and each place writes the stage in its own way. */
export class DeclaredNames {
  readonly #patterns: { system: string; pattern: RegExp; name: Template }[];

  constructor(resources: readonly ResourceReference[]) {
    this.#patterns = resources.filter(({ name }) => name.some((part) => typeof part === "string" && /[A-Za-z]{3}/.test(part))).map(({ system, name }) => ({ system, name, pattern: patternOf(name) }));
  }

  /** The declared name; undefined if none or several could be meant. */
  find(system: string, template: Template): Template | undefined {
    const written = channelName(template.map((part) => (typeof part === "string" ? part : "\u0001")));
    if (written === undefined || !/[A-Za-z]{3}/.test(written)) return undefined;
    const fits = this.#patterns.filter((one) => one.system === system && one.pattern.test(written));
    return fits.length === 1 ? fits[0]?.name : undefined;
  }

  /** The names of a fact, those that the infrastructure declares as it declares them. */
  settled(fact: NamedFact, environment: Environment): Alternatives {
    const names = namesIn(fact).flatMap((template) => {
      const found = fillTemplates([template], environment).map((filled) => this.find(fact.system, filled.template));
      const known = found.filter((one) => one !== undefined);
      return known.length === found.length && known.length > 0 ? known : [template];
    });
    return [...new Map(names.map((name) => [printTemplate(name), name])).values()];
  }
}

/** A hole stands for one word or another hole: `orders-{stage}` is `orders-dev` and `orders-{STAGE}`, not `orders-dead-letter-dev`. */
function patternOf(name: Template): RegExp {
  const source = name.map((part) => (typeof part === "string" ? part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") : "(?:\u0001|[A-Za-z0-9]+)")).join("");
  return new RegExp(`^${source}$`, "i");
}
