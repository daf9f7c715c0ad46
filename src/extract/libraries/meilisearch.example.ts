import { MeiliSearch } from "meilisearch";

const engine = new MeiliSearch({ host: process.env.MEILI_URL ?? "http://search:7700", apiKey: process.env.MEILI_KEY }); // => opens meilisearch {MEILI_URL}
const films = engine.index("films");

export const find = (text: string) => films.search(text, { limit: 20 }); // => reads meilisearch index films
export const add = (id: string, title: string) => films.addDocuments([{ id, title }]); // => writes meilisearch index films
export const forget = async (id: string) => (await engine.getIndex("actors")).deleteDocument(id); // => writes meilisearch index actors

const library = { index: (name: string) => ({ search: () => name }) };
library.index("books").search();
