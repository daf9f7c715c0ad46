import { environmentValue, fallbackOf } from "./config-values.js";
import type { LibraryModel } from "./library-model.js";

/** https://svelte.dev/docs/kit/$env-static-private and its neighbours, https://docs.astro.build/en/reference/modules/astro-env. */
export const environmentModules: LibraryModel = {
  id: "environment-modules",
  title: "Environment modules of SvelteKit and Astro",
  packages: ["$env/static/private", "$env/static/public", "$env/dynamic/private", "$env/dynamic/public", "astro:env/server", "astro:env/client"],
  category: "configuration",
  finds: "environment variables that are imported by name, members of `env`, `getSecret`",
  cannotSee: "values that are fixed when the application is built",
  values: [
    { on: "{.*,.env.*}", value: (use) => (/^[A-Z][A-Z0-9_]*$/.test(use.member) ? environmentValue(use, use.member) : use.arg(-1)) },
    { on: ".getSecret()", value: (use) => environmentValue(use, use.arg(0).constant() ?? "", fallbackOf(use.arg(1))) },
  ],
  uses: [],
};
