/**
 * Code that speaks to a sidecar names stores and brokers as the sidecar knows them. What they are, and who gets which messages, its components and subscriptions say.
 * In: facts of services and of the infrastructure. Out: facts of services, with the systems behind the names.
 */
import type { Alternatives, ComponentGivenFact, Fact, HttpEndpointFact, InfrastructureFact, MessageFact, ServiceFacts, SubscriptionGivenFact } from "../model/facts.js";
import type { ServiceLayout } from "../model/layout.js";
import { constantOf } from "../model/template.js";

/** The system of everything that is only known by the name which a sidecar gives it. */
const unnamed = "dapr";

interface Sidecars {
  components: readonly ComponentGivenFact[];
  subscriptions: readonly SubscriptionGivenFact[];
}

export function withSidecars(facts: readonly ServiceFacts[], said: readonly InfrastructureFact[], services: readonly ServiceLayout[]): ServiceFacts[] {
  const known: Sidecars = { components: said.filter((fact) => fact.type === "component-given"), subscriptions: said.filter((fact) => fact.type === "subscription-given") };
  if (known.components.length + known.subscriptions.length === 0) return [...facts];
  const names = new Map(services.map((service) => [service.name, [service.name, ...service.aliases]]));
  return facts.map((one) => ({ ...one, facts: [...one.facts, ...delivered(one, names.get(one.service) ?? [], known)].map((fact) => behind(fact, known)) }));
}

/** Messages of a topic that are handed to the service. */
function delivered({ facts }: ServiceFacts, names: readonly string[], { subscriptions }: Sidecars): MessageFact[] {
  return subscriptions.flatMap((one): MessageFact[] => {
    const routes = facts.filter((fact): fact is HttpEndpointFact => fact.type === "http-endpoint" && (fact.method === "POST" || fact.method === "*") && one.routes.includes(fact.path));
    const isMeant = one.services.length ? one.services.some((name) => names.includes(name)) : routes.length > 0;
    if (!isMeant) return [];
    const [handler] = routes;
    const payload = handler?.request;
    return [{ type: "message-consumed", system: unnamed, channelKind: "topic", channel: [one.channel], broker: [[one.component]], ...(payload ? { payload } : {}), evidence: one.evidence, ...(handler ? { via: [handler.evidence] } : {}), confidence: "certain" }];
  });
}

/** The fact, of the system behind the name. */
function behind(fact: Fact, { components }: Sidecars): Fact {
  if (!("system" in fact) || fact.system !== unnamed) return fact;
  const component = componentOf(fact, components);
  if (!component) return fact;
  const seen = { system: component.system, via: [...(fact.via ?? []), component.evidence] };
  if (fact.type !== "store-read" && fact.type !== "store-write") return { ...fact, ...seen };
  return { ...fact, ...seen, ...(component.connection && !fact.connection ? { connection: component.connection } : {}) };
}

function componentOf(fact: Fact, components: readonly ComponentGivenFact[]): ComponentGivenFact | undefined {
  if (fact.type === "store-read" || fact.type === "store-write") return named(fact.dataset, components.filter(({ role }) => role === "state"));
  if (fact.type !== "message-published" && fact.type !== "message-consumed") return undefined;
  return fact.broker ? named(fact.broker, components.filter(({ role }) => role === "pubsub")) : named(fact.channel, components.filter(({ role }) => role === "bindings"));
}

/** The component of that name. Several, one for each place where the system runs, have to agree. */
function named(asked: Alternatives | undefined, components: readonly ComponentGivenFact[]): ComponentGivenFact | undefined {
  const names = new Set((asked ?? []).map(constantOf));
  const [first, ...others] = components.filter(({ name }) => names.has(name));
  return first && others.every(({ system }) => system === first.system) ? first : undefined;
}
