import { groupedBy } from "../model/compare.js";
import type { Documentation } from "../model/documentation.js";
import { countOf } from "../model/wording.js";
import { codeOf, codesOf, foldedWhen, proseOf, tableOf } from "./markdown-text.js";
import type { DataSourceEntry, FlowEntry, ServiceEntry } from "./report-model.js";

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

/** Which data moves from where to where; folded per sender when there are many. */
export function flowsMarkdown(flows: readonly FlowEntry[]): string[] {
  if (flows.length === 0) return [];
  const head = ["from", "to", "what", "fields", "protocol", "documented", "sure", "where"];
  const body =
    flows.length <= openRows
      ? tableOf(head, flows.map(flowRow))
      : groupedBy(flows, (flow) => flow.from).flatMap(([from, group]) => [...foldedWhen(true, `${htmlOf(from)}: ${countOf(group.length, "flow")}`, tableOf(head, group.map(flowRow))), ""]);
  return [`## Flows (${flows.length})`, "", ...(body.at(-1) === "" ? body.slice(0, -1) : body)];
}

function flowRow(flow: FlowEntry): string[] {
  const fields = flow.fields === undefined ? "not known" : codesOf(flow.fields, 8) || "none";
  return [codeOf(flow.from), codeOf(flow.to), `${flow.kind}${flow.what ? ` ${codeOf(flow.what)}` : ""}`, fields, proseOf(flow.protocol), documentedAs[flow.documentation], flow.confidence, codesOf(flow.places, 2)];
}

const htmlOf = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\s+/g, " ");

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return rows.length === 0 ? [] : [`## ${title}`, "", ...foldedWhen(rows.length > openRows, countOf(rows.length, "row"), tableOf(head, rows))];
}
