import { del, list, put } from "@vercel/blob";

export const keep = (name: string, file: File) => put(`receipts/${name}`, file, { access: "public" }); // => writes vercel.blob bucket blob
export const all = () => list({ prefix: "receipts/" }); // => reads vercel.blob bucket blob
export const forget = (url: string) => del(url); // => writes vercel.blob bucket blob

const shelf = { put: (thing: string) => thing };
shelf.put("vase");
