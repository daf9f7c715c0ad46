/** Ingress, HTTPRoute and VirtualService rules: which path of which public host leads to which Kubernetes service. */
import type { RouteRule } from "../model/layout.js";
import type { Resource } from "./kubernetes-resource.js";
import { arrayOf, recordOf, textOf, textsOf } from "./plain-values.js";
import { evidenceAt } from "./tree.js";

/** The rules of one resource; none for other kinds. */
export function ingressRules(resource: Resource): RouteRule[] {
  const spec = recordOf(resource.value["spec"]);
  if (resource.kind === "Ingress") return arrayOf(spec["rules"]).flatMap((rule, at) => ingressRule(resource, rule, at));
  if (resource.kind === "HTTPRoute") return arrayOf(spec["rules"]).flatMap((rule, at) => gatewayRule(resource, { rule: recordOf(rule), at, hosts: textsOf(spec["hostnames"]) }));
  return [];
}

function evidence(resource: Resource, path: (string | number)[]) {
  return evidenceAt(resource.file, resource.lineOf(path), { detector: "kubernetes", reason: `${resource.kind} ${resource.name}` });
}

function ingressRule(resource: Resource, value: unknown, at: number): RouteRule[] {
  const rule = recordOf(value);
  const publicHost = textOf(rule["host"]);
  const rewrite = textOf(recordOf(recordOf(resource.value["metadata"])["annotations"])["nginx.ingress.kubernetes.io/rewrite-target"]);
  return arrayOf(recordOf(rule["http"])["paths"]).flatMap((each, index) => {
    const path = recordOf(each);
    const backend = recordOf(path["backend"]);
    const service = recordOf(backend["service"]);
    const host = textOf(service["name"]) ?? textOf(backend["serviceName"]);
    if (!host) return [];
    const port = Number(textOf(recordOf(service["port"])["number"]) ?? textOf(backend["servicePort"]));
    return [
      {
        ...(publicHost ? { publicHost } : {}),
        path: plainPath(textOf(path["path"]) ?? "/"),
        host,
        ...(port > 0 ? { port } : {}),
        ...(rewrite === undefined ? {} : { rewriteTo: rewrite.replace(/\$\d+/g, "") || "/" }),
        evidence: evidence(resource, ["spec", "rules", at, "http", "paths", index]),
      },
    ];
  });
}

/** `/api(/|$)(.*)` and `/api/.*` both mean everything under `/api`. */
function plainPath(path: string): string {
  return path.replace(/[(^*].*$/, "").replace(/\.$/, "") || "/";
}

function gatewayRule(resource: Resource, { rule, at, hosts }: { rule: Record<string, unknown>; at: number; hosts: string[] }): RouteRule[] {
  const rewrite = arrayOf(rule["filters"]).map((each) => textOf(recordOf(recordOf(recordOf(each)["urlRewrite"])["path"])["replacePrefixMatch"])).find((each) => each !== undefined);
  const matches = rule["matches"] === undefined ? [{}] : arrayOf(rule["matches"]);
  return arrayOf(rule["backendRefs"]).flatMap((each) => {
    const backend = recordOf(each);
    const host = textOf(backend["name"]);
    const port = Number(textOf(backend["port"]));
    if (!host) return [];
    return matches.map((match) => ({
      ...(hosts[0] ? { publicHost: hosts[0] } : {}),
      path: textOf(recordOf(recordOf(match)["path"])["value"]) ?? "/",
      host,
      ...(port > 0 ? { port } : {}),
      ...(rewrite === undefined ? {} : { rewriteTo: rewrite }),
      evidence: evidence(resource, ["spec", "rules", at]),
    }));
  });
}
