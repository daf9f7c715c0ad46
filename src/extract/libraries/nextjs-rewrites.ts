/** `rewrites()` in the settings of Next.js: paths of the application that other servers answer. */
import type { Alternatives } from "../../model/facts.js";
import { normalise, type Template } from "../../model/template.js";
import type { PlacedDraft } from "./file-routes.js";
import type { ValueView } from "./value-view.js";

/** A list, or lists for before, behind and after the application's own files. A site exported as files has them only while it is developed. */
export function nextRewrites(settings: ValueView): PlacedDraft[] {
  if (settings.prop("output").constant() === "export") return [];
  const given = settings.prop("rewrites").returned();
  const lists = given.is("object") ? ["beforeFiles", "afterFiles", "fallback"].map((name) => given.prop(name)) : [given];
  const base = settings.prop("basePath").constant() ?? "";
  return lists.filter((list) => list.exists).flatMap((list) => list.elements()).flatMap((rule) => rewrite(rule, base));
}

/** Behind the first parameter of the source, the rest of the path is handed on; destinations in the application itself are other names for its pages. */
function rewrite(rule: ValueView, base: string): PlacedDraft[] {
  const source = rule.prop("source").constant();
  const target = rule.prop("destination").text().filter(isElsewhere).map(withoutParameters);
  if (source === undefined || !target.length) return [];
  const own = rule.prop("basePath").constant() === "false" ? "" : base;
  const prefix = `${own}${source}`.replace(/\/?:[A-Za-z_].*$|\/?\(.*$/, "") || "/";
  return [{ draft: { type: "http-proxy", prefix, target, rewriteTo: "" }, at: rule }];
}

function isElsewhere(destination: Template): boolean {
  const [start] = destination;
  return start !== undefined && (typeof start === "object" || /^\w+:\/\//.test(start));
}

/** `https://api.example.com/v1/:path*` → `https://api.example.com/v1`. */
function withoutParameters(destination: Template): Alternatives[number] {
  const at = destination.findIndex((part) => typeof part === "string" && /\/:[A-Za-z_]/.test(part));
  const last = destination[at];
  return typeof last === "string" ? normalise([...destination.slice(0, at), last.replace(/\/:[A-Za-z_].*$/s, "")]) : destination;
}
