import { groupedBy } from "../model/compare.js";
import type { Alternatives, ChannelFedFact, DeployedFact, Fact, HttpEndpointFact, InfrastructureFact, ResourceReference, ServiceFacts, SettingGivenFact } from "../model/facts.js";
import type { ServiceLayout, SystemLayout } from "../model/layout.js";
import { weakest } from "./confidence.js";
import type { NamedFact } from "./declared-names.js";
import { DeclaredNames, isNamedFact, namesIn, resourcesOf, withNames } from "./declared-names.js";
import { DeployableIndex } from "./deployable-index.js";
import { environmentOf } from "./environment.js";
import { bindings, readThrough, received } from "./fed-channels.js";
import { environmentValue, givenSettings, withSettings } from "./given-settings.js";
import { grantedNames } from "./granted-names.js";
import { withSidecars } from "./sidecars.js";

interface Parts {
  layout: SystemLayout;
  facts: readonly ServiceFacts[];
}

/**
 * What infrastructure code and templates say becomes what is said of services: environment values, names, what they consume and serve. Afterwards
 * nothing of it is left: the rest of link knows services alone.
 */
export function deploySystem({ layout, facts }: Parts): Parts {
  const programs = new Set(layout.programs.map((program) => program.name));
  const said = withSettings([...layout.deployed, ...facts.filter((one) => programs.has(one.service)).flatMap((one) => one.facts.filter(isInfrastructure))]);
  const own = facts.filter((one) => !programs.has(one.service));
  if (said.length === 0) return { layout, facts: own };
  const deployed = said.filter((fact) => fact.type === "deployed");
  const index = new DeployableIndex(layout.services, deployed);
  const byService = new Map(groupedBy(deployed.flatMap((fact) => { const service = index.serviceOf(fact); return service === undefined ? [] : [{ service, fact }]; }), (one) => one.service));
  const known = { deployed: (service: string) => (byService.get(service) ?? []).map((one) => one.fact), settings: said.filter((fact) => fact.type === "setting-given"), feeds: said.filter((fact) => fact.type === "channel-fed"), names: new DeclaredNames(resourcesOf(said)) };
  const services = layout.services.map((service) => givenTo(service, known, own.find((one) => one.service === service.name)?.facts ?? []));
  const factsOf = new Map(services.map((service) => [service.name, service]));
  const told = own.map((one) => withDeployed(one, factsOf.get(one.service), known));
  // a binding is nobody's: whose facts carry it makes no difference
  const meant = withSidecars(told, said, services);
  return { layout: { ...layout, services }, facts: meant.map((one, at) => (at === 0 ? { ...one, facts: [...one.facts, ...bindings(known.feeds)] } : one)) };
}

interface Known {
  deployed(service: string): DeployedFact[];
  settings: readonly SettingGivenFact[];
  feeds: readonly ChannelFedFact[];
  names: DeclaredNames;
}

function isInfrastructure(fact: Fact): fact is InfrastructureFact {
  return fact.type === "deployed" || fact.type === "setting-given" || fact.type === "channel-fed" || fact.type === "component-given" || fact.type === "subscription-given";
}

/** Environment values and names. A plain constant says less than what other documents say of that variable. */
function givenTo(service: ServiceLayout, known: Known, facts: readonly Fact[]): ServiceLayout {
  const deployed = known.deployed(service.name);
  const before = new Set(service.environment.map((value) => value.name));
  const given = deployed.flatMap((fact) => fact.environment.filter((one) => one.refers || !before.has(one.name)).map((one) => environmentValue(one.name, one.value, fact)));
  const aliases = deployed.flatMap((fact) => fact.what.names).filter((name) => name !== "" && !name.includes("{") && name !== service.name);
  return {
    ...service,
    aliases: [...new Set([...service.aliases, ...aliases])],
    environment: [...service.environment, ...given, ...givenSettings(facts, known.settings)],
  };
}

/** What it consumes and serves; and its code's own names for queues and tables as the infrastructure calls them. */
function withDeployed(one: ServiceFacts, service: ServiceLayout | undefined, known: Known): ServiceFacts {
  const environment = environmentOf(service ?? { environment: [] });
  const deployed = known.deployed(one.service);
  const settled = one.facts.map((fact) => (isNamedFact(fact) ? settle(fact, known.names.settled(fact, environment)) : fact));
  // code that says which events it takes says more than a rule that sends it all of a bus
  const isTold = ({ system }: ResourceReference): boolean => system === "aws.eventbridge" && one.facts.some((fact) => fact.type === "message-consumed" && fact.system === system);
  const fed = deployed.flatMap((fact) => fact.receives.filter((resource) => !isTold(resource)).map((resource) => received(resource, { evidence: fact.evidence, confidence: "certain" })));
  const facts = grantedNames([...settled, ...fed], deployed.flatMap((fact) => fact.grants.map((grant) => ({ ...grant, evidence: fact.evidence }))));
  return { ...one, facts: [...facts, ...readThrough(facts, known.feeds), ...deployed.flatMap(endpoints)] };
}

function settle(fact: NamedFact, names: Alternatives): NamedFact {
  const same = JSON.stringify(names) === JSON.stringify(namesIn(fact));
  return same ? fact : { ...withNames(fact, names), confidence: weakest(fact.confidence, "resolved") };
}

function endpoints({ serves, evidence }: DeployedFact): HttpEndpointFact[] {
  return serves.map(({ method, path }) => ({ type: "http-endpoint", method, path, evidence, confidence: "certain" }));
}
