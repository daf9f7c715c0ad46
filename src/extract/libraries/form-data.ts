import { httpCall, methodOf } from "./http-facts.js";
import type { Draft } from "./draft.js";
import { urlOfOptions } from "./http-options.js";
import type { CallUse, LibraryModel } from "./library-model.js";

/** https://github.com/form-data/form-data#void-submit-params-function-callback- */
export const formData: LibraryModel = {
  id: "form-data",
  title: "form-data",
  packages: ["form-data"],
  category: "http-client",
  system: "http",
  finds: "forms that are submitted, with method and URL",
  cannotSee: "which fields were appended",
  aliases: { ".default()": "()" },
  uses: [{ on: "().submit", facts: submit }],
};

function submit(use: CallUse): Draft[] {
  const first = use.arg(0);
  const url = first.is("object") ? urlOfOptions(first, "http") : first.text();
  return url.length ? [httpCall({ method: first.is("object") ? methodOf(first, "POST") : "POST", url })] : [];
}
