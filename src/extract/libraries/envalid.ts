import { environmentValue, fallbackOf } from "./config-values.js";
import type { LibraryModel } from "./library-model.js";

/** https://github.com/af/envalid. */
export const envalid: LibraryModel = {
  id: "envalid",
  title: "envalid, envsafe, ts-dotenv",
  packages: ["envalid", "envsafe", "ts-dotenv"],
  category: "configuration",
  finds: "environment variables behind a cleaned environment, with their defaults",
  cannotSee: "values that a validator of the project's own makes",
  values: [{ on: "{.cleanEnv(),.customCleanEnv(),.envsafe(),.load()}.*", value: (use) => environmentValue(use, use.member, defaultOf((use.made("cleanEnv") ?? use.made("customCleanEnv"))?.arg(1).prop(use.member) ?? (use.made("envsafe") ?? use.made("load"))?.arg(0).prop(use.member))) }],
  uses: [],
};

function defaultOf(spec: ReturnType<Parameters<typeof environmentValue>[0]["arg"]> | undefined): ReturnType<typeof fallbackOf> {
  const maker = spec?.library()?.path.match(/\.(\w+)\(\)$/)?.[1];
  const options = maker === undefined ? undefined : spec?.made(maker)?.arg(0);
  return fallbackOf(options?.prop("default", "devDefault"));
}
