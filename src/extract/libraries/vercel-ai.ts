import { vendorOfPackage } from "../../knowledge/vendors.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const asking = "{generateText,streamText,generateObject,streamObject,embed,embedMany,rerank,generateImage,experimental_generateImage,generateSpeech,experimental_generateSpeech,transcribe,experimental_transcribe}";

/** https://ai-sdk.dev/docs/foundations/providers-and-models: the model that is handed over says who is asked. */
export const vercelAi: LibraryModel = {
  id: "vercel-ai",
  title: "AI SDK",
  packages: ["ai"],
  category: "third-party",
  finds: "what models are asked, with the vendor whose provider made the model",
  cannotSee: "models that are picked from a registry by name",
  uses: [{ on: `.${asking}`, facts: asked }, { on: ".{Agent,ToolLoopAgent,Experimental_Agent}(){.generate,.stream}", facts: asked }],
};

function asked(use: CallUse): Draft[] {
  const maker = use.made("Agent") ?? use.made("ToolLoopAgent") ?? use.made("Experimental_Agent");
  const model = (maker?.arg(0) ?? use.arg(0)).prop("model");
  const request = use.arg(0).shape();
  const vendors = [...new Set(model.elements().flatMap(vendorOf))];
  if (!vendors.length) return model.exists ? [{ type: "undecided", would: "external-use", template: `${use.member} {model}`, why: "which vendor's model is asked could not be found out" }] : [];
  return vendors.map((vendor) => ({ type: "external-use", vendor, operation: use.member, ...(request ? { request } : {}) }));
}

/** A provider of a vendor's package; a plain text names a model of the gateway. */
function vendorOf(model: ValueView): string[] {
  if (model.is("text") && model.constant()?.includes("/")) return ["vercel-ai-gateway"];
  return model.values.flatMap((value) => (value.kind === "library" ? (vendorOfPackage(value.package)?.id ?? []) : []));
}
