import { dotted, environmentValue } from "./config-values.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://github.com/node-config/node-config/wiki/Configuration-Files: `config/default` holds what is meant unless a stage says otherwise. */
const standard = ["config/default.json", "config/default.js", "config/default.cjs", "config/default.ts", "config/default.yaml", "config/default.yml"];
const variables = ["config/custom-environment-variables.json", "config/custom-environment-variables.js", "config/custom-environment-variables.yaml", "config/custom-environment-variables.yml"];

export const nodeConfig: LibraryModel = {
  id: "node-config",
  title: "node-config",
  packages: ["config"],
  category: "configuration",
  finds: "values of `config/default` files, and the environment variables that replace them",
  cannotSee: "files of a host, and of other stages than production",
  values: [
    { on: ".get()", value: (use) => setting(use, use.arg(0).constant() ?? "") },
    { on: ".util.toObject()", value: (use) => first(use, standard) },
    { on: ".*", value: (use) => (own.has(use.member) ? use.arg(-1) : setting(use, use.member)) },
  ],
  uses: [],
};

/** Members that are the library's own. */
const own = new Set(["get", "has", "util"]);

function setting(use: CallUse, path: string): ValueView {
  const fallback = withStage(use, dotted(first(use, standard), path), path);
  const variable = dotted(first(use, variables), path);
  const name = variable.prop("__name").exists ? variable.prop("__name").constant() : variable.constant();
  return name === undefined ? fallback : environmentValue(use, name, fallback.is("text") ? fallback.text() : []);
}

/** What is deployed reads the files of its stage over the standard: both are possible. */
function withStage(use: CallUse, usual: ValueView, path: string): ValueView {
  const staged = dotted(first(use, standard.map((file) => file.replace("default", "production"))), path);
  if (!staged.exists) return usual;
  return usual.is("text") && staged.is("text") ? use.view([...usual.text(), ...staged.text()]) : usual.exists ? usual : staged;
}

const first = (use: CallUse, files: readonly string[]): ValueView => files.map((file) => use.settingsFile(file)).find((one) => one.exists) ?? use.arg(-1);
