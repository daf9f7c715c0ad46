import nano from "nano";
import PouchDB from "pouchdb";

const couch = nano(process.env.COUCH_URL ?? "http://couchdb:5984"); // => opens couchdb {COUCH_URL}
const orders = couch.db.use<{ total: number }>("orders");

export const place = (total: number) => orders.insert({ total }); // => writes couchdb collection orders
export const large = () => orders.find({ selector: { total: { $gt: 100 } } }); // => reads couchdb collection orders
export const customer = (id: string) => couch.use("customers").get(id); // => reads couchdb collection customers

const carts = new PouchDB("carts");
export const cart = (id: string) => carts.get(id); // => reads couchdb collection carts
export const keep = (id: string, items: string[]) => carts.put({ _id: id, items }); // => writes couchdb collection carts

const drawer = new Map([["orders", "paper"]]);
drawer.get("orders");
