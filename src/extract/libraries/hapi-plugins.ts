/** Plugins of hapi: `{ register }`, `{ plugin: { register }, routes: { prefix } }`, modules that export one of these, and lists of all. */
import type { Alternatives } from "../../model/facts.js";
import type { CallUse } from "./library-model.js";
import type { ValueView } from "./value-view.js";

export interface HapiPlugin {
  /** The function that is called with a server of its own. */
  register: ValueView;
  prefix: Alternatives;
}

export function hapiPlugins(use: CallUse): HapiPlugin[] {
  const common = use.arg(1).prop("routes").prop("prefix");
  return use.arg(0).elements().map((one) => {
    const own = one.prop("routes").prop("prefix");
    return { register: registerOf(one), prefix: own.exists ? own.text() : common.text() };
  });
}

/** hapi looks for `plugin` in what it is given, then for `register`; before version 17 a plugin was the function itself. */
function registerOf(given: ValueView): ValueView {
  if (given.is("library")) return given;
  const inner = given.prop("plugin", "default");
  const plugin = inner.exists ? inner.prop("plugin") : inner;
  const holder = plugin.exists ? plugin : inner.exists ? inner : given;
  const register = holder.prop("register");
  return register.exists ? register : holder;
}
