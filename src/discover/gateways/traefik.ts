/** Traefik: rules of labels, of dynamic configuration files and of `IngressRoute` resources. */
import type { RouteRule } from "../../model/layout.js";
import type { ParsedDocument } from "../documents.js";
import { arrayOf, recordOf, textOf, textsOf } from "../plain-values.js";
import { gatewayRule } from "./gateway-rule.js";

/** A base path that the environment gives is the root, as far as the file tells: `{{ env "BASE_PATH" }}`, `{{ env "BASE_PATH" }}/api`. Where a server is, nothing stands for. */
export function withoutEnvironment(text: string): string {
  return text.split("\n").map((line) => (/^\s*-?\s*(?:url|address):/.test(line) ? line : line.replace(/(?<=["'`])\{\{\s*env\s+["'`]\w+["'`]\s*\}\}\/?/g, "/"))).join("\n");
}

/** The hosts and paths of ``Host(`a`) && PathPrefix(`/b`)``. A rule for a host alone is for all its paths. */
export function traefikMatches(rule: string): { publicHost?: string; paths: string[] } {
  const publicHost = /Host(?:SNI)?\(\s*["'`]([\w.-]+)["'`]/.exec(rule)?.[1] ?? /\bHost:\s*([\w.-]+)/.exec(rule)?.[1];
  const quoted = [...rule.matchAll(/\bPath(?:Prefix|Regexp|PrefixStrip)?\(?:?\s*((?:["'`][^"'`]+["'`](?:,\s*)?)+)/g)].flatMap((match) => [...(match[1] ?? "").matchAll(/["'`]([^"'`]+)["'`]/g)].map((each) => each[1] ?? ""));
  // the first version wrote them bare
  const bare = [...rule.matchAll(/\bPath(?:Prefix|PrefixStrip)?:\s*([/\w.,-]+)/g)].flatMap((match) => (match[1] ?? "").split(","));
  const paths = [...quoted, ...bare].filter((path) => path.startsWith("/"));
  return { ...(publicHost === undefined ? {} : { publicHost }), paths: paths.length > 0 ? paths : publicHost === undefined ? [] : ["/"] };
}

/** `http: {routers, services, middlewares}`. */
export function traefikRules(document: ParsedDocument, file: string): RouteRule[] {
  const http = recordOf(recordOf(document.value)["http"]);
  const services = recordOf(http["services"]);
  const middlewares = recordOf(http["middlewares"]);
  return Object.entries(recordOf(http["routers"])).flatMap(([name, value]) => {
    const router = recordOf(value);
    const service = recordOf(services[bareName(textOf(router["service"]) ?? "")]);
    const targets = arrayOf(recordOf(service["loadBalancer"])["servers"]).flatMap((each) => textOf(recordOf(each)["url"]) ?? textOf(recordOf(each)["address"]) ?? []);
    const used = textsOf(router["middlewares"]).map((each) => recordOf(middlewares[bareName(each)]));
    const { publicHost, paths } = traefikMatches(textOf(router["rule"]) ?? "");
    return paths.flatMap((path) => targets.slice(0, 1).flatMap((target) => gatewayRule({ publicHost, path, target, rewriteTo: rewriteOf(used, path) }, { file, line: document.lineOf(["http", "routers", name]), detector: "traefik", reason: `router ${name}` })));
  });
}

/** `users@docker` is `users` of another provider. */
function bareName(name: string): string {
  return name.replace(/@.*$/, "");
}

/** What middlewares make of a path: prefixes cut off or put before. */
export function rewriteOf(middlewares: readonly Record<string, unknown>[], path: string): string | undefined {
  const stripped = middlewares.some((each) => textsOf(recordOf(each["stripPrefix"])["prefixes"]).includes(path.replace(/(?<=.)\/$/, "")) || textsOf(recordOf(each["stripPrefix"])["prefixes"]).includes(path));
  const added = middlewares.map((each) => textOf(recordOf(each["addPrefix"])["prefix"])).find((each) => each !== undefined);
  const replaced = middlewares.map((each) => textOf(recordOf(each["replacePath"])["path"]) ?? textOf(recordOf(each["replacePathRegex"])["replacement"])).find((each) => each !== undefined);
  if (replaced !== undefined) return replaced;
  return stripped ? (added ?? "/") : added === undefined ? undefined : `${added.replace(/\/$/, "")}${path}`;
}
