/** Settings of a Cloudflare worker: which objects and texts its environment holds. https://developers.cloudflare.com/workers/wrangler/configuration */
import type { ModulePlace } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const files = ["wrangler.toml", "wrangler.jsonc", "wrangler.json"];

/** The nearest of the files that Wrangler reads. */
export function wranglerSettings(place: ModulePlace): ValueView {
  const [first, ...rest] = files.map((file) => place.settingsFile(file));
  return [first, ...rest].find((one) => one?.exists) ?? place.settingsFile("wrangler.json");
}

/** The entry of that kind whose `binding` is the name. */
export function binding(settings: ValueView, kind: "kv_namespaces" | "r2_buckets" | "d1_databases" | "services" | "producers", name: string): ValueView | undefined {
  const list = settings.prop(kind);
  return list.exists ? list.elements().find((one) => one.prop("binding").constant() === name) : undefined;
}

/** The value of a variable. */
export const settingOf = (settings: ValueView, name: string): string | undefined => settings.prop("vars").prop(name).constant();
