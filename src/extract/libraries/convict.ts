import { dotted, environmentValue, fallbackOf } from "./config-values.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://github.com/mozilla/node-convict. */
export const convict: LibraryModel = {
  id: "convict",
  title: "convict",
  packages: ["convict"],
  category: "configuration",
  finds: "environment variables and defaults behind `config.get(…)` and `getProperties()`",
  cannotSee: "files that are loaded over the defaults",
  aliases: { ".convict()": "()", "().{loadFile,load,validate}()": "()" },
  values: [
    { on: "().{get,default}()", value: (use) => setting(use, use.arg(0).constant() ?? "") },
    { on: "().getProperties().*", value: (use) => setting(use, use.member) },
    { on: "{().get(),().getProperties().*}.*", value: (use) => setting(use, [use.made("get")?.arg(0).constant() ?? use.wildcards[0], use.member].filter(Boolean).join(".")) },
  ],
  uses: [],
};

/** A leaf of the schema has `default` and perhaps `env`; anything else is a group, whose members are asked for one by one. */
function setting(use: CallUse, path: string): ValueView {
  const schema = use.made("")?.arg(0) ?? use.made("convict")?.arg(0);
  const leaf = schema && path ? dotted(schema, path) : undefined;
  const name = leaf?.prop("env").constant();
  if (name !== undefined) return environmentValue(use, name, fallbackOf(leaf?.prop("default")));
  return leaf?.prop("default").is("text") ? leaf.prop("default") : use.arg(-1);
}
