import type { Template } from "../../model/template.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named, type Access } from "./store-facts.js";
import type { ValueView } from "./value-view.js";

const reads = ["GetObject", "HeadObject", "ListObjects", "ListObjectsV2", "ListObjectVersions", "GetObjectAttributes", "SelectObjectContent", "GetObjectTagging"];
const writes = ["PutObject", "DeleteObject", "DeleteObjects", "CreateMultipartUpload", "CompleteMultipartUpload", "UploadPart", "PutObjectTagging", "RestoreObject"];
const all = [...reads, ...writes, "CopyObject", "UploadPartCopy"];
const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const commands = all.map((name) => `${name}Command`).join(",");
const methods = [...all.map(lower), "upload"].join(",");

/** https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/s3, and version 2 of the SDK. */
export const awsS3: LibraryModel = {
  id: "aws-s3",
  title: "AWS SDK: S3",
  packages: ["@aws-sdk/client-s3", "aws-sdk", "aws-sdk/clients/s3", "@aws-sdk/lib-storage"],
  category: "object-store",
  system: "aws.s3",
  finds: "buckets that objects are read from, written to, copied between and listed in, in versions 2 and 3 of the SDK, signed URLs and multipart uploads included",
  cannotSee: "what holders of a signed URL do with it, and buckets named by a parameter store",
  aliases: { ".{S3,default.S3}()": ".s3()", ".S3()": ".s3()" },
  uses: [
    { on: `.{${commands}}`, facts: (use) => objects(use.member.replace(/Command$/, ""), use.arg(0)) },
    { on: `.s3().{${methods}}`, facts: (use) => objects(use.member, use.arg(0)) },
    { on: ".s3().{getSignedUrl,getSignedUrlPromise,createPresignedPost}", facts: (use) => signed(use) },
    { on: ".Upload", facts: (use) => objects("PutObject", use.arg(0).prop("params")) },
  ],
};

function objects(command: string, input: ValueView): Draft[] {
  const name = command.charAt(0).toUpperCase() + command.slice(1);
  const access: Access = reads.includes(name) ? "read" : "write";
  const source = name.endsWith("Copy") || name === "CopyObject" ? copySource(input.prop("CopySource")) : [];
  return [...bucket(input.prop("Bucket"), access), ...source];
}

function signed(use: CallUse): Draft[] {
  const operation = use.arg(0).constant() ?? "PutObject";
  const input = use.member === "createPresignedPost" ? use.arg(0) : use.arg(1);
  return all.some((name) => lower(name) === operation) || use.member === "createPresignedPost" ? objects(use.member === "createPresignedPost" ? "PutObject" : operation, input) : [];
}

function bucket(name: ValueView, access: Access): Draft[] {
  return name.exists ? accesses([access], { system: "aws.s3", kind: "bucket", dataset: named(name) }) : [];
}

/** `"bucket/key"`, `"/bucket/key"`. */
function copySource(source: ValueView): Draft[] {
  const buckets = named(source).flatMap((text): Template[] => {
    const start = text[0] === "/" ? text.slice(1) : text;
    const first = start[0];
    if (typeof first === "string") return first.replace(/^\//, "").includes("/") ? [[first.replace(/^\//, "").replace(/\/.*$/s, "")]] : [];
    return first && typeof start[1] === "string" && start[1].startsWith("/") ? [[first]] : [];
  });
  return buckets.length ? accesses(["read"], { system: "aws.s3", kind: "bucket", dataset: buckets }) : [];
}
