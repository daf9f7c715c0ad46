import { environmentValue, fallbackOf } from "./config-values.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const results = ".object().{validateSync,validate,cast}()";

/** https://github.com/jquense/yup. A schema gives back what it is given, with its defaults. */
export const yup: LibraryModel = {
  id: "yup",
  title: "Yup (settings)",
  packages: ["yup"],
  category: "configuration",
  finds: "settings that a schema has validated, also of the whole environment, with the schema's defaults",
  cannotSee: "values that a transform changes",
  aliases: { "{.default,.yup}": "", [`{.object().shape(),.object().required(),.object().noUnknown(),.object().strict(),.object().camelCase()}`]: ".object()", ".object().shape().required()": ".object()" },
  values: [
    { on: results, value: (use) => (isEnvironment(use.arg(0)) ? use.arg(-1) : use.arg(0)) },
    { on: `${results}.*`, value: variable },
  ],
  uses: [],
};

const isEnvironment = (view: ValueView): boolean => view.library()?.path === ".process.env";

function variable(use: CallUse): ValueView {
  const call = use.made("validateSync") ?? use.made("validate") ?? use.made("cast");
  if (!call || !isEnvironment(call.arg(0))) return use.arg(-1);
  const fields = call.made("shape")?.arg(0) ?? call.made("object")?.arg(0);
  return environmentValue(use, use.member, fallbackOf(fields?.prop(use.member).made("default")?.arg(0)));
}
