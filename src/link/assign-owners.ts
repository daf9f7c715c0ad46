import type { Channel, Dataset, Datastore, Flow, NodeId, Owner, Service, ServiceId } from "../model/graph.js";
import { sortedUnique } from "./order.js";
import { mergeOwners } from "./service-nodes.js";

interface Owned {
  services: readonly Service[];
  flows: readonly Flow[];
}

/** A channel is owned through who publishes to it. */
export function ownChannels(channels: readonly Channel[], { services, flows }: Owned): Channel[] {
  return channels.map((channel) => {
    const publishers = flows.filter((flow) => flow.kind === "publish" && flow.to === channel.id).map((flow) => flow.from);
    return { ...channel, owners: ownersOf(services, publishers) };
  });
}

/** A dataset is owned through who writes it; its only writer is its system of record. */
export function ownDatasets(stores: readonly Datastore[], owned: Owned): Datastore[] {
  return stores.map((store) => ({ ...store, datasets: store.datasets.map((dataset) => ownDataset(store, dataset, owned)) }));
}

function ownDataset(store: Datastore, dataset: Dataset, { services, flows }: Owned): Dataset {
  const writing = flows.filter((flow) => flow.kind === "write" && flow.to === store.id && flow.dataset === dataset.name);
  const writers = sortedUnique(writing.map((flow) => flow.from));
  const sole = writers.length === 1 ? services.find((service) => service.id === writers[0])?.id : undefined;
  return withRecord({ ...dataset, owners: ownersOf(services, writers) }, sole);
}

function withRecord(dataset: Dataset, sole: ServiceId | undefined): Dataset {
  return sole === undefined ? dataset : { ...dataset, systemOfRecord: sole };
}

function ownersOf(services: readonly Service[], nodes: readonly (NodeId | string)[]): Owner[] {
  return mergeOwners(services.filter((service) => nodes.includes(service.id)).flatMap((service) => service.owners));
}
