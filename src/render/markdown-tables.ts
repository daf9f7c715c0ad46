import { groupedBy } from "../model/compare.js";
import type { Documentation } from "../model/documentation.js";
import { countOf } from "../model/wording.js";
import { codeOf, codesOf, foldedWhen, proseOf, tableOf } from "./markdown-text.js";
import type { DataSourceEntry, FlowEntry, PersonalDataReport, ProcessingEntry, ServiceEntry } from "./report-model.js";

/** More rows are folded away. */
const openRows = 25;

/** Who is there, and whose it is. */
export function servicesMarkdown(services: readonly ServiceEntry[]): string[] {
  const rows = services.map((service) => [
    codeOf(service.name),
    proseOf([service.role, ...service.languages, ...service.frameworks].join(", ")),
    service.owners.length > 0 ? service.owners.map((owner) => `${codeOf(owner.name)} (${owner.source}${owner.places[0] ? `, ${codeOf(owner.places[0])}` : ""})`).join(", ") : "nobody",
    operations(service),
    codesOf(service.uses, 8),
    codesOf(service.usedBy, 8),
    codesOf(service.places, 1),
  ]);
  return section(`Services (${services.length})`, ["service", "what", "owner", "operations", "uses", "used by", "where"], rows);
}

function operations({ operations: counts, specs }: ServiceEntry): string {
  const states = [...(counts.undocumented ? [`${counts.undocumented} undocumented`] : []), ...(counts.stale ? [`${counts.stale} only declared`] : [])];
  return `${counts.total}${states.length > 0 ? ` (${states.join(", ")})` : ""}${specs.length > 0 ? `, ${codesOf(specs, 2)}` : ""}`;
}

/** Every store, dataset, channel, third party and file. */
export function dataSourcesMarkdown(sources: readonly DataSourceEntry[]): string[] {
  const rows = sources.map((source) => [
    codeOf(source.store === undefined ? source.name : `${source.store}.${source.name}`),
    proseOf(source.kind === "external" ? source.system : `${source.kind === "dataset" || source.kind === "file" ? "" : `${source.kind}, `}${source.system}`),
    codesOf(source.writers),
    codesOf(source.readers),
    source.owners.length > 0 ? codesOf(source.owners, 3) : "",
    source.fields ? codesOf(source.fields, 8) || "none" : "",
    codesOf(source.places, 2),
  ]);
  return section(`Data sources (${sources.length})`, ["data", "kind", "written by", "read by", "owner", "fields", "where"], rows);
}

const documentedAs: Record<Documentation, string> = { documented: "yes", undocumented: "**no**", stale: "only there", "not-applicable": "" };

/** Which data moves from where to where, one row per operation, dataset or channel; folded per service when there are many. */
export function flowsMarkdown(flows: readonly FlowEntry[]): string[] {
  if (flows.length === 0) return [];
  const head = ["who", "with", "what", "sends", "gets", "protocol", "documented", "sure", "where"];
  const rows = exchangesOf(flows);
  const body =
    rows.length <= openRows
      ? tableOf(head, rows.map(exchangeRow))
      : groupedBy(rows, (row) => row.starter).flatMap(([starter, group]) => [...foldedWhen(true, `${htmlOf(starter)} (${group.length})`, tableOf(head, group.map(exchangeRow))), ""]);
  return [`## Flows (${flows.length})`, "", "Who starts the exchange stands first: caller, publisher, consumer, reader or writer.", "", ...(body.at(-1) === "" ? body.slice(0, -1) : body)];
}

/** Which personal data there is, and each movement of it, with the columns of a record of processing that only a person can fill. */
export function personalDataMarkdown({ categories, processing }: PersonalDataReport): string[] {
  if (categories.length === 0) return [];
  const kinds = categories.map((one) => [codeOf(one.key), `${one.sensitivity ?? ""}${one.article9 ? ", **Art. 9**" : ""}`, codesOf(one.fields, 4), codesOf(one.stored, 4), codesOf(one.thirdParties, 4)]);
  return [
    `## Personal data (${countOf(categories.length, "kind")})`,
    "",
    "Labelled by the names of fields in their context, with keys of the IAB Tech Lab Privacy Taxonomy; a person has to confirm them. Fields are those that the types and expressions in the code allow, filled or not.",
    "",
    ...foldedWhen(kinds.length > openRows, countOf(kinds.length, "kind"), tableOf(["kind", "sensitivity", "fields", "stored in", "third parties"], kinds)),
    ...(processing.length > 0 ? ["", "### Where it goes", "", ...processingMarkdown(processing)] : []),
  ];
}

function processingMarkdown(processing: readonly ProcessingEntry[]): string[] {
  const rows = processing.map((one) => [codeOf(one.from), `${codeOf(one.to)}${one.toKind === "third party" ? " (third party)" : ""}`, `${verbOf[one.kind]} ${codeOf(one.what)}`.trim(), codesOf(one.fields, 6), one.owner === undefined ? "nobody" : codeOf(one.owner), documentedAs[one.documentation], codesOf(one.places, 2), "", "", ""]);
  return foldedWhen(rows.length > openRows, countOf(rows.length, "flow"), tableOf(["from", "to", "what", "personal data", "owner", "documented", "where", "purpose", "legal basis", "kept for"], rows));
}

/** A request with its response, a write with the read of the same dataset; events stay single. */
interface Exchange {
  starter: string;
  partner: string;
  what: string;
  sent: FlowEntry[];
  got: FlowEntry[];
}

function exchangesOf(flows: readonly FlowEntry[]): Exchange[] {
  const starter = (flow: FlowEntry) => (flow.initiator === "from" ? flow.from : flow.to);
  const partner = (flow: FlowEntry) => (flow.initiator === "from" ? flow.to : flow.from);
  return groupedBy(flows, (flow) => JSON.stringify([starter(flow), partner(flow), flow.what])).flatMap(([, group]) => {
    const [first] = group;
    if (!first) return [];
    return [{ starter: starter(first), partner: partner(first), what: first.what, sent: group.filter((flow) => flow.initiator === "from"), got: group.filter((flow) => flow.initiator === "to") }];
  });
}

function exchangeRow({ starter, partner, what, sent, got }: Exchange): string[] {
  const all = [...sent, ...got];
  const column = (read: (flow: FlowEntry) => string) => [...new Set(all.map(read))].filter((text) => text !== "").join(", ");
  const verbs = [...new Set(all.map((flow) => verbOf[flow.kind]))].join(", ");
  return [codeOf(starter), codeOf(partner), `${verbs}${what && !partner.startsWith(`${what} (`) ? ` ${codeOf(what)}` : ""}`, fieldsCell(sent), fieldsCell(got), proseOf(column((flow) => flow.protocol)), column((flow) => documentedAs[flow.documentation]), column((flow) => flow.confidence), codesOf([...new Set(all.flatMap((flow) => flow.places))], 2)];
}

const verbOf: Record<FlowEntry["kind"], string> = { request: "calls", response: "calls", publish: "publishes", consume: "consumes", write: "writes", read: "reads" };

function fieldsCell(flows: readonly FlowEntry[]): string {
  if (flows.length === 0) return "";
  const known = flows.filter((flow) => flow.fields !== undefined);
  if (known.length === 0) return "not known";
  return codesOf([...new Set(known.flatMap((flow) => flow.fields ?? []))], 8) || "nothing";
}

const htmlOf = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\s+/g, " ");

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return rows.length === 0 ? [] : [`## ${title}`, "", ...foldedWhen(rows.length > openRows, countOf(rows.length, "row"), tableOf(head, rows))];
}
