import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named, type Access } from "./store-facts.js";

const reads = ["download", "createReadStream", "exists", "getMetadata", "getFiles", "get"];
const writes = ["save", "upload", "createWriteStream", "delete", "deleteFiles", "setMetadata", "move", "rename"];
const verbs = [...reads, ...writes, "copy"].join(",");

/** https://cloud.google.com/nodejs/docs/reference/storage/latest; Firebase Admin hands out the same buckets. */
export const cloudStorage: LibraryModel = {
  id: "cloud-storage",
  title: "Google Cloud Storage",
  packages: ["@google-cloud/storage"],
  category: "object-store",
  system: "gcp.storage",
  finds: "buckets that files are read from and written to",
  cannotSee: "what holders of a signed URL do with it",
  uses: [{ on: `.Storage().{bucket(),bucket().file()}.{${verbs}}`, facts: accessed }],
};

function accessed(use: CallUse): Draft[] {
  const bucket = use.made("bucket")?.arg(0);
  const access: Access[] = use.member === "copy" ? ["read", "write"] : reads.includes(use.member) ? ["read"] : ["write"];
  return bucket?.exists ? accesses(access, { system: "gcp.storage", kind: "bucket", dataset: named(bucket) }) : [];
}
