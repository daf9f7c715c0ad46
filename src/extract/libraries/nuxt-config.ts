import { environmentValue } from "./config-values.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://nuxt.com/docs/guide/going-further/runtime-config: `NUXT_PUBLIC_API_BASE` takes the place of `runtimeConfig.public.apiBase`. */
export const nuxtConfig: LibraryModel = {
  id: "nuxt-config",
  title: "Nuxt runtime configuration",
  packages: ["#imports", "#app", "nuxt/app", "nitropack/runtime", "nitro/runtime-config", "global"],
  category: "configuration",
  finds: "values of `useRuntimeConfig()`, from `nuxt.config` or `nitro.config` and from the environment",
  cannotSee: "values that modules or layers add",
  values: [{ on: "{.useRuntimeConfig().*,.useRuntimeConfig().*.*,.useRuntimeConfig().*.*.*}", value: setting }],
  uses: [],
};

/** A group of settings, such as `public`, is no value itself. */
function setting(use: CallUse): ValueView {
  const path = use.wildcards;
  const written = path.reduce((view, name) => view.prop(name), runtimeConfig(use));
  if (written.is("object") || (!written.exists && path.at(-1) === "public")) return use.arg(-1);
  return environmentValue(use, ["nuxt", ...path].map(screaming).join("_"), written.text());
}

function runtimeConfig(use: CallUse): ValueView {
  const given = ["nuxt.config.ts", "nuxt.config.js", "nuxt.config.mjs", "nitro.config.ts"].map((name) => use.settingsFile(name).prop("default")).find((one) => one.exists) ?? use.arg(-1);
  const settings = (given.made("defineNuxtConfig") ?? given.made("defineNitroConfig") ?? given.made("defineConfig"))?.arg(0) ?? given;
  return settings.prop("runtimeConfig");
}

const screaming = (name: string): string => name.replace(/([a-z\d])([A-Z])/g, "$1_$2").toUpperCase();
