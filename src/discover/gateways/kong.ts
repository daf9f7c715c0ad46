/** Kong's declarative configuration: services with their routes. */
import type { RouteRule } from "../../model/layout.js";
import type { ParsedDocument } from "../documents.js";
import { arrayOf, recordOf, textOf, textsOf } from "../plain-values.js";
import { gatewayRule } from "./gateway-rule.js";

/** `services: [{url, routes: [{paths, strip_path}]}]`, with routes beside them too. */
export function kongRules(document: ParsedDocument, file: string): RouteRule[] {
  const root = recordOf(document.value);
  const services = arrayOf(root["services"]).map(recordOf);
  const upstreams = new Map(arrayOf(root["upstreams"]).map(recordOf).map((each) => [textOf(each["name"]), textOf(recordOf(arrayOf(each["targets"])[0])["target"])]));
  const nested = services.flatMap((service, at) => arrayOf(service["routes"]).map((route, index) => ({ service, route: recordOf(route), path: ["services", at, "routes", index] })));
  const beside = arrayOf(root["routes"]).map(recordOf).flatMap((route, index) => {
    const name = textOf(route["service"]) ?? textOf(recordOf(route["service"])["name"]);
    const service = services.find((each) => textOf(each["name"]) === name);
    return service ? [{ service, route, path: ["routes", index] }] : [];
  });
  return [...nested, ...beside].flatMap(({ service, route, path }) => {
    const target = targetOf(service, upstreams);
    const paths = textsOf(route["paths"]);
    const line = document.lineOf(path);
    return (paths.length > 0 ? paths : ["/"]).flatMap((each) => gatewayRule({ publicHost: textsOf(route["hosts"])[0], path: each, target: target.host, rewriteTo: rewriteOf(target.path, each, route["strip_path"] !== false) }, { file, line, detector: "kong", reason: `route of ${textOf(service["name"]) ?? "a service"}` }));
  });
}

function targetOf(service: Record<string, unknown>, upstreams: ReadonlyMap<string | undefined, string | undefined>): { host: string; path: string } {
  const url = textOf(service["url"]);
  if (url !== undefined) return { host: url, path: /^[a-z]+:\/\/[^/]+(\/.*)$/.exec(url)?.[1] ?? "" };
  const named = textOf(service["host"]) ?? "";
  const port = textOf(service["port"]);
  return { host: upstreams.get(named) ?? (port === undefined ? named : `${named}:${port}`), path: textOf(service["path"]) ?? "" };
}

/** Kong cuts the matched path off unless told otherwise, and puts the service's own path before what is left. */
function rewriteOf(base: string, path: string, strip: boolean): string | undefined {
  if (strip) return base === "" ? "/" : base;
  return base === "" || base === "/" ? undefined : `${base.replace(/\/$/, "")}${path}`;
}
