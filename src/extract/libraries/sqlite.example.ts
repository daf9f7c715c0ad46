import Database from "better-sqlite3";
import sqlite3 from "sqlite3";

const db = new Database("data/blocks.db"); // => opens sqlite data/blocks.db
db.pragma("journal_mode = WAL");

const insert = db.prepare("INSERT INTO blocks (id, height) VALUES (@id, @height)"); // => writes sqlite table blocks
export const add = (block: { id: string; height: number }) => insert.run(block);
export const latest = () => db.prepare("SELECT * FROM blocks ORDER BY height DESC LIMIT 1").get(); // => reads sqlite table blocks

const cache = new sqlite3.Database(process.env.CACHE_FILE ?? "cache.db"); // => opens sqlite {CACHE_FILE}
cache.serialize(() => {
  cache.run("CREATE TABLE IF NOT EXISTS entries (key TEXT, value TEXT)");
  cache.each("SELECT key, value FROM entries", () => undefined); // => reads sqlite table entries
});

const tasks = { run: (name: string) => name };
tasks.run("SELECT nothing FROM nowhere");
