import { httpCall } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";

/** https://github.com/tomas/needle: reading verbs take options second, writing verbs the data. */
export const needle: LibraryModel = {
  id: "needle",
  title: "needle",
  packages: ["needle"],
  category: "http-client",
  system: "http",
  finds: "requests with method, URL and body fields",
  cannotSee: "relative URLs joined by `needle.defaults`",
  uses: [
    { on: ".{get,head}", facts: (use) => call(use, { method: use.member, url: 0 }) },
    { on: ".{post,put,patch,delete}", facts: (use) => call(use, { method: use.member, url: 0, data: 1 }) },
    { on: "{,.request}", facts: (use) => call(use, { method: use.arg(0).constant() ?? "*", url: 1, data: 2 }) },
  ],
};

function call(use: CallUse, { method, url, data }: { method: string; url: number; data?: number }): Draft[] {
  const where = use.arg(url).text();
  return where.length ? [httpCall({ method, url: where, request: data === undefined ? undefined : use.arg(data).shape() })] : [];
}
