import type { LibraryModel } from "./library-model.js";
import { accesses } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";

const verbs = { reads: ["head", "list", "getDownloadUrl", "get"], writes: ["put", "del", "upload", "createFolder", "completeMultipartUpload", "uploadPart"], both: ["copy"] };

/** https://vercel.com/docs/vercel-blob/using-blob-sdk. The token in the environment says which store it is; the code does not. */
export const vercelBlob: LibraryModel = {
  id: "vercel-blob",
  title: "Vercel Blob",
  packages: ["@vercel/blob", "@vercel/blob/client"],
  category: "object-store",
  system: "vercel.blob",
  finds: "objects that are read from and written to the project's blob store",
  cannotSee: "which of several stores is meant",
  uses: [{ on: `.${verbNames(verbs)}`, facts: (use) => accesses(accessOf(verbs, use.member), { system: "vercel.blob", kind: "bucket", dataset: [["blob"]] }) }],
};
