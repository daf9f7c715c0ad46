import { environmentValue, fallbackOf } from "./config-values.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const steps = ["strict", "passthrough", "strip", "extend", "merge", "partial", "required", "refine", "superRefine", "readonly", "loose", "catchall"];

/** https://zod.dev; t3-env is built on it. A schema gives back what it is given, with its defaults. */
export const zodEnvironment: LibraryModel = {
  id: "zod-environment",
  title: "Zod (settings)",
  packages: ["zod", "zod/v4", "@t3-oss/env-core", "@t3-oss/env-nextjs", "znv"],
  category: "configuration",
  finds: "settings that a schema has parsed, also of the whole environment, with the schema's defaults",
  cannotSee: "values that a transform changes",
  aliases: { ".{z,default}": "", [`{.object().${steps.join("(),.object().")}()}`]: ".object()" },
  values: [
    { on: ".object().{parse,parseAsync}()", value: (use) => passed(use.arg(0)) },
    { on: ".object().safeParse().data", value: (use) => passed(use.made("safeParse")?.arg(0) ?? use.arg(-1)) },
    { on: "{.object().parse(),.object().parseAsync(),.object().safeParse().data}.*", value: variable },
    { on: ".createEnv().*", value: (use) => environmentValue(use, use.member, defaultOf(member(use.made("createEnv")?.arg(0), use.member))) },
    { on: ".parseEnv().*", value: (use) => environmentValue(use, use.member, defaultOf(use.made("parseEnv")?.arg(1).prop(use.member))) },
  ],
  uses: [],
};

const isEnvironment = (view: ValueView): boolean => view.library()?.path === ".process.env";
const passed = (input: ValueView): ValueView => (isEnvironment(input) ? input.prop() : input);

function variable(use: CallUse): ValueView {
  const call = use.made("parse") ?? use.made("parseAsync") ?? use.made("safeParse");
  if (!call || !isEnvironment(call.arg(0))) return use.arg(-1);
  return environmentValue(use, use.member, defaultOf(call.made("object")?.arg(0).prop(use.member)));
}

const defaultOf = (schema: ValueView | undefined): ReturnType<typeof fallbackOf> => fallbackOf((schema?.made("default") ?? schema?.made("catch"))?.arg(0));

const member = (options: ValueView | undefined, name: string): ValueView | undefined => [options?.prop("server").prop(name), options?.prop("client").prop(name)].find((one) => one?.exists);
