import { QdrantClient } from "@qdrant/js-client-rest";

const client = new QdrantClient({ url: process.env.QDRANT_URL ?? "http://qdrant:6333" }); // => opens qdrant {QDRANT_URL}
const collection = "articles";

export const similar = (vector: number[]) => client.search(collection, { vector, limit: 5 }); // => reads qdrant collection articles
export const learn = (id: number, vector: number[], title: string) => client.upsert(collection, { points: [{ id, vector, payload: { title } }] }); // => writes qdrant collection articles
export const prepare = () => client.createCollection(collection, { vectors: { size: 3, distance: "Cosine" } });

const engine = { search: (what: string) => what };
engine.search("articles");
