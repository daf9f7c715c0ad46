import { Pinecone } from "@pinecone-database/pinecone";

const pinecone = new Pinecone({ apiKey: process.env.PINECONE_KEY ?? "" });
const articles = pinecone.index("articles").namespace("en");

export const similar = (vector: number[]) => articles.query({ vector, topK: 5 }); // => reads pinecone index articles
export const learn = (id: string, values: number[]) => articles.upsert([{ id, values }]); // => writes pinecone index articles
export const forget = (id: string) => pinecone.Index(process.env.INDEX_NAME ?? "drafts").deleteOne(id); // => writes pinecone index {INDEX_NAME}

const shelf = { index: (name: string) => ({ query: () => name }) };
shelf.index("wood").query();
