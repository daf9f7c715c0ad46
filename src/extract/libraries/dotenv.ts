import { environmentValue } from "./config-values.js";
import type { LibraryModel } from "./library-model.js";

/** https://github.com/motdotla/dotenv and its like: what they read from files are variables of the environment. */
export const dotenv: LibraryModel = {
  id: "dotenv",
  title: "dotenv and its like",
  packages: ["dotenv", "dotenv-flow", "dotenv-safe", "dotenv-expand", "dotenv-defaults", "@dotenvx/dotenvx"],
  category: "configuration",
  finds: "variables among what `config()` gives back",
  cannotSee: "values in `.env` files that are not part of the repository",
  aliases: { ".default": "", ".{load,expand,dotenvExpand}()": ".config()", "()": ".config()" },
  values: [
    { on: "{.config().parsed,.config().required,.parse()}.*", value: (use) => environmentValue(use, use.member) },
  ],
  uses: [],
};
