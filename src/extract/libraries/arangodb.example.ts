import { aql, Database } from "arangojs";

const db = new Database({ url: process.env.ARANGO_URL, databaseName: "shop" }); // => opens arangodb {ARANGO_URL}
const products = db.collection("products");

export const add = (name: string) => products.save({ name }); // => writes arangodb collection products
export const show = (key: string) => products.document(key); // => reads arangodb collection products
export const similar = (tag: string) => db.query(aql`FOR p IN products FILTER p.tag == ${tag} FOR c IN comments FILTER c.product == p._key RETURN c`); // => reads arangodb collection comments; reads arangodb collection products
export const sell = (key: string) => db.query(`LET old = (FOR s IN stock FILTER s._key == "${key}" RETURN s) FOR o IN old UPDATE o WITH { amount: o.amount - 1 } IN stock`); // => reads arangodb collection stock; writes arangodb collection stock

const stamps = { collection: (name: string) => ({ save: () => name }) };
stamps.collection("red").save();
