import weaviate from "weaviate-client";
import older from "weaviate-ts-client";

export async function learn(title: string) {
  const client = await weaviate.connectToLocal();
  const articles = client.collections.get("Article");
  await articles.data.insert({ title }); // => writes weaviate collection Article
  return articles.query.nearText(title, { limit: 3 }); // => reads weaviate collection Article
}

const second = older.client({ scheme: "http", host: process.env.WEAVIATE_HOST ?? "weaviate:8080" }); // => opens weaviate {WEAVIATE_HOST}
export const authors = () => second.graphql.get().withClassName("Author").withFields("name").do(); // => reads weaviate collection Author
export const author = (name: string) => second.data.creator().withClassName("Author").withProperties({ name }).do(); // => writes weaviate collection Author

const registry = new Map([["Article", 1]]);
registry.get("Article");
