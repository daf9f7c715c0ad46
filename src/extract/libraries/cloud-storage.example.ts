import { Storage } from "@google-cloud/storage";

const storage = new Storage();
const photos = storage.bucket(process.env.PHOTO_BUCKET ?? "photos");

export const keep = (name: string, body: Buffer) => photos.file(name).save(body); // => writes gcp.storage bucket {PHOTO_BUCKET}
export const show = (name: string) => storage.bucket("photos").file(name).createReadStream(); // => reads gcp.storage bucket photos
export const send = (path: string) => photos.upload(path); // => writes gcp.storage bucket {PHOTO_BUCKET}

const garden = { bucket: (name: string) => ({ save: () => name }) };
garden.bucket("water").save();
