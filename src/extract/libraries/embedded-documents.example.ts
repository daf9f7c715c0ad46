import Datastore from "nedb-promises";
import { JSONFilePreset } from "lowdb/node";
import Loki from "lokijs";

const notes = Datastore.create({ filename: "data/notes.db", autoload: true });
export const open = () => notes.find({ done: false }); // => reads file file data/notes.db
export const add = (text: string) => notes.insert({ text }); // => writes file file data/notes.db

export async function visit() {
  const db = await JSONFilePreset("data/visits.json", { visits: 0 });
  db.data.visits += 1;
  await db.write(); // => writes file file data/visits.json
}

const loki = new Loki("data/rides.db");
const rides = loki.addCollection("rides");
export const ride = (from: string) => rides.insert({ from }); // => writes file collection rides

const memory = new Datastore();
export const nothing = () => memory.find({});
const names = ["Ada", "Bo"];
names.find((one) => one === "Ada");
