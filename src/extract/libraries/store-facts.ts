/** Drafts that store models have in common: reads, writes, and where the store is. */
import type { Alternatives } from "../../model/facts.js";
import type { DatasetKind, DataShape } from "../../model/graph.js";
import { constantOf, normalise, type Template } from "../../model/template.js";
import type { FactDraft } from "./draft.js";
import type { ValueView } from "./value-view.js";

export type Access = "read" | "write";

/** Where a store is, as far as the code says. */
export interface StorePlace {
  connection?: Alternatives;
  database?: Alternatives;
}

export interface StoreParts extends StorePlace {
  system: string;
  kind: DatasetKind;
  dataset?: Alternatives | undefined;
  payload?: DataShape | undefined;
  asks?: Alternatives | undefined;
}

/** One draft per access: a command that reads and writes is both. */
export function accesses(access: readonly Access[], { system, kind, dataset, payload, asks, connection, database }: StoreParts): FactDraft[] {
  return access.map((one) => ({
    type: one === "read" ? "store-read" : "store-write",
    system,
    datasetKind: kind,
    ...(dataset?.length ? { dataset } : {}),
    ...place({ connection, database }),
    ...(payload?.fields.length ? { payload } : {}),
    ...(asks?.length ? { asks } : {}),
  }));
}

/** The service opens the store. Without any place there is nothing to say. */
export function opens(system: string, where: StorePlace): FactDraft[] {
  const known = place(where);
  return Object.keys(known).length ? [{ type: "store-opened", system, ...known }] : [];
}

function place({ connection, database }: { [K in keyof StorePlace]: StorePlace[K] | undefined }): StorePlace {
  return { ...(connection?.length ? { connection: connection.map(withoutCredentials) } : {}), ...(database?.length ? { database } : {}) };
}

/** A connection string without user, password and options: they say nothing about where the store is, and must not be told. */
function withoutCredentials(template: Template): Template {
  const holes = template.filter((part) => typeof part === "object");
  const kept = holes.map((hole) => (hole.fallback ? { ...hole, fallback: hole.fallback.map(withoutCredentials) } : hole));
  let next = 0;
  const text = template.map((part) => (typeof part === "string" ? part : `\uE000${next++}\uE001`)).join("");
  const bare = text.replace(/:\/\/[^/?#]*@/, "://").replace(/^[^\s/@:=]+:[^\s/@]+@/, "").replace(/([?;&\s])(?:user|username|uid|user id|password|pwd|token|authToken)=[^;&\s]*/gi, "$1");
  return normalise(bare.split(/\uE000(\d+)\uE001/).map((part, index) => (index % 2 ? (kept[Number(part)] ?? "") : part)));
}

/** The place that an options object or a connection string gives: `{ url }`, `{ host, port, database }`, `"postgres://…"`. */
export function placeOf(options: ValueView | undefined): StorePlace {
  if (!options?.exists) return {};
  const url = options.is("text") ? options : options.prop("connectionString", "url", "uri", "connectionUri", "connectString");
  const connection = url.exists && !url.is("object") ? url.text() : hostOf(options);
  return place({ connection, database: named(options.prop("database", "dbName", "db")) });
}

/** `host:port`; a port alone says nothing. */
function hostOf(options: ValueView): Alternatives {
  const host = options.prop("host", "hostname", "server");
  const port = options.prop("port");
  const ports = port.exists ? port.text().slice(0, 1) : [];
  return named(host).map((one) => (ports[0] && !isAddress(one) ? normalise([...one, ":", ...ports[0]]) : one));
}

const isAddress = (host: Template): boolean => typeof host[0] === "string" && host[0].includes("/");

/** A dataset that only whoever handed the object in knows, or the subclass that has it. */
export const unnamed = ({ handedIn }: { handedIn: Alternatives }, name: string): Alternatives => (handedIn.length ? handedIn : [[{ hole: "unknown", name }]]);

/** Texts of the view; objects and the like have none worth showing. */
export const named = (view: ValueView): Alternatives => (view.exists && !view.is("object") && !view.is("array") && !view.is("function") ? view.text().filter((template) => template.length > 0) : []);

/** Every text that this can be or fall back on, if known wholly. */
export function knownTexts(alternatives: Alternatives): string[] {
  const own = alternatives.flatMap((template) => constantOf(template) ?? []);
  const fallbacks = alternatives.flatMap((template) => (template.length === 1 && typeof template[0] === "object" ? knownTexts(template[0].fallback ?? []) : []));
  return [...new Set([...own, ...fallbacks])].filter(Boolean);
}

/** Drivers, dialects and URL schemes → OpenTelemetry `db.system.name`. Source: TypeORM, Sequelize and knex option references; OpenTelemetry database conventions. */
const systems: Readonly<Record<string, string>> = {
  postgres: "postgresql", postgresql: "postgresql", pg: "postgresql", pgnative: "postgresql", "pg-native": "postgresql", "aurora-postgres": "postgresql", cockroachdb: "cockroachdb", redshift: "aws.redshift",
  mysql: "mysql", mysql2: "mysql", "aurora-mysql": "mysql", mariadb: "mariadb", sqlite: "sqlite", sqlite3: "sqlite", "better-sqlite3": "sqlite", sqljs: "sqlite", expo: "sqlite", capacitor: "sqlite",
  mssql: "microsoft.sql_server", sqlserver: "microsoft.sql_server", tedious: "microsoft.sql_server", oracle: "oracle.db", oracledb: "oracle.db", mongodb: "mongodb", "mongodb+srv": "mongodb", snowflake: "snowflake", db2: "ibm.db2", spanner: "gcp.spanner", sap: "sap.hana", redis: "redis", rediss: "redis", valkey: "redis",
};

export const systemOf = (name: string): string | undefined => (Object.hasOwn(systems, name.toLowerCase()) ? systems[name.toLowerCase()] : undefined);

/** The system that a connection URL's scheme names. */
export function systemOfUrl(url: Template): string | undefined {
  const scheme = /^(?:jdbc:)?([a-z0-9+-]+):/i.exec(typeof url[0] === "string" ? url[0] : "")?.[1];
  return scheme === undefined ? undefined : systemOf(scheme);
}

/** What OpenTelemetry calls an SQL database of unknown make. */
export const someSql = "other_sql";
