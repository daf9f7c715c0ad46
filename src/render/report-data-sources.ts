import { sortedBy } from "../model/compare.js";
import { nodeName } from "../model/graph-index.js";
import type { Channel, Dataset, Datastore, External, Flow, NodeId, Owner } from "../model/graph.js";
import type { DataSourceEntry } from "./report-model.js";
import { fieldsOf, type ReportIndex } from "./report-places.js";
import { ownerLabel } from "./owner-label.js";

/** Every store, dataset, channel, third party and file, with who reads and who writes. */
export function dataSourceEntries(index: ReportIndex): DataSourceEntry[] {
  return [
    ...index.graph.datastores.flatMap((store) => [storeEntry(store, index), ...sortedBy(store.datasets, (set) => set.name).map((set) => datasetEntry(store, set, index))]),
    ...index.graph.channels.map((channel) => channelEntry(channel, index)),
    ...index.graph.externals.map((external) => externalEntry(external, index)),
  ];
}

function storeEntry(store: Datastore, index: ReportIndex): DataSourceEntry {
  const { into, out } = around(store.id, index);
  const writers = writersOf(into);
  return {
    id: store.id,
    kind: store.system === "file" ? "file" : "store",
    system: store.system,
    name: store.name,
    readers: namesOf(readersOf(out), index),
    writers: namesOf(writers, index),
    owners: derivedOwners(writers.length > 0 ? writers : store.usedBy, index),
    places: index.places(...[...into, ...out].map((flow) => flow.observedIn)),
  };
}

function datasetEntry(store: Datastore, dataset: Dataset, index: ReportIndex): DataSourceEntry {
  const { into, out } = around(store.id, index);
  const uses = { into: into.filter((flow) => flow.dataset === dataset.name), out: out.filter((flow) => flow.dataset === dataset.name) };
  const fields = fieldsOf(dataset.shape);
  return {
    id: `${store.id}/${dataset.name}`,
    kind: dataset.kind === "file" ? "file" : "dataset",
    system: dataset.kind,
    name: dataset.name,
    store: store.name,
    readers: namesOf(readersOf(uses.out), index),
    writers: namesOf(writersOf(uses.into), index),
    owners: ownersOf(dataset.owners, writersOf(uses.into), index),
    ...(fields && { fields }),
    places: index.places(...[...uses.into, ...uses.out].map((flow) => flow.observedIn)),
  };
}

function channelEntry(channel: Channel, index: ReportIndex): DataSourceEntry {
  const { into, out } = around(channel.id, index);
  const fields = fieldsOf(channel.shape ?? into.find((flow) => flow.payload)?.payload);
  return {
    id: channel.id,
    kind: "channel",
    system: `${channel.system} ${channel.kind}`,
    name: channel.name,
    readers: namesOf(readersOf(out), index),
    writers: namesOf(writersOf(into), index),
    owners: ownersOf(channel.owners, writersOf(into), index),
    ...(fields && { fields }),
    places: index.places(...[...into, ...out].map((flow) => [...flow.observedIn, ...flow.declaredIn])),
  };
}

function externalEntry(external: External, index: ReportIndex): DataSourceEntry {
  const { into, out } = around(external.id, index);
  return {
    id: external.id,
    kind: "external",
    system: external.category ?? "third party",
    name: external.name,
    readers: namesOf(readersOf(out), index),
    writers: namesOf(writersOf(into), index),
    owners: [],
    places: index.places(...[...into, ...out].map((flow) => flow.observedIn)),
  };
}

interface Around {
  into: readonly Flow[];
  out: readonly Flow[];
}

const around = (id: NodeId, index: ReportIndex): Around => ({ into: index.flowsTo.get(id) ?? [], out: index.flowsFrom.get(id) ?? [] });
const writersOf = (into: readonly Flow[]): NodeId[] => into.map((flow) => flow.from);
const readersOf = (out: readonly Flow[]): NodeId[] => out.map((flow) => flow.to);
const namesOf = (ids: readonly NodeId[], index: ReportIndex): string[] => sortedBy(new Set(ids.map((id) => nodeName(index, id))), (name) => name);

/** Stated owners; failing that, the owners of whoever writes. */
function ownersOf(stated: readonly Owner[], writers: readonly NodeId[], index: ReportIndex): string[] {
  return stated.length > 0 ? sortedBy(new Set(stated.map((owner) => owner.name)), (name) => name) : derivedOwners(writers, index);
}

function derivedOwners(writers: readonly NodeId[], index: ReportIndex): string[] {
  const labels = writers.flatMap((id) => {
    const service = index.services.get(id);
    return (service && ownerLabel(service)) ?? [];
  });
  return sortedBy(new Set(labels), (label) => label);
}
