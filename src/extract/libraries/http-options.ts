/** URLs that options describe piece by piece, as Node's `http.request` and its descendants take them. */
import type { Alternatives } from "../../model/facts.js";
import { constantOf, normalise, type Template } from "../../model/template.js";
import type { ValueView } from "./value-view.js";

const most = 16;

/** `{ protocol, hostname | host, port, path }` → URLs; nothing if neither a host nor a path is given. */
export function urlOfOptions(options: ValueView, scheme: string): Alternatives {
  const whole = options.prop("href", "url", "uri");
  if (whole.exists) return whole.text();
  const hosts = options.prop("hostname", "host").text();
  const paths = options.prop("path", "pathname").text();
  if (!hosts.length && !paths.length) return [];
  const protocol = options.prop("protocol").constant()?.replace(/:?(?:\/\/)?$/, "") ?? scheme;
  const origins = hosts.length ? product(hosts.map((host): Template => (hasScheme(host) ? host : [`${protocol}://`, ...host])), ports(options.prop("port"))) : [[]];
  return product(origins, paths.length ? paths : [[]]).map(normalise);
}

function ports(port: ValueView): Alternatives {
  return port.exists ? port.text().map((one) => (isUsual(one) ? [] : [":", ...one])) : [[]];
}

/** The ports that the scheme implies are not written. */
function isUsual(port: Template): boolean {
  const known = constantOf(port);
  return known === "80" || known === "443";
}

const hasScheme = (host: Template): boolean => typeof host[0] === "string" && /^\w+:\/\//.test(host[0]);

const product = (heads: Alternatives, tails: Alternatives): Alternatives => heads.flatMap((head) => tails.map((tail) => [...head, ...tail])).slice(0, most);

/** Adds the fields of a query object to a URL's payload: the body's shape, else that of the query. */
export function payloadOf(options: ValueView, bodies: readonly string[], queries: readonly string[]): ReturnType<ValueView["shape"]> {
  for (const name of [...bodies, ...queries]) {
    const shape = options.prop(name).shape();
    if (shape) return shape;
  }
  return undefined;
}
