import { httpCall, methodOf } from "./http-facts.js";
import type { FileRoute, RouteFile } from "./file-routes.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { normalise } from "../../model/template.js";
import type { ValueView } from "./value-view.js";
import { bracketSegment, isGroup, methodExports, routePath } from "./route-segments.js";

/** https://svelte.dev/docs/kit/routing, /docs/kit/advanced-routing, /docs/kit/form-actions, /docs/kit/load. */
export const sveltekit: LibraryModel = {
  id: "sveltekit",
  title: "SvelteKit",
  packages: ["@sveltejs/kit", "$app/paths"],
  category: "http-server",
  system: "http",
  finds: "`+server` files by their exported methods, pages, form actions (POST to the page), base path; requests of `load` and handlers through `event.fetch`",
  cannotSee: "the path without an optional parameter; remote functions",
  values: [
    { on: ".base", value: (use) => use.view([normalise([configuredBase(use)])]) },
    { on: "{.resolve(),.resolveRoute()}", value: (use) => use.view(use.arg(0).text().map((path) => normalise([configuredBase(use), ...path]))) },
  ],
  uses: [{ on: ".event().fetch", facts: (use) => (use.arg(0).exists ? [httpCall({ method: methodOf(use.arg(1), "GET"), url: use.arg(0).text(), request: use.arg(1).prop("body").shape() })] : []) }],
  fileRoutes: { router: "sveltekit", file: /(?:^|\/)(?:\+(?:server|page|layout)[^/]*\.(?:[jt]s|svelte)|hooks(?:\.server)?\.[jt]s)$/, routes, functions, parameter: ".event()" },
};

/** `kit.paths.base`; nothing where the settings do not say. */
function configuredBase(use: CallUse): string {
  const settings = use.settingsFile("svelte.config.js").prop("default");
  return settings.prop("kit").prop("paths").prop("base").constant() ?? "";
}

function routes(file: RouteFile): FileRoute[] {
  const { settings } = file.application;
  const start = `${(settings.prop("kit").prop("files").prop("routes").constant() ?? "src/routes").replace(/^\.?\/|\/$/g, "")}/`;
  const segments = file.path.startsWith(start) ? file.path.slice(start.length).split("/") : [];
  const name = segments.at(-1) ?? "";
  const path = routePath(segments.slice(0, -1).filter((one) => !isGroup(one)).map(segment), settings.prop("kit").prop("paths").prop("base").constant());
  if (/^\+server\.[jt]s$/.test(name)) return server(file, path);
  if (/^\+page(?:@[^/]*)?\.svelte$/.test(name)) return [{ method: "GET", path, handler: file.whole, kind: "page" }];
  return /^\+page\.server\.[jt]s$/.test(name) ? pageServer(file, path) : [];
}

/** `[x+2e]well-known` stands for `.well-known`, `[u+1f642]` for a character of that number. */
function segment(written: string): string {
  return bracketSegment(written.replace(/\[[xu]\+([\da-f]{2,6})\]/gi, (_whole, code: string) => String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff))));
}

/** `fallback` answers what no other export does. Of a file that exports none of these names, only that it answers is known. */
function server(file: RouteFile, path: string): FileRoute[] {
  const methods: FileRoute[] = methodExports.filter((method) => file.exports().includes(method)).map((method) => ({ method, path, handler: file.exported(method) }));
  if (file.exports().includes("fallback")) return [...methods, { method: "*", path, handler: file.exported("fallback") }];
  const [other] = methods.length ? [] : file.exports().map((name) => file.exported(name)).filter((one) => one.is("function"));
  return other ? [{ method: "*", path, handler: other, confidence: "inferred" }] : methods;
}

function pageServer(file: RouteFile, path: string): FileRoute[] {
  const load: FileRoute[] = file.exports().includes("load") ? [{ method: "GET", path, handler: file.exported("load"), kind: "page" }] : [];
  return file.exports().includes("actions") ? [...load, { method: "POST", path, handler: file.exported("actions"), kind: "action" }] : load;
}

/** What gets an event: methods, `load`, actions, hooks. */
function functions(file: RouteFile): ValueView[] {
  const actions = file.exported("actions");
  const plain = [...methodExports, "fallback", "load"].map((name) => file.exported(name));
  return [...plain, ...actions.keys().map((key) => actions.prop(key))].filter((one) => one.is("function"));
}
