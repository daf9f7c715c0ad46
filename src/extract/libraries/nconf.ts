import { environmentValue } from "./config-values.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://github.com/indexzero/nconf, https://github.com/dominictarr/rc. */
export const nconf: LibraryModel = {
  id: "nconf",
  title: "nconf and rc",
  packages: ["nconf", "rc"],
  category: "configuration",
  finds: "values of `get(\"database:host\")`: variables of the environment, values of files and defaults",
  cannotSee: "values of command-line options and of files that are named at run time",
  aliases: { ".{argv,env,file,defaults,overrides,use,add,load,Provider,required}()": "" },
  values: [
    { on: ".get()", value: setting },
    // rc gives the defaults with what its files change
    { on: "()", value: (use) => (use.arg(1).is("object") ? use.arg(1) : use.arg(-1)) },
  ],
  uses: [],
};

function setting(use: CallUse): ValueView {
  const key = use.arg(0).constant();
  if (key === undefined) return use.arg(-1);
  const files = use.callsOf(".file").flatMap((one) => one.args.flatMap((given) => (given.is("object") ? given.prop("file") : given).constant() ?? [])).map((path) => use.settingsFile(path.replace(/^.*?(?=[\w-]+\/?[\w.-]*$)/, "")));
  const written = [...use.callsOf(".overrides"), ...use.callsOf(".defaults")].map((one) => one.arg(0));
  const found = [...files, ...written].map((from) => at(from, key)).find((one) => one.exists);
  const environment = use.callsOf(".env");
  if (!environment.length) return found ?? use.arg(-1);
  const separator = environment.map((one) => (one.arg(0).is("object") ? one.arg(0).prop("separator") : one.arg(0)).constant()).find((one) => one !== undefined) ?? "__";
  return found && !found.is("text") ? found : environmentValue(use, key.split(":").join(separator), found?.text() ?? []);
}

/** `database:host`; a key may be written whole, too. */
function at(from: ValueView, key: string): ValueView {
  const whole = from.prop(key);
  return whole.exists ? whole : key.split(":").reduce((view, name) => view.prop(name), from);
}
