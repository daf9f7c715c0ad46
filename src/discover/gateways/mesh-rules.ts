/** Routes of custom Kubernetes resources: Istio's VirtualService, Traefik's IngressRoute, Contour's HTTPProxy, OpenShift's Route, Ambassador's Mapping. */
import type { RouteRule } from "../../model/layout.js";
import type { Resource } from "../kubernetes-resource.js";
import { arrayOf, recordOf, textOf, textsOf } from "../plain-values.js";
import { gatewayRule, type RuleDraft } from "./gateway-rule.js";
import { rewriteOf, traefikMatches } from "./traefik.js";

interface Draft extends RuleDraft {
  /** Where it stands in the resource. */
  at: (string | number)[];
}

/** The rules of one resource; none for other kinds. */
export function meshRules(resource: Resource, all: readonly Resource[]): RouteRule[] {
  return draftsOf(resource, all).flatMap(({ at, ...draft }) => gatewayRule(draft, { file: resource.file, line: resource.lineOf(at), detector: "kubernetes", reason: `${resource.kind} ${resource.name}` }));
}

function draftsOf(resource: Resource, all: readonly Resource[]): Draft[] {
  const spec = recordOf(resource.value["spec"]);
  switch (resource.kind) {
    case "VirtualService":
      return virtualService(spec);
    case "IngressRoute":
      return ingressRoute(spec, all);
    case "HTTPProxy":
      return httpProxy(spec);
    case "Route":
      return textOf(recordOf(spec["to"])["kind"]) === "Service" || spec["host"] !== undefined ? [{ publicHost: textOf(spec["host"]), path: textOf(spec["path"]) ?? "/", target: textOf(recordOf(spec["to"])["name"]) ?? "", at: ["spec"] }] : [];
    case "Mapping":
      return [{ publicHost: textOf(spec["hostname"]), path: textOf(spec["prefix"]) ?? "/", target: textOf(spec["service"]) ?? "", rewriteTo: textOf(spec["rewrite"]) ?? "/", at: ["spec"] }];
    default:
      return [];
  }
}

/** Without a gateway it is for calls between services, which name their target themselves. */
function virtualService(spec: Record<string, unknown>): Draft[] {
  const gateways = textsOf(spec["gateways"]);
  if (gateways.every((each) => each === "mesh")) return [];
  return arrayOf(spec["http"]).flatMap((each, at) => {
    const rule = recordOf(each);
    const destination = recordOf(recordOf(arrayOf(rule["route"])[0])["destination"]);
    const port = textOf(recordOf(destination["port"])["number"]);
    const target = `${textOf(destination["host"]) ?? ""}${port === undefined ? "" : `:${port}`}`;
    const matches = rule["match"] === undefined ? [{}] : arrayOf(rule["match"]).map((match) => recordOf(recordOf(match)["uri"]));
    const rewriteTo = textOf(recordOf(rule["rewrite"])["uri"]) ?? textOf(recordOf(recordOf(rule["rewrite"])["uriRegexRewrite"])["rewrite"]);
    return matches.map((uri: Record<string, unknown>) => ({ publicHost: textsOf(spec["hosts"])[0], path: textOf(uri["prefix"] ?? uri["exact"] ?? uri["regex"]) ?? "/", target, rewriteTo, at: ["spec", "http", at] }));
  });
}

function ingressRoute(spec: Record<string, unknown>, all: readonly Resource[]): Draft[] {
  return arrayOf(spec["routes"]).flatMap((each, at) => {
    const route = recordOf(each);
    const service = recordOf(arrayOf(route["services"])[0]);
    const port = textOf(service["port"]);
    const named = arrayOf(route["middlewares"]).map((one) => textOf(recordOf(one)["name"]));
    const middlewares = all.filter((one) => one.kind === "Middleware" && named.includes(one.name)).map((one) => recordOf(one.value["spec"]));
    const { publicHost, paths } = traefikMatches(textOf(route["match"]) ?? "");
    return paths.map((path) => ({ publicHost, path, target: `${textOf(service["name"]) ?? ""}${port !== undefined && /^\d+$/.test(port) ? `:${port}` : ""}`, rewriteTo: rewriteOf(middlewares, path), at: ["spec", "routes", at] }));
  });
}

function httpProxy(spec: Record<string, unknown>): Draft[] {
  return arrayOf(spec["routes"]).flatMap((each, at) => {
    const route = recordOf(each);
    const service = recordOf(arrayOf(route["services"])[0]);
    const port = textOf(service["port"]);
    const path = arrayOf(route["conditions"]).map((one) => textOf(recordOf(one)["prefix"])).find((one) => one !== undefined) ?? "/";
    const rewriteTo = textOf(recordOf(arrayOf(recordOf(route["pathRewritePolicy"])["replacePrefix"])[0])["replacement"]);
    return [{ publicHost: textOf(recordOf(spec["virtualhost"])["fqdn"]), path, target: `${textOf(service["name"]) ?? ""}${port === undefined ? "" : `:${port}`}`, rewriteTo, at: ["spec", "routes", at] }];
  });
}
