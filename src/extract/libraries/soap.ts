import { httpCall } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";

/** https://github.com/vpulim/node-soap: the description is read from the server itself, unless it is a file. */
export const soap: LibraryModel = {
  id: "soap",
  title: "SOAP clients",
  packages: ["soap", "strong-soap", "easy-soap-request", "nestjs-soap"],
  category: "http-client",
  system: "http",
  finds: "services that a client is made for, with their URL",
  cannotSee: "which of their operations are called",
  aliases: { ".soap": "", ".default": "" },
  uses: [
    { on: ".{createClient,createClientAsync}", facts: created },
    { on: "", facts: (use) => posted(use.arg(0).prop("url").text()) },
  ],
};

function created(use: CallUse): Draft[] {
  const endpoint = [use.arg(1), use.arg(2)].map((one) => one.prop("endpoint")).find((one) => one.exists);
  return posted(endpoint?.text() ?? use.arg(0).text());
}

/** A path is a file of the service. */
function posted(url: ReturnType<ReturnType<CallUse["arg"]>["text"]>): Draft[] {
  const asked = url.filter((one) => typeof one[0] !== "string" || /^https?:/.test(one[0]));
  return asked.length ? [httpCall({ method: "POST", url: asked })] : [];
}
