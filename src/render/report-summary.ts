import { compareText } from "../model/compare.js";
import { documentationOfFlow, documentationOfOperation, type Documentation } from "../model/documentation.js";
import type { Finding } from "../model/finding.js";
import type { GraphIndex } from "../model/graph-index.js";
import { unreadServices } from "../model/unread-services.js";
import { countOf, listOf } from "../model/wording.js";
import type { PersonalDataReport, ReportSummary } from "./report-model.js";

/** Numbers and the few sentences that open every report. */
export function reportSummary(index: GraphIndex, findings: readonly Finding[], personalData: PersonalDataReport): ReportSummary {
  const { graph } = index;
  const { resolved, unresolved } = graph.coverage.uses;
  const total = resolved + unresolved;
  const unowned = graph.services.filter((service) => service.owners.length === 0).length;
  const numbers = {
    services: graph.services.length,
    datastores: graph.datastores.length,
    datasets: graph.datastores.reduce((sum, store) => sum + store.datasets.length, 0),
    channels: graph.channels.length,
    externals: graph.externals.length,
    operations: tally(graph.operations.map(documentationOfOperation)),
    flows: tally(graph.flows.map((flow) => documentationOfFlow(flow, index))),
    findings: severities(findings),
    uses: { resolved, unresolved, total, ...(total > 0 && { share: resolved / total }) },
    unread: unreadServices(graph).map((service) => service.name),
    owned: { services: graph.services.length - unowned, unowned },
  };
  return { sentences: [...sentences(graph.system, numbers), ...personal(personalData), ...gap(numbers.unread)], ...numbers };
}

/** What was found, who gets it, and of how many flows nothing can be said. */
function personal({ categories, processing, flowsWithoutFields }: PersonalDataReport): string[] {
  const unknown = flowsWithoutFields ? ` The fields of ${countOf(flowsWithoutFields, "flow")} are not known: what they carry is not judged.` : "";
  if (categories.length === 0) return unknown ? [`No personal data was recognised by the names of fields.${unknown}`] : [];
  const special = categories.some(({ article9 }) => article9) ? ", among it special categories" : "";
  const undocumented = processing.filter((one) => one.documentation === "undocumented").length;
  const parties = [...new Set(categories.flatMap(({ thirdParties }) => thirdParties))].sort(compareText);
  const unsaid = undocumented ? `, ${undocumented} of them in no document` : "";
  const outside = parties.length ? ` It goes to ${countOf(parties.length, "third party", "third parties")}: ${listOf(parties, 6)}.` : "";
  const moves = processing.length ? `moves in ${countOf(processing.length, "flow")}${unsaid}` : "is in operations and stores, and no flow is seen to carry it";
  return [`Personal data of ${countOf(categories.length, "kind")}${special}, judged by the names of fields, ${moves}.${outside}${unknown}`];
}

/** A gap that no count of uses shows: code that was not read has no uses. */
function gap(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return [`The code of ${listOf([...names], 8)} was not read (no TypeScript or JavaScript): what ${names.length === 1 ? "it calls and stores" : "they call and store"} is not shown here.`];
}

function tally(states: readonly Documentation[]): Record<Documentation, number> & { total: number } {
  const count = (state: Documentation) => states.filter((one) => one === state).length;
  return { total: states.length, documented: count("documented"), undocumented: count("undocumented"), stale: count("stale"), "not-applicable": count("not-applicable") };
}

function severities(findings: readonly Finding[]): ReportSummary["findings"] {
  const count = (severity: Finding["severity"]) => findings.filter((finding) => finding.severity === severity).length;
  return { error: count("error"), warning: count("warning"), info: count("info") };
}

type Numbers = Omit<ReportSummary, "sentences">;

function sentences(system: string, numbers: Numbers): string[] {
  return [shapeOfSystem(system, numbers), documents(numbers), owners(numbers), uncertainty(numbers)].filter((sentence) => sentence !== "");
}

function shapeOfSystem(system: string, numbers: Numbers): string {
  const others = [
    ...(numbers.datastores ? [countOf(numbers.datastores, "data store")] : []),
    ...(numbers.channels ? [countOf(numbers.channels, "channel")] : []),
    ...(numbers.externals ? [countOf(numbers.externals, "third party", "third parties")] : []),
  ];
  const between = [countOf(numbers.services, "service"), ...others];
  return `${system} consists of ${listOf(between)}. ${numbers.flows.total === 1 ? "One flow of data was" : `${numbers.flows.total} flows of data were`} found between them.`;
}

function documents({ operations, flows }: Numbers): string {
  if (operations.total === operations["not-applicable"]) return "";
  const observed = operations.total - operations.stale - operations["not-applicable"];
  const stale = operations.stale ? ` ${countOf(operations.stale, "declared operation")} ${operations.stale === 1 ? "was" : "were"} not found in code.` : "";
  const open = flows.undocumented ? ` ${countOf(flows.undocumented, "flow")} ${flows.undocumented === 1 ? "is" : "are"} in no document.` : "";
  return `Documents describe ${operations.documented} of the ${countOf(observed, "operation")} that the services serve.${stale}${open}`;
}

function owners({ owned, services }: Numbers): string {
  if (services === 0) return "";
  if (owned.unowned === 0) return "Every service has an owner.";
  return owned.services === 0 ? "No owner is stated for any service." : `${owned.unowned} of ${countOf(services, "service")} ${owned.unowned === 1 ? "has" : "have"} no owner.`;
}

function uncertainty({ uses }: Numbers): string {
  if (uses.total === 0) return "";
  if (uses.unresolved === 0) return `All ${uses.total} uses of the network and of stores were resolved.`;
  return `${uses.unresolved} of ${uses.total} uses of the network and of stores could not be resolved and may hide further flows.`;
}
