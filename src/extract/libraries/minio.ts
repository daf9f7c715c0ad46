import type { LibraryModel } from "./library-model.js";
import { accesses, named, opens } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";

const verbs = { reads: ["getObject", "fGetObject", "getPartialObject", "statObject", "listObjects", "listObjectsV2", "presignedGetObject", "presignedUrl"], writes: ["putObject", "fPutObject", "removeObject", "removeObjects", "presignedPutObject", "presignedPostPolicy", "setObjectTagging"], both: ["copyObject"] };

/** https://min.io/docs/minio/linux/developers/javascript/API.html. */
export const minio: LibraryModel = {
  id: "minio",
  title: "MinIO",
  packages: ["minio", "nestjs-minio", "nestjs-minio-client"],
  category: "object-store",
  system: "aws.s3",
  finds: "buckets that objects are read from and written to, signed URLs included; the server",
  cannotSee: "what holders of a signed URL do with it",
  aliases: { ".{InjectMinio,MinioService,MinioService().client}()": ".Client()", ".MinioService().client": ".Client()", ".Client().client": ".Client()" },
  uses: [
    { on: `.Client().${verbNames(verbs)}`, facts: (use) => (use.arg(0).exists ? accesses(accessOf(verbs, use.member), { system: "aws.s3", kind: "bucket", dataset: named(use.arg(0)) }) : []) },
    { on: ".Client", facts: (use) => opens("aws.s3", { connection: named(use.arg(0).prop("endPoint")) }) },
  ],
};
