import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const container = ".createContainer()";
const registering = "{register,registerValue,registerClass,registerFunction}";

/** https://github.com/jeffijoe/awilix: whatever is registered under a name is found in the cradle under it. */
export const awilix: LibraryModel = {
  id: "awilix",
  title: "Awilix",
  packages: ["awilix"],
  category: "configuration",
  finds: "what is registered under a name, where it is resolved, taken from the cradle, or asked for by a constructor or a factory",
  cannotSee: "modules that are loaded by a pattern, and containers that inject by the names of parameters",
  aliases: { ".AwilixContainer()": container, [`${container}.{createScope,${registering.slice(1, -1)},loadModules}()`]: container },
  callbacks: [{ on: "{.asFunction,.asClass}", argument: 0, parameter: 0, gives: `${container}.cradle` }],
  values: [
    { on: `${container}.cradle.*`, value: (use) => registered(use, use.member) },
    { on: `${container}.resolve()`, value: (use) => registered(use, use.arg(0).constant() ?? "") },
  ],
  uses: [],
};

function registered(use: CallUse, name: string): ValueView {
  for (const call of use.callsOf(`${container}.${registering}`)) {
    const entry = call.arg(0).constant() === name ? call.arg(1) : call.arg(0).prop(name);
    if (entry.exists) return contentOf(entry, call.member);
  }
  return use.arg(-1);
}

/** `asValue(db)`, `asClass(Orders).singleton()`; older containers have a method for each. */
function contentOf(entry: ValueView, registeredBy: string): ValueView {
  const value = entry.made("asValue");
  if (value) return value.arg(0);
  const made = entry.made("asClass")?.arg(0) ?? (registeredBy === "registerClass" ? entry : undefined);
  if (made) return made.instance();
  const factory = entry.made("asFunction")?.arg(0) ?? (registeredBy === "registerFunction" ? entry : undefined);
  return factory ? factory.returned() : entry;
}
