import { environmentValue, fallbackOf } from "./config-values.js";
import type { LibraryModel } from "./library-model.js";

/** https://github.com/evanshortiss/env-var. */
export const envVar: LibraryModel = {
  id: "env-var",
  title: "env-var",
  packages: ["env-var"],
  category: "configuration",
  finds: "environment variables behind `get(…)`, with their defaults",
  cannotSee: "values of accessors of the project's own",
  aliases: { "{.from(),.default}": "", ".get().{required,example,convertFromBase64}()": ".get()", ".get().default().{required,example,convertFromBase64}()": ".get().default()" },
  values: [{ on: "{.get(),.get().default()}.*()", value: (use) => (/^as[A-Z]/.test(use.member) ? environmentValue(use, use.made("get")?.arg(0).constant() ?? "", fallbackOf(use.made("default")?.arg(0))) : use.arg(-1)) }],
  uses: [],
};
