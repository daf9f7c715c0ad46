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
  const third = plain(use.arg(2));
  const instances = instancesOf(use);
  const options = first.is("object") ? first : third.exists ? third : use.arg(1);
  const own = first.exists && options !== first ? first : options.prop("url");
  const url = own.exists ? own : instances.map((one) => one.prop("url")).find((one) => one.exists);
  const full = joinUrl(baseOf(options, instances), url?.text() ?? []);
  if (!full.length) return [];
  const response = use.typeArg(0).shape();
  return [httpCall({ method: verb ?? methodOf(options, "GET"), url: full, request: payloadOf(options, ["json", "form", "body"], ["searchParams"]), response })];
}

/** `prefixUrl` of the request, else of the instance. A leading slash of the path is no root here: got forbids it, ky drops it. */
function baseOf(options: ValueView, instances: readonly ValueView[]): ReturnType<ValueView["text"]> {
  const all = [options, ...instances].map((one) => one.prop("prefixUrl", "prefix", "baseUrl"));
  return all.find((one) => one.exists)?.text() ?? [];
}

/** Options of the instance and of those it was extended from, nearest first. */
function instancesOf(use: CallUse): ValueView[] {
  const found: ValueView[] = [];
  for (const maker of ["extend", "create"]) for (let at = use.made(maker); at && found.length < 6; at = at.made(maker)) found.push(plain(at.arg(0)));
  return found;
}

/** `new Options({…})` is what it is made of. */
const plain = (options: ValueView): ValueView => {
  const made = options.made("Options");
  return made?.arg(0) ?? options;
};
