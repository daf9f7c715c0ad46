import { ChromaClient } from "chromadb";

const client = new ChromaClient({ path: process.env.CHROMA_URL ?? "http://chroma:8000" }); // => opens chroma {CHROMA_URL}

export async function learn(id: string, text: string) {
  const articles = await client.getOrCreateCollection({ name: "articles" });
  await articles.add({ ids: [id], documents: [text] }); // => writes chroma collection articles
  return articles.query({ queryTexts: [text], nResults: 3 }); // => reads chroma collection articles
}

const stamps = new Set<string>();
stamps.add("articles");
