import { httpCall, joinUrl, methodOf, verbs } from "./http-facts.js";
import type { Draft } from "./draft.js";
import { payloadOf } from "./http-options.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const httpVerbs = verbs.filter((verb) => verb !== "options").join(",");

/** https://github.com/sindresorhus/got and https://github.com/sindresorhus/ky: one set of options, `prefixUrl` (ky 2: `prefix`) of extended instances. */
export const got: LibraryModel = {
  id: "got",
  title: "got and ky",
  packages: ["got", "ky", "ky-universal", "gh-got", "got-cjs"],
  category: "http-client",
  system: "http",
  finds: "requests with method, URL, `prefixUrl` of extended instances, body and query fields",
  cannotSee: "URLs rewritten by hooks",
  aliases: { ".{extend,create}()": "", ".{Got,KyInstance,default,got}()": "", ".{got,default}": "" },
  uses: [
    { on: `{.,.stream.,.paginate.}{${httpVerbs}}`, facts: (use) => call(use, use.member) },
    { on: "{,.stream,.paginate}", facts: (use) => call(use) },
  ],
};

function call(use: CallUse, verb?: string): Draft[] {
  const first = use.arg(0);
  if (!first.exists) return [];
  const options = first.is("object") ? first : use.arg(1);
  const url = options === first ? first.prop("url").text() : first.text();
  const full = joinUrl(baseOf(use, options), url);
  if (!full.length) return [];
  const response = use.typeArg(0).shape();
  return [httpCall({ method: verb ?? methodOf(options, "GET"), url: full, request: payloadOf(options, ["json", "form", "body"], ["searchParams"]), response })];
}

/** `prefixUrl` of the request, else of the instance. A leading slash of the path is no root here: got forbids it, ky drops it. */
function baseOf(use: CallUse, options: ValueView): ReturnType<ValueView["text"]> {
  const own = options.prop("prefixUrl", "prefix", "baseUrl");
  if (own.exists) return own.text();
  for (const maker of ["extend", "create"]) {
    const instance = use.made(maker)?.arg(0).prop("prefixUrl", "prefix", "baseUrl");
    if (instance?.exists) return instance.text();
  }
  return [];
}
