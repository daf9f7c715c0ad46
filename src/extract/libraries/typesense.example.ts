import Typesense from "typesense";

const client = new Typesense.Client({ nodes: [{ host: process.env.TYPESENSE_HOST ?? "typesense", port: 8108, protocol: "http" }], apiKey: process.env.TYPESENSE_KEY ?? "" }); // => opens typesense {TYPESENSE_HOST}:8108

export const find = (q: string) => client.collections("films").documents().search({ q, query_by: "title" }); // => reads typesense collection films
export const add = (title: string) => client.collections("films").documents().upsert({ title }); // => writes typesense collection films
export const forget = (id: string) => client.collections("films").documents(id).delete(); // => writes typesense collection films
export const all = (q: string) => client.multiSearch.perform({ searches: [{ collection: "actors", q }] }); // => reads typesense collection actors

const museum = { collections: (name: string) => ({ documents: () => ({ search: () => name }) }) };
museum.collections("letters").documents().search();
