import { CopyObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import AWS from "aws-sdk";

const client = new S3Client({ region: "eu-west-1" });
const store = async (bucket: string, key: string, body: Buffer) => {
  const command = new PutObjectCommand({ Bucket: bucket, Key: key, Body: body });
  await client.send(command);
};

export const saveInvoice = (id: string, body: Buffer) => store("invoices", `${id}.pdf`, body); // => writes aws.s3 bucket invoices
export const link = (id: string) => getSignedUrl(client, new GetObjectCommand({ Bucket: process.env.INVOICE_BUCKET, Key: id })); // => reads aws.s3 bucket {INVOICE_BUCKET}
export const archive = (id: string) => client.send(new CopyObjectCommand({ Bucket: "archive", CopySource: `invoices/${id}.pdf`, Key: id })); // => reads aws.s3 bucket invoices; writes aws.s3 bucket archive
export const film = (body: ReadableStream) => new Upload({ client, params: { Bucket: "films", Key: "1", Body: body } }).done(); // => writes aws.s3 bucket films

const s3 = new AWS.S3();
export const photos = () => s3.listObjectsV2({ Bucket: "photos" }).promise(); // => reads aws.s3 bucket photos
export const ticket = () => s3.getSignedUrl("putObject", { Bucket: "tickets", Key: "1" }); // => writes aws.s3 bucket tickets

const crane = { upload: (load: { Bucket: string }) => load };
crane.upload({ Bucket: "sand" });
