import * as admin from "firebase-admin";
import { child, get, getDatabase, push, ref, set } from "firebase/database";

const places = admin.database().ref("places");
export const near = (city: string) => places.orderByChild("city").equalTo(city).once("value"); // => reads firebase.database collection places
export const move = (driver: string, at: number) => admin.database().ref(`positions/${driver}`).set({ at }); // => writes firebase.database collection positions

const db = getDatabase();
export const user = (id: string) => get(child(ref(db, "users"), id)); // => reads firebase.database collection users
export const say = (room: string, text: string) => push(ref(db, `messages/${room}`), { text }); // => writes firebase.database collection messages
export const name = (id: string, name_: string) => set(ref(db, "users/" + id + "/name"), name_); // => writes firebase.database collection users

const switches = new Map([["ref", true]]);
switches.get("ref");
