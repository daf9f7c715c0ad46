import type { Hole, Template } from "../model/template.js";

/** Where a store is, as its connection string says. Credentials are not kept. */
export interface Connection {
  /** What the scheme of a URL says: `postgresql`. */
  system?: string;
  host?: string;
  port?: number;
  database?: string;
  /** A part that would name the host is a hole. */
  hostOpen: boolean;
  /** A part that would name the database is a hole: `{DB_NAME}`. */
  databaseOpen: boolean;
}

const OPEN = "\uE000";

// Schemes of connection URLs, as the databases' own client libraries document them.
const SCHEMES: Readonly<Record<string, string>> = {
  postgres: "postgresql", postgresql: "postgresql", mysql: "mysql", mysql2: "mysql", mariadb: "mariadb", mssql: "microsoft.sql_server", sqlserver: "microsoft.sql_server",
  mongodb: "mongodb", "mongodb+srv": "mongodb", sqlite: "sqlite", file: "sqlite", oracle: "oracle.db", cockroachdb: "cockroachdb",
};

/** Reads URLs (`postgres://u:p@db:5432/orders`), key=value strings (`host=db dbname=orders`, `Server=db;Database=orders`) and bare hosts. */
export function parseConnection(template: Template): Connection {
  const text = template.map((part) => (typeof part === "string" ? part.replaceAll(OPEN, "") : mark(part))).join("");
  const plain = text.trim().replace(/^jdbc:/, "");
  const system = SCHEMES[/^([a-z][a-z0-9+]*):/i.exec(plain)?.[1]?.toLowerCase() ?? ""];
  return { ...(system === undefined ? {} : { system }), ...parsePlain(plain) };
}

function parsePlain(plain: string): Connection {
  if (/^sqlserver:\/\//i.test(plain)) return fromPairs(plain.replace(/^sqlserver:\/\//i, "server="));
  const url = /^[a-z][a-z0-9+.-]*:\/\/([\s\S]*)$/i.exec(plain);
  if (url) return fromUrl(url[1] ?? "");
  if (/(^|[;\s])[\w ]+=/.test(plain)) return fromPairs(plain);
  return fromUrl(plain);
}

function mark(hole: Hole): string {
  return `${OPEN}${hole.name.replace(/[^\w]/g, "_")}${OPEN}`;
}

function fromUrl(rest: string): Connection {
  const withoutQuery = rest.replace(/[?#][\s\S]*$/, "");
  const at = withoutQuery.lastIndexOf("@");
  const [authority = "", ...path] = withoutQuery.slice(at + 1).split("/");
  const first = authority.split(",")[0] ?? "";
  const [, host = "", port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(first) ?? [];
  return connection({ host, port, database: path[0] ?? "" });
}

const HOST_KEYS = /^(host|hostname|server|data ?source|addr|address|endpoint)$/i;
const DATABASE_KEYS = /^(database|dbname|db|initial ?catalog|database ?name)$/i;

function fromPairs(text: string): Connection {
  const found = { host: "", port: undefined as string | undefined, database: "" };
  for (const [, key = "", value = ""] of text.matchAll(/(?:^|[;\s])\s*([A-Za-z][\w ]*?)\s*=\s*("[^"]*"|'[^']*'|[^;\s]*)/g)) {
    const plain = value.replace(/^["']|["']$/g, "");
    if (HOST_KEYS.test(key)) [found.host = "", found.port] = plain.replace(/^tcp:/, "").split(/[,:]/);
    else if (DATABASE_KEYS.test(key)) found.database = plain;
    else if (/^port$/i.test(key)) found.port = plain;
  }
  return connection(found);
}

function connection(written: { host: string; port: string | undefined; database: string }): Connection {
  // clients that take `(port, host)` give a port alone
  const parts = /^\d+$/.test(written.host) ? { ...written, host: "", port: written.host } : written;
  const hostOpen = parts.host.includes(OPEN);
  const databaseOpen = parts.database.includes(OPEN);
  return {
    ...(parts.host !== "" && !hostOpen ? { host: parts.host.toLowerCase() } : {}),
    ...(/^\d+$/.test(parts.port ?? "") ? { port: Number(parts.port) } : {}),
    ...(parts.database !== "" && !databaseOpen ? { database: parts.database } : {}),
    hostOpen,
    databaseOpen,
  };
}
