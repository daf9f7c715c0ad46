import algoliasearch from "algoliasearch";
import { algoliasearch as connect } from "@algolia/client-search";

const client = algoliasearch(process.env.ALGOLIA_APP ?? "", process.env.ALGOLIA_KEY ?? ""); // => opens algolia {ALGOLIA_APP}
const products = client.initIndex("products");

export const find = (text: string) => products.search(text); // => reads algolia index products
export const add = (objectID: string, name: string) => products.saveObjects([{ objectID, name }]); // => writes algolia index products

const newer = connect("SHOP", "key"); // => opens algolia SHOP
export const offer = (name: string) => newer.saveObject({ indexName: "offers", body: { name } }); // => writes algolia index offers
export const offers = (query: string) => newer.search({ requests: [{ indexName: "offers", query }] }); // => reads algolia index offers

const book = { initIndex: (name: string) => ({ search: () => name }) };
book.initIndex("names").search();
