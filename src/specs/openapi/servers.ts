import { isObject, listOf, textOf } from "../documents/parsed-text.js";
import { withoutSecrets } from "../documents/without-secrets.js";
import { claim, type ClaimedDocument, type ClaimedServer, type ClaimedServerVariable } from "./claimed.js";

/** Base URLs or paths of a document, variables filled with their defaults, without credentials. */
export function serversOf(document: Partial<ClaimedDocument>): string[] {
  const urls = document.swagger === undefined ? listOf(document.servers).map(serverUrl) : swaggerUrls(document);
  return [...new Set(urls.filter((url) => url !== undefined).map(withoutSecrets))];
}

function serverUrl(value: unknown): string | undefined {
  const server = claim<ClaimedServer>(value);
  const variables = isObject(server?.variables) ? server.variables : {};
  return textOf(server?.url)?.replace(/\{([^{}]+)\}/g, (hole, name: string) => defaultOf(variables[name]) ?? hole);
}

function defaultOf(variable: unknown): string | undefined {
  const value = claim<ClaimedServerVariable>(variable)?.default;
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** 2.0: `schemes` × `host` + `basePath`; without schemes the one of the page it was loaded from, so http is assumed. */
function swaggerUrls(document: Partial<ClaimedDocument>): string[] {
  const basePath = textOf(document.basePath) ?? "";
  const host = textOf(document.host);
  if (host === undefined) return basePath === "" ? [] : [basePath];
  const schemes = listOf(document.schemes).filter((scheme) => typeof scheme === "string");
  return (schemes.length > 0 ? schemes : ["http"]).map((scheme) => `${scheme}://${host}${basePath}`);
}
