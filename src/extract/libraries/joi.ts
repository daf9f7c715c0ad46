import { environmentValue, fallbackOf } from "./config-values.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const steps = ["keys", "unknown", "required", "options", "prefs", "preferences", "label", "append", "and", "or", "with", "when", "optional", "concat", "meta", "description"];

/** https://joi.dev/api. A schema gives back what it is given, with its defaults. */
export const joi: LibraryModel = {
  id: "joi",
  title: "Joi",
  packages: ["joi", "@hapi/joi", "@nestjs/joi"],
  category: "configuration",
  finds: "settings that a schema has validated, also of the whole environment, with the schema's defaults",
  cannotSee: "values that a custom rule changes",
  aliases: { ".Joi": "", [`{.object().${steps.join("(),.object().")}()}`]: ".object()", "{.compile,.defaults().object}()": ".object()" },
  values: [
    { on: ".object().{validateAsync,attempt}()", value: (use) => passed(use.arg(0)) },
    { on: ".object().validate().value", value: (use) => passed(use.made("validate")?.arg(0) ?? use.arg(-1)) },
    { on: ".{attempt,assert}()", value: (use) => passed(use.arg(0)) },
    { on: ".validate().value", value: (use) => passed(use.made("validate")?.arg(0) ?? use.arg(-1)) },
    { on: "{.object().validate().value,.object().validateAsync(),.object().attempt(),.validate().value,.attempt()}.*", value: (use) => variable(use) },
  ],
  uses: [],
};

/** Everything but the environment as a whole: its members carry the schema's defaults. */
function passed(input: ValueView): ValueView {
  return isEnvironment(input) ? input.prop() : input;
}

const isEnvironment = (view: ValueView): boolean => view.library()?.path === ".process.env";

function variable(use: CallUse): ValueView {
  const call = use.made("validate") ?? use.made("validateAsync") ?? use.made("attempt");
  if (!call || !isEnvironment(call.arg(0))) return use.arg(-1);
  const schema = call.made("keys")?.arg(0) ?? call.made("object")?.arg(0) ?? call.arg(1).made("object")?.arg(0);
  return environmentValue(use, use.member, fallbackOf(schema?.prop(use.member).made("default")?.arg(0)));
}
