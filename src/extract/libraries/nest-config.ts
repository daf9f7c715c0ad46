import { dotted, environmentValue, fallbackOf } from "./config-values.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://docs.nestjs.com/techniques/configuration. */
export const nestConfig: LibraryModel = {
  id: "nest-config",
  title: "Nest configuration",
  packages: ["@nestjs/config", "nestjs-config"],
  category: "configuration",
  finds: "values of `ConfigService.get`, from loaded factories and namespaces, else from the environment, with their defaults; injected namespaces",
  cannotSee: "files that a factory reads when it runs",
  aliases: { ".InjectConfig()": ".ConfigService()" },
  values: [
    { on: ".ConfigService().{get,getOrThrow}()", value: setting },
    { on: ".registerAs()()", value: (use) => use.made("registerAs")?.arg(1).returned() ?? use.arg(-1) },
    { on: ".ConfigType().*", value: (use) => namespaceOf(use.typeArg(0)).prop(use.member) },
  ],
  uses: [],
};

function setting(use: CallUse): ValueView {
  const path = use.arg(0).constant();
  if (path === undefined) return use.arg(-1);
  const loaded = [...namespaces(use, path), ...use.callsOf(".ConfigModule.forRoot").flatMap((one) => one.arg(0).prop("load").elements()).map((factory) => dotted(factory.returned(), path))];
  const found = loaded.find((one) => one.exists);
  if (found) return found;
  return environmentValue(use, path, fallbackOf(use.arg(1)));
}

/** `registerAs("database", () => ({ host }))` gives `database.host` and `database`. */
function namespaces(use: CallUse, path: string): ValueView[] {
  const [name = "", ...rest] = path.split(".");
  return use.callsOf(".registerAs").filter((one) => one.arg(0).constant() === name).map((one) => (rest.length ? dotted(one.arg(1).returned(), rest.join(".")) : one.arg(1).returned()));
}

const namespaceOf = (factory: ValueView): ValueView => factory.made("registerAs")?.arg(1).returned() ?? factory.returned();
