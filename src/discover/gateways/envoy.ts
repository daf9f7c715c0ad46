/** Envoy's static configuration: the routes of its listeners, and the clusters that they lead to. */
import type { RouteRule } from "../../model/layout.js";
import type { ParsedDocument } from "../documents.js";
import { arrayOf, recordOf, textOf, textsOf } from "../plain-values.js";
import { gatewayRule } from "./gateway-rule.js";

const depthLimit = 14;

/** `static_resources: {listeners, clusters}`. */
export function envoyRules(document: ParsedDocument, file: string): RouteRule[] {
  const resources = recordOf(recordOf(document.value)["static_resources"]);
  const clusters = new Map(arrayOf(resources["clusters"]).map(recordOf).map((each) => [textOf(each["name"]), addressIn(each, 0)]));
  return virtualHosts(resources["listeners"], ["static_resources", "listeners"], 0).flatMap(({ value, path }) => arrayOf(value["routes"]).flatMap((each, at) => {
    const route = recordOf(recordOf(each)["route"]);
    const match = recordOf(recordOf(each)["match"]);
    const cluster = textOf(route["cluster"]) ?? textOf(recordOf(arrayOf(recordOf(route["weighted_clusters"])["clusters"])[0])["name"]);
    const prefix = textOf(match["prefix"]) ?? textOf(match["path"]) ?? textOf(match["path_separated_prefix"]) ?? textOf(recordOf(match["safe_regex"])["regex"]) ?? textOf(match["regex"]);
    const rewriteTo = textOf(route["prefix_rewrite"]) ?? textOf(recordOf(route["regex_rewrite"])["substitution"]);
    if (cluster === undefined || prefix === undefined) return [];
    return gatewayRule({ publicHost: textsOf(value["domains"])[0]?.replace(/:\d+$/, ""), path: prefix, target: clusters.get(cluster) ?? cluster, rewriteTo }, { file, line: document.lineOf([...path, "routes", at]), detector: "envoy", reason: `route to ${cluster}` });
  }));
}

interface Found {
  value: Record<string, unknown>;
  path: (string | number)[];
}

/** They lie deep in the filters of a listener, in places that changed with the versions. */
function virtualHosts(value: unknown, path: (string | number)[], depth: number): Found[] {
  if (depth > depthLimit || typeof value !== "object" || value === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(value) ? value.map((each, at) => [at, each]) : Object.entries(value);
  return entries.flatMap(([key, each]) => (key === "virtual_hosts" ? arrayOf(each).map((host, at) => ({ value: recordOf(host), path: [...path, key, at] })) : virtualHosts(each, [...path, key], depth + 1)));
}

/** The first socket address of a cluster. */
function addressIn(value: unknown, depth: number): string | undefined {
  if (depth > depthLimit || typeof value !== "object" || value === null) return undefined;
  const socket = recordOf(recordOf(value)["socket_address"]);
  const address = textOf(socket["address"]);
  const port = textOf(socket["port_value"]);
  if (address !== undefined) return port === undefined ? address : `${address}:${port}`;
  return Object.values(value).map((each) => addressIn(each, depth + 1)).find((each) => each !== undefined);
}
