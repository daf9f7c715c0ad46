/** Settings of Nitro, in `nitro.config` or under `nitro` in `nuxt.config`: rules that hand requests on to other servers. */
import type { PlacedDraft } from "./file-routes.js";
import type { ValueView } from "./value-view.js";

/** `routeRules: { "/api/**": { proxy: "https://orders.example.com/**" } }`. */
export function proxyRules(settings: ValueView): PlacedDraft[] {
  const rules = settings.prop("routeRules");
  return rules.keys().flatMap((key): PlacedDraft[] => {
    const proxy = rules.prop(key).prop("proxy");
    const target = (proxy.is("object") ? proxy.prop("to") : proxy).text();
    if (!target.length) return [];
    const cut = target.map((one) => one.map((part) => (typeof part === "string" ? part.replace(/\/?\*\*.*$/, "") : part)).filter((part) => part !== ""));
    return [{ draft: { type: "http-proxy", prefix: key.replace(/\/?\*\*$/, "") || "/", target: cut, rewriteTo: "" }, at: rules.prop(key) }];
  });
}
