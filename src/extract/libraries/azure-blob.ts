import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named, type Access } from "./store-facts.js";

const reads = ["download", "downloadToBuffer", "downloadToFile", "exists", "getProperties", "listBlobsFlat", "listBlobsByHierarchy"];
const writes = ["upload", "uploadData", "uploadStream", "uploadFile", "uploadBrowserData", "uploadBlockBlob", "delete", "deleteIfExists", "deleteBlob", "stageBlock", "commitBlockList", "appendBlock", "beginCopyFromURL", "syncCopyFromURL"];
const blobs = ["getBlobClient", "getBlockBlobClient", "getAppendBlobClient", "getPageBlobClient"];
const container = ".BlobServiceClient().getContainerClient()";

/** https://learn.microsoft.com/javascript/api/@azure/storage-blob. */
export const azureBlob: LibraryModel = {
  id: "azure-blob",
  title: "Azure Blob Storage",
  packages: ["@azure/storage-blob"],
  category: "object-store",
  system: "azure.blob",
  finds: "containers that blobs are read from, written to and listed in",
  cannotSee: "what holders of a signed URL do with it",
  aliases: { ".BlobServiceClient.fromConnectionString()": ".BlobServiceClient()", ".ContainerClient()": container, [`${container}.{${blobs.join(",")}}()`]: `${container}.blob()`, [`.ContainerClient().{${blobs.join(",")}}()`]: `${container}.blob()` },
  uses: [{ on: `{${container},${container}.blob()}.{${[...reads, ...writes].join(",")}}`, facts: accessed }],
};

function accessed(use: CallUse): Draft[] {
  const made = use.made("getContainerClient")?.arg(0) ?? use.made("ContainerClient")?.arg(1);
  const access: Access = reads.includes(use.member) ? "read" : "write";
  return accesses([access], { system: "azure.blob", kind: "bucket", dataset: made?.exists ? named(made) : [] });
}
