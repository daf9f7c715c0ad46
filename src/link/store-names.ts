import type { StoreIdentity } from "./store-identity.js";
import { hasDatabases } from "./store-identity.js";
import { sortedUnique } from "./order.js";

// One node for the whole offer of a cloud: its buckets and tables are the datasets.
const CLOUD = /^(aws|gcp|google|azure)[._]|^(s3|dynamodb|gcs|firestore|google_cloud_storage)$/;

/** Names datastores so that the same host and database is one node, and different ones never share a name. */
export class StoreNames {
  readonly #names = new Map<string, string>();
  readonly #hostsByDatabase = new Map<string, Set<string>>();
  readonly #servicesByHost = new Map<string, Set<string>>();

  constructor(identities: readonly StoreIdentity[]) {
    for (const one of identities) this.#count(one);
    this.#nameAll(identities);
  }

  #count(one: StoreIdentity): void {
    if (one.database !== undefined) add(this.#hostsByDatabase, `${one.system}|${one.database}`, one.host ?? "");
    else if (one.host !== undefined) add(this.#servicesByHost, `${one.system}|${one.host}`, one.service);
  }

  #nameAll(identities: readonly StoreIdentity[]): void {
    const keysByName = new Map<string, Set<string>>();
    for (const one of identities) add(keysByName, `${one.system}|${this.#short(one)}`, this.#key(one));
    for (const one of identities) {
      const clash = (keysByName.get(`${one.system}|${this.#short(one)}`)?.size ?? 0) > 1;
      this.#names.set(this.#key(one), clash ? this.#long(one) : this.#short(one));
    }
  }

  /** The name of the store; without identity the service's own. */
  nameOf(system: string, service: string, identity: StoreIdentity | undefined): string {
    const fixed = fixedName(system, service);
    if (fixed !== undefined) return fixed;
    return identity ? (this.#names.get(this.#key(identity)) ?? service) : service;
  }

  /** Is that the same store? */
  same(a: StoreIdentity, b: StoreIdentity): boolean {
    return this.#key(a) === this.#key(b);
  }

  #key(one: StoreIdentity): string {
    const deployed = one.database === undefined && one.deployed ? [one.deployed.file, one.deployed.variable] : null;
    return JSON.stringify([one.system, this.#hostFor(one) ?? null, one.database ?? null, deployed, one.shared ?? null, this.#isPrivate(one) ? one.service : null]);
  }

  /** A server whose databases have names, but which of them is not known: two services on it are not said to share one. */
  #isPrivate(one: StoreIdentity): boolean {
    return one.database === undefined && one.deployed === undefined && one.shared === undefined && hasDatabases(one.system);
  }

  /** A database whose host is not known is the one of that name elsewhere, if there is just one. */
  #hostFor(one: StoreIdentity): string | undefined {
    if (one.host !== undefined || one.database === undefined) return one.host;
    const hosts = sortedUnique(this.#hostsByDatabase.get(`${one.system}|${one.database}`) ?? []).filter(Boolean);
    return hosts.length === 1 ? hosts[0] : undefined;
  }

  #short(one: StoreIdentity): string {
    if (one.database !== undefined) return one.database;
    if (one.shared !== undefined) return one.shared;
    if (one.deployed && one.host === undefined) return `{${one.deployed.variable}}`;
    const sharing = this.#servicesByHost.get(`${one.system}|${one.host ?? ""}`)?.size ?? 0;
    return one.host !== undefined && (sharing === 1 || !this.#isPrivate(one)) ? one.host : one.service;
  }

  #long(one: StoreIdentity): string {
    return [this.#hostFor(one) ?? one.service, one.database ?? (one.deployed ? `{${one.deployed.variable}}` : one.service)].filter((part, i, all) => all.indexOf(part) === i).join("/");
  }
}

// What lies in the service's own process or on its own disk.
const LOCAL = /^(file|memory|sqlite|better-sqlite3|duckdb|leveldb|nedb|lowdb|h2|lmdb)$/;

function fixedName(system: string, service: string): string | undefined {
  if (LOCAL.test(system)) return service;
  return CLOUD.test(system) ? (system.split(/[._]/).at(-1) ?? system) : undefined;
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}
