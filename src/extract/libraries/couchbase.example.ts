import { type Collection, connect } from "couchbase";

export async function open() {
  const cluster = await connect(process.env.COUCHBASE_URL ?? "couchbase://couchbase", { username: "shop", password: "secret" }); // => opens couchbase {COUCHBASE_URL}
  const bucket = cluster.bucket("travel");
  return { cluster, hotels: bucket.scope("inventory").collection("hotels"), users: bucket.defaultCollection() };
}

export async function rename(id: string, name: string) {
  const { hotels, users, cluster } = await open();
  await hotels.upsert(id, { name }); // => writes couchbase collection hotels
  await users.get(id); // => reads couchbase collection _default
  return cluster.query("SELECT h.name FROM hotels h WHERE h.city = $1", { parameters: [name] }); // => reads couchbase table hotels
}

export const touch = (guests: Collection, id: string) => guests.get(id); // => reads couchbase collection ?

const wallet = { collection: (name: string) => new Map([[name, 1]]) };
wallet.collection("coins").get("penny");
