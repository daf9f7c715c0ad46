import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named } from "./store-facts.js";

const systems: Readonly<Record<string, string>> = { "multer-s3": "aws.s3", "multer-s3-transform": "aws.s3", "multer-sharp-s3": "aws.s3", "multer-google-storage": "gcp.storage", "multer-cloud-storage": "gcp.storage", "multer-azure-blob-storage": "azure.blob", "multer-gridfs-storage": "mongodb" };

/** https://github.com/anacronw/multer-s3 and its like: files that are uploaded go there without passing through the code. */
export const multerStorage: LibraryModel = {
  id: "multer-storage",
  title: "Multer storage engines",
  packages: Object.keys(systems),
  category: "object-store",
  finds: "buckets and containers that uploaded files are written to",
  cannotSee: "uploads that stay in memory or in a folder for temporary files",
  uses: [{ on: "{,.MulterAzureStorage,.GridFsStorage,.multerS3}", facts: stored }],
};

function stored(use: CallUse): Draft[] {
  const options = use.arg(0);
  if (!options.is("object")) return [];
  const system = systems[use.receiver.library()?.package ?? ""] ?? "aws.s3";
  const name = options.prop("bucket", "containerName");
  const place = name.is("function") ? name.returned() : name;
  return accesses(["write"], { system, kind: system === "mongodb" ? "collection" : "bucket", dataset: system === "mongodb" ? [["fs.files"]] : named(place) });
}
