/** Plugins of Fastify: given as functions, modules, wrapped by fastify-plugin, or loaded from a folder by @fastify/autoload. */
import { posix } from "node:path";
import type { CallUse } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const wrapper = "fastify-plugin";
const autoloaders = new Set(["@fastify/autoload", "fastify-autoload"]);

/** The plugin's function. `shared`: it works on the instance that registers it, so that a prefix has no effect. */
export function pluginOf(written: ValueView): { plugin: ValueView; shared: boolean } {
  const given = unwrapModule(written);
  if (given.library()?.package !== wrapper) return { plugin: given, shared: false };
  const inner = (given.made("") ?? given.made("fastifyPlugin"))?.arg(0);
  return inner ? { plugin: unwrapModule(inner), shared: true } : { plugin: given, shared: false };
}

/** `import("./routes")` gives a module; its default export is the plugin. */
function unwrapModule(view: ValueView): ValueView {
  if (view.is("function") || view.is("library")) return view;
  const standard = view.prop("default");
  return standard.exists ? standard : view;
}

export const isAutoload = (view: ValueView): boolean => autoloaders.has(view.library()?.package ?? "");

/** As `loadPlugin` in @fastify/autoload: the folder below `dir` is the prefix unless the module exports one; an index file stands for its neighbours. */
export function autoloaded(use: CallUse): { plugin: ValueView; prefix: ReturnType<ValueView["text"]> }[] {
  const options = use.arg(1);
  const base = options.prop("options").prop("prefix").constant() ?? "";
  const byFolder = options.prop("dirNameRoutePrefix").constant() !== "false";
  const files = use.modulesBelow(options.prop("dir"));
  const indexed = new Set(files.filter(({ path }) => isIndex(path)).map(({ path }) => posix.dirname(path)));
  return files.filter(({ path }) => isIndex(path) || !indexed.has(posix.dirname(path))).map(({ path, exports }) => {
    const folder = posix.dirname(path).replace(/^\.$/, "");
    const own = exports.prop("autoPrefix").constant() ?? (byFolder ? named(folder, options) : "");
    return { plugin: pluginOf(exports).plugin, prefix: [[exports.prop("prefixOverride").constant() ?? `${base}/${own}`]] };
  });
}

const isIndex = (path: string): boolean => /(?:^|\/)index\.[mc]?[jt]s$/.test(path);

/** With `routeParams`, a folder `_id` stands for a parameter. */
function named(folder: string, options: ValueView): string {
  return options.prop("routeParams").constant() === "true" ? folder.replace(/(^|\/)_(\w+)/g, "$1:$2") : folder;
}
