import { getFirestore } from "firebase-admin/firestore";
import * as admin from "firebase-admin";
import { addDoc, collection, doc, getDocs, getFirestore as webFirestore, query, updateDoc, where } from "firebase/firestore";

const db = getFirestore();
const rides = db.collection("rides");

export const open = (city: string) => rides.where("city", "==", city).orderBy("start").limit(10).get(); // => reads gcp.firestore collection rides
export const book = (rider: string, city: string) => rides.add({ rider, city }); // => writes gcp.firestore collection rides
export const line = (rider: string, id: string) => db.collection("riders").doc(rider).collection("receipts").doc(id).set({ id }); // => writes gcp.firestore collection receipts
export const rider = (id: string) => admin.firestore().doc(`riders/${id}`).get(); // => reads gcp.firestore collection riders

export const finish = (id: string) =>
  db.runTransaction(async (tx) => {
    const ride = await tx.get(rides.doc(id)); // => reads gcp.firestore collection rides
    tx.update(ride.ref, { done: true }); // => writes gcp.firestore collection ?
    tx.create(db.collection("invoices").doc(), { ride: id }); // => writes gcp.firestore collection invoices
  });

const web = webFirestore();
export const drivers = (city: string) => getDocs(query(collection(web, "drivers"), where("city", "==", city))); // => reads gcp.firestore collection drivers
export const rate = (driver: string, stars: number) => addDoc(collection(web, "drivers", driver, "ratings"), { stars }); // => writes gcp.firestore collection ratings
export const rename = (id: string, name: string) => updateDoc(doc(web, "drivers", id), { name }); // => writes gcp.firestore collection drivers

const stamps = { collection: (name: string) => new Set([name]) };
stamps.collection("red").add("blue");
