import { createReadStream, readFileSync } from "node:fs";
import { appendFile, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { Table } from "./table.js";

const modelPath = process.env.MODEL_PATH ?? "models/wait-time.json";

export const load = async () => JSON.parse(await readFile(modelPath, "utf8")) as object; // => reads file file {MODEL_PATH}
export const save = (model: object) => writeFile(modelPath, JSON.stringify(model)); // => writes file file {MODEL_PATH}
export const rides = (month: string) => createReadStream(path.join("data", `rides-${month}.csv.gz`)); // => reads file file data/rides-{month}.csv.gz
export const certificate = () => readFileSync("certs/tls-cert.json");
export const page = (name: string) => readFile(`views/${name}.html`);
export const settings = () => readFileSync("./package.json", "utf8");
export const upload = (file: string) => readFile(file);

export const log = (name: string, row: string) => appendFile(name, row); // => writes file file ?
export const trace = (logFile: string) => appendFile(logFile, "started");

const table = new Table();
table.append("datasets/waits.csv", "1"); // => writes file file datasets/waits.csv

const book = { readFile: (name: string) => name };
book.readFile("data/orders.csv");

// @file table.ts
import { appendFile } from "node:fs/promises";

export class Table {
  append(file: string, line: string) {
    return appendFile(file, line);
  }
}
