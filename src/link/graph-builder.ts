import { sortedBy } from "../model/compare.js";
import type { Channel, ChannelKind, Confidence, Datastore, DatasetKind, DataShape, Evidence, External, Flow, FlowKind, NodeId, UnresolvedUse } from "../model/graph.js";
import type { ChannelId, DatastoreId, ExternalId, OperationId } from "../model/graph.js";
import { channelId, datastoreId, externalId, flowId, serviceId } from "../model/ids.js";
import { strongest } from "./confidence.js";
import { EvidenceList } from "./merge-evidence.js";
import { mergeShapes } from "./merge-shapes.js";
import { sortedUnique } from "./order.js";

/** A flow as one fact shows it. `detail` tells parallel flows apart. */
export interface FlowDraft {
  kind: FlowKind;
  from: NodeId;
  to: NodeId;
  initiator: "from" | "to";
  protocol: string;
  detail: string;
  operation?: OperationId | undefined;
  dataset?: string | undefined;
  keys?: readonly string[] | undefined;
  payload?: DataShape | undefined;
  observedIn?: Evidence[];
  declaredIn?: Evidence[];
  confidence: Confidence;
}

export interface UnresolvedDraft {
  service: string;
  kind: string;
  template: string;
  why: string;
  evidence: Evidence[];
}

// Where two uses disagree on the kind of a channel, the more telling word stands.
const KIND_ORDER: readonly ChannelKind[] = ["exchange", "topic", "subject", "stream", "queue", "event"];

interface GrowingDatastore extends Omit<Datastore, "datasets"> {
  datasets: Map<string, { name: string; kind: DatasetKind; shape?: DataShape }>;
}

/** Something with places that are put in order once, at the end. */
interface Growing<T> {
  item: T;
  observed: EvidenceList;
  declared: EvidenceList;
}

/** Collects nodes and flows and merges what is the same. Knows ids and merging, nothing of how uses are resolved. */
export class GraphBuilder {
  readonly #flows = new Map<string, Growing<Flow>>();
  readonly #named = new Set<string>();
  readonly #channels = new Map<string, Channel>();
  readonly #datastores = new Map<string, GrowingDatastore>();
  readonly #externals = new Map<string, External>();
  readonly #unresolved = new Map<string, Growing<UnresolvedUse>>();

  flow(draft: FlowDraft): void {
    const id = flowId(draft.kind, draft, draft.detail);
    if (draft.dataset !== undefined) this.#named.add(accessKey(draft));
    const growing = this.#flows.get(id);
    const before = growing?.item;
    const payload = mergeShapes(before?.payload, draft.payload);
    const item: Flow = {
      id,
      from: draft.from,
      to: draft.to,
      initiator: draft.initiator,
      kind: draft.kind,
      protocol: before?.protocol ?? draft.protocol,
      ...(draft.operation === undefined ? {} : { operation: draft.operation }),
      ...(draft.dataset === undefined ? {} : { dataset: draft.dataset }),
      ...withKeys(before, draft),
      ...(payload ? { payload } : {}),
      observedIn: [],
      declaredIn: [],
      confidence: before ? strongest(before.confidence, draft.confidence) : draft.confidence,
    };
    const { observed, declared } = growing ?? { observed: new EvidenceList(), declared: new EvidenceList() };
    observed.add(draft.observedIn ?? []);
    declared.add(draft.declaredIn ?? []);
    this.#flows.set(id, { item, observed, declared });
  }

  /** Is a dataset known that moves between these two in this way? */
  hasDataset(access: Pick<FlowDraft, "kind" | "from" | "to">): boolean {
    return this.#named.has(accessKey(access));
  }

  /** Adds a document's word for a flow that code shows; flows that no code shows are not made. */
  declare(id: string, evidence: Evidence[]): void {
    this.#flows.get(id)?.declared.add(evidence);
  }

  channel(channel: { system: string; name: string; kind: ChannelKind; shape?: DataShape | undefined }): ChannelId {
    const id = channelId(channel.system, channel.name);
    const before = this.#channels.get(id);
    const shape = mergeShapes(before?.shape, channel.shape);
    const kind = before ? moreTelling(before.kind, channel.kind) : channel.kind;
    this.#channels.set(id, { id, system: channel.system, name: channel.name, kind, ...(shape ? { shape } : {}), owners: [] });
    return id;
  }

  datastore(store: { system: string; name: string; usedBy?: string }): DatastoreId {
    const id = datastoreId(store.system, store.name);
    const node = this.#datastores.get(id) ?? { id, system: store.system, name: store.name, usedBy: [], datasets: new Map() };
    if (store.usedBy !== undefined) node.usedBy = sortedUnique([...node.usedBy, serviceId(store.usedBy)]).map((user) => serviceId(user.slice("service:".length)));
    this.#datastores.set(id, node);
    return id;
  }

  dataset(store: DatastoreId, dataset: { name: string; kind: DatasetKind; shape?: DataShape | undefined }): void {
    const datasets = this.#datastores.get(store)?.datasets;
    const before = datasets?.get(dataset.name);
    const shape = mergeShapes(before?.shape, dataset.shape);
    datasets?.set(dataset.name, { name: dataset.name, kind: before?.kind ?? dataset.kind, ...(shape ? { shape } : {}) });
  }

  external(external: { id: string; name: string; hosts: readonly string[]; category?: string | undefined }): ExternalId {
    const id = externalId(external.id);
    const hosts = sortedUnique([...(this.#externals.get(id)?.hosts ?? []), ...external.hosts]);
    this.#externals.set(id, { id, name: external.name, hosts, ...(external.category === undefined ? {} : { category: external.category }) });
    return id;
  }

  unresolved(draft: UnresolvedDraft): void {
    const file = draft.evidence[0]?.file ?? "";
    const id = ["unresolved", draft.service, draft.kind, withoutPorts(draft.template), file].join(":");
    const growing = this.#unresolved.get(id) ?? {
      item: { id, service: serviceId(draft.service), kind: draft.kind, template: draft.template, why: draft.why, evidence: [] },
      observed: new EvidenceList(),
      declared: new EvidenceList(),
    };
    growing.observed.add(draft.evidence);
    this.#unresolved.set(id, growing);
  }

  flows(): Flow[] {
    const flows = [...this.#flows.values()].map(({ item, observed, declared }) => ({ ...item, observedIn: observed.all(), declaredIn: declared.all() }));
    return sortedBy(flows, (flow) => flow.id);
  }

  channels(): Channel[] {
    return sortedBy(this.#channels.values(), (channel) => channel.id);
  }

  datastores(): Datastore[] {
    const nodes = sortedBy(this.#datastores.values(), (store) => store.id);
    return nodes.map(({ datasets, ...store }) => ({
      ...store,
      datasets: sortedBy(datasets.values(), (set) => set.name).map((set) => ({ ...set, owners: [] })),
    }));
  }

  externals(): External[] {
    return sortedBy(this.#externals.values(), (external) => external.id);
  }

  allUnresolved(): UnresolvedUse[] {
    const uses = [...this.#unresolved.values()].map(({ item, observed }) => ({ ...item, evidence: observed.all() }));
    return sortedBy(uses, (use) => use.id);
  }
}

/** Once it is known to go by any key, so it is. */
function withKeys(before: Flow | undefined, draft: FlowDraft): { keys?: string[] } {
  if (!draft.keys?.length || (before && !before.keys)) return {};
  return { keys: sortedUnique([...(before?.keys ?? []), ...draft.keys]) };
}

function moreTelling(a: ChannelKind, b: ChannelKind): ChannelKind {
  return KIND_ORDER.indexOf(a) <= KIND_ORDER.indexOf(b) ? a : b;
}

function withoutPorts(template: string): string {
  return template.replace(/(:\/\/[^/\s:]*):\d+/g, "$1");
}

function accessKey({ kind, from, to }: Pick<FlowDraft, "kind" | "from" | "to">): string {
  return `${kind} ${from} ${to}`;
}
