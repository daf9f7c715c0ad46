import { Client } from "@elastic/elasticsearch";

const client = new Client({ node: process.env.ELASTIC_URL ?? "http://elastic:9200" }); // => opens elasticsearch {ELASTIC_URL}
const indexes = { products: "products", offers: "offers" } as const;

export const search = (text: string) => client.search({ index: [indexes.products, indexes.offers], query: { match: { text } } }); // => reads elasticsearch index offers | products
export const add = (product: { sku: string }) => client.index({ index: indexes.products, id: product.sku, document: product }); // => writes elasticsearch index products
export const load = (lines: object[]) => client.bulk({ operations: lines }); // => writes elasticsearch index ?
export const ready = () => client.cluster.health();

const drawer = { search: (what: { index: string }) => what };
drawer.search({ index: "socks" });
