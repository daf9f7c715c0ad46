import { RecordId, Surreal } from "surrealdb";

const db = new Surreal();
export const open = () => db.connect(process.env.SURREAL_URL ?? "ws://surreal:8000"); // => opens surrealdb {SURREAL_URL}

export const riders = () => db.select("rider"); // => reads surrealdb table rider
export const rider = (id: string) => db.select(new RecordId("rider", id)); // => reads surrealdb table rider
export const join = (name: string) => db.create("rider", { name }); // => writes surrealdb table rider
export const rate = (id: string, stars: number) => db.merge(`driver:${id}`, { stars }); // => writes surrealdb table driver
export const best = () => db.query("SELECT name FROM driver WHERE stars > 4"); // => reads surrealdb table driver

const menu = { select: (dish: string) => dish };
menu.select("soup");
