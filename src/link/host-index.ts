import type { Confidence } from "../model/graph.js";
import type { HostName, InfrastructureNode, SystemLayout } from "../model/layout.js";
import { sortedUnique } from "./order.js";

/** Who may be meant by a host name inside the system. */
export interface HostMatch {
  /** Candidates; more than one if several services go by that name. */
  services: string[];
  infrastructure?: InfrastructureNode;
  confidence: Confidence;
  reason: string;
}

const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|host\.docker\.internal|docker\.for\.(mac|win)\.localhost)$/;
// Zones that no public name ends in: what stands before them is a name of the deployment.
const INTERNAL_ZONE = /\.(svc|cluster|local|internal|localdomain|consul|docker|flycast|lan|intranet|test)(\.|$)/;
// `users.shop` may be `name.namespace`; `users.com` is not.
const PUBLIC_ZONE = /\.(com|net|org|io|dev|app|co|ai|eu|uk|de|fr|us|info|biz|gov|edu|cloud|me|tech|xyz|cn|jp|in|br|ru|nl|ch|se|es|it|au|ca)$/;

export function isLocalHost(host: string): boolean {
  return LOCAL.test(host);
}

/** Names and ports under which services and infrastructure are reached inside the system. */
export class HostIndex {
  readonly #services = new Map<string, string[]>();
  readonly #aliases = new Map<string, string[]>();
  readonly #infrastructure = new Map<string, InfrastructureNode>();
  readonly #published = new Map<number, string[]>();
  readonly #inside = new Map<number, string[]>();
  readonly #nodePorts = new Map<number, InfrastructureNode[]>();

  constructor(layout: SystemLayout, listening: ReadonlyMap<string, readonly number[]>) {
    for (const service of layout.services) {
      for (const host of service.hosts) this.#addHost(service.name, host);
      for (const alias of service.aliases) put(this.#aliases, alias.toLowerCase(), service.name);
      put(this.#aliases, service.name.toLowerCase(), service.name);
      for (const port of listening.get(service.name) ?? []) put(this.#inside, port, service.name);
    }
    for (const node of layout.infrastructure) this.#addNode(node);
  }

  #addHost(service: string, host: HostName): void {
    const name = host.host.toLowerCase();
    if (host.port !== undefined) put(isLocalHost(name) ? this.#published : this.#inside, host.port, service);
    if (!isLocalHost(name)) put(this.#services, name, service);
  }

  #addNode(node: InfrastructureNode): void {
    for (const host of [...node.hosts.map((h) => h.host), node.name]) {
      if (!isLocalHost(host) && !this.#infrastructure.has(host.toLowerCase())) this.#infrastructure.set(host.toLowerCase(), node);
    }
    for (const { port } of node.hosts) if (port !== undefined) put(this.#nodePorts, port, node);
  }

  /** Looks up a host name, with the port to decide between several; `caller` is not meant by its own localhost if others fit. */
  lookup(host: string, port: number | undefined, caller?: string): HostMatch | undefined {
    if (isLocalHost(host)) return port === undefined ? undefined : this.#byPort(port, caller);
    for (const name of namesWithin(host)) {
      const services = this.#services.get(name) ?? this.#aliases.get(name);
      if (services) return { services: this.#narrow(services, port), confidence: "certain", reason: `host ${host}` };
      const infrastructure = this.#infrastructure.get(name);
      if (infrastructure) return { services: [], infrastructure, confidence: "certain", reason: `host ${host}` };
    }
    return undefined;
  }

  #narrow(services: string[], port: number | undefined): string[] {
    if (services.length < 2 || port === undefined) return services;
    const listening = new Set([...(this.#inside.get(port) ?? []), ...(this.#published.get(port) ?? [])]);
    const narrowed = services.filter((service) => listening.has(service));
    return narrowed.length > 0 ? narrowed : services;
  }

  #byPort(port: number, caller: string | undefined): HostMatch | undefined {
    const reason = `port ${port}`;
    const services = [...new Set([...(this.#published.get(port) ?? []), ...(this.#inside.get(port) ?? [])])];
    if (services.length > 0) return { services: others(services, caller), confidence: "resolved", reason };
    const nodes = this.#nodePorts.get(port) ?? [];
    const node = nodes.length === 1 ? nodes[0] : undefined;
    return node && { services: [], infrastructure: node, confidence: "resolved", reason };
  }
}

/** The names that a host may stand for: itself, `name.namespace`, and the first label before an internal zone. */
function namesWithin(host: string): string[] {
  const first = host.split(".")[0] ?? host;
  const inside = INTERNAL_ZONE.test(host) || (host.split(".").length === 2 && !PUBLIC_ZONE.test(host) && !/^[\d.]+$/.test(host));
  return inside && first !== host ? [host, first] : [host];
}

function others(services: string[], caller: string | undefined): string[] {
  const rest = services.filter((service) => service !== caller);
  return rest.length > 0 ? rest : services;
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key) ?? [];
  if (!list.includes(value)) map.set(key, [...list, value]);
}

/** Every name under which others reach the service, for the graph: no ports, no localhost. */
export function hostNamesOf(hosts: readonly HostName[]): string[] {
  return sortedUnique(hosts.map((h) => h.host).filter((host) => !isLocalHost(host.toLowerCase())));
}
