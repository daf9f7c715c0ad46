import { BlobServiceClient, type ContainerClient } from "@azure/storage-blob";

const service = BlobServiceClient.fromConnectionString(process.env.BLOBS ?? "");
const claims = service.getContainerClient("claims");

export const file = (name: string, body: string) => claims.getBlockBlobClient(name).upload(body, body.length); // => writes azure.blob bucket claims
export const show = (name: string) => read(service.getContainerClient("payments"), name);

async function read(container: ContainerClient, name: string) {
  const blob = container.getBlobClient(name);
  return blob.downloadToBuffer(); // => reads azure.blob bucket payments
}

const lorry = { upload: (load: string) => load };
lorry.upload("claims");
