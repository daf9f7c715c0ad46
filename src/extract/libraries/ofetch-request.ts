/** Requests as `$fetch` and the composables built on it are given them. */
import type { Draft } from "./draft.js";
import { httpCall, joinUrl, methodOf } from "./http-facts.js";
import type { CallUse } from "./library-model.js";

/** The URL can be given by a function or a reactive value; instances have a base URL. */
export function ofetchRequest(use: CallUse): Draft[] {
  const first = use.arg(0);
  if (!first.exists) return [];
  const reactive = first.made("ref") ?? first.made("computed");
  const path = first.is("function") ? first.returned().text() : (reactive?.arg(0).text() ?? first.text());
  const options = use.arg(1);
  const base = [options.prop("baseURL"), use.made("create")?.arg(0).prop("baseURL")].find((one) => one?.exists);
  return [httpCall({ method: methodOf(options, "GET"), url: joinUrl(base?.text() ?? [], path), request: options.prop("body").shape() })];
}
