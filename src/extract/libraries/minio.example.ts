import { Client } from "minio";

const store = new Client({ endPoint: process.env.MINIO_HOST ?? "minio", port: 9000, useSSL: false, accessKey: "key", secretKey: "secret" }); // => opens aws.s3 {MINIO_HOST}
const bucket = "receipts";

export const keep = (name: string, content: Buffer) => store.putObject(bucket, name, content); // => writes aws.s3 bucket receipts
export const show = (name: string) => store.getObject(bucket, name); // => reads aws.s3 bucket receipts
export const link = (name: string) => store.presignedGetObject("photos", name, 3600); // => reads aws.s3 bucket photos
export const prepare = () => store.makeBucket(bucket);

const shelf = { getObject: (name: string) => name };
shelf.getObject("vase");
