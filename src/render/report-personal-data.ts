import { groupedBy, sortedBy } from "../model/compare.js";
import { documentationOfFlow } from "../model/documentation.js";
import { nodeName, operationTitle, partnerOf } from "../model/graph-index.js";
import type { DataShape, Field, Flow, NodeId, PersonalDataLabel } from "../model/graph.js";
import { personalLabel } from "../model/personal-data.js";
import { ownerLabel } from "./owner-label.js";
import { endOf, whatOf } from "./report-flows.js";
import type { PartnerKind, PersonalDataEntry, PersonalDataReport, ProcessingEntry } from "./report-model.js";
import type { ReportIndex } from "./report-places.js";

/** Which personal data there is, and each movement of it: the computed columns of a record of processing activities (Article 30 GDPR). */
export function personalDataReport(index: ReportIndex): PersonalDataReport {
  const processing = index.graph.flows.flatMap((flow) => processingOf(flow, index));
  const unknown = index.graph.flows.filter((flow) => flow.payload === undefined).length;
  return { categories: categoriesOf(index, processing), processing, flowsWithoutFields: unknown };
}

function processingOf(flow: Flow, index: ReportIndex): ProcessingEntry[] {
  const fields = labelledIn(flow.payload);
  if (fields.length === 0) return [];
  const owner = ownerOf(flow, index);
  return [{
    id: flow.id,
    from: endOf(flow.from, index),
    to: endOf(flow.to, index),
    toKind: kindOf(flow.to),
    kind: flow.kind,
    what: whatOf(flow, index),
    categories: sortedBy(new Set(fields.map(({ label }) => label.key)), (key) => key),
    fields: fields.map(({ field, label }) => `${field.path} [${label.key}]`),
    ...(fields.some(({ label }) => label.article9) ? { article9: true } : {}),
    documentation: documentationOfFlow(flow, index),
    ...(owner === undefined ? {} : { owner }),
    confidence: flow.confidence,
    places: index.places(flow.observedIn.length > 0 ? flow.observedIn : flow.declaredIn),
  }];
}

interface Labelled {
  field: Field;
  label: PersonalDataLabel;
}

const labelledIn = (shape: DataShape | undefined): Labelled[] => (shape?.fields ?? []).flatMap((field) => {
  const label = personalLabel(field);
  return label ? [{ field, label }] : [];
});

const kindOf = (id: NodeId): PartnerKind => (id.startsWith("service:") ? "service" : id.startsWith("datastore:") ? "data store" : id.startsWith("channel:") ? "channel" : "third party");

/** Whose the data is: the owner of the service that starts the exchange, or of the one that answers. */
function ownerOf(flow: Flow, index: ReportIndex): string | undefined {
  const sides = [flow.from, flow.to].flatMap((id) => index.services.get(id) ?? []);
  return sides.map(ownerLabel).find((label) => label !== undefined);
}

interface Place {
  label: PersonalDataLabel;
  field: string;
  /** Data store, channel or operation that has the field. */
  holder: string;
  isStored: boolean;
}

function categoriesOf(index: ReportIndex, processing: readonly ProcessingEntry[]): PersonalDataEntry[] {
  return groupedBy(placesOf(index), ({ label }) => label.key).map(([key, places]) => {
    const [first] = places;
    const moved = processing.filter((one) => one.categories.includes(key));
    const names = (texts: readonly string[]): string[] => sortedBy(new Set(texts), (text) => text);
    return {
      key,
      ...(first?.label.sensitivity ? { sensitivity: first.label.sensitivity } : {}),
      ...(first?.label.article9 ? { article9: true } : {}),
      fields: names(places.map(({ holder, field }) => `${holder}: ${field}`)),
      reasons: names(places.map(({ label }) => label.reason)),
      stored: names(places.filter((place) => place.isStored).map(({ holder }) => holder)),
      thirdParties: names(moved.filter((one) => one.toKind === "third party").map((one) => one.to)),
      flows: moved.length,
    };
  });
}

function placesOf(index: ReportIndex): Place[] {
  const { datastores, channels, operations, flows } = index.graph;
  const places = (holder: string, shape: DataShape | undefined, isStored: boolean): Place[] => labelledIn(shape).map(({ field, label }) => ({ label, field: field.path, holder, isStored }));
  return [
    ...datastores.flatMap((store) => store.datasets.flatMap((set) => places(`${store.name}.${set.name}`, set.shape, true))),
    ...channels.flatMap((channel) => places(channel.name, channel.shape, false)),
    ...operations.flatMap((operation) => [operation.request, operation.response].flatMap((shape) => places(`${nodeName(index, operation.service)} ${operationTitle(operation)}`, shape, false))),
    ...flows.flatMap((flow) => places(holderOf(flow, index), flow.payload, flow.dataset !== undefined)),
  ];
}

/** Where the payload is at home: a dataset, an operation, a channel, a third party. */
function holderOf(flow: Flow, index: ReportIndex): string {
  const partner = nodeName(index, partnerOf(flow));
  if (flow.dataset !== undefined) return `${partner}.${flow.dataset}`;
  const operation = flow.operation && index.operations.get(flow.operation);
  return operation ? `${partner} ${operationTitle(operation)}` : partner;
}
