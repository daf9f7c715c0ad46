import { describe, expect, test } from "@jest/globals";
import { describeFact } from "../../src/extract/describe-fact.js";
import { extractText } from "./extract-text.js";

test("entities that all refer to each other are told by their own fields, and what lies deeper is left as the name of its type", () => {
  const names = Array.from({ length: 30 }, (_, number) => `Entity${number}`);
  const entities = names.map((name) => `export class ${name} { id!: string; ${names.map((other) => `to${other}!: ${other} | null;`).join(" ")} last!: number; }`);
  const { facts } = extractText({
    "entities.ts": entities.join("\n"),
    "main.ts": `import axios from "axios"; import type { Entity0 } from "./entities"; export const send = (one: Entity0) => axios.post("http://orders/entities", one);`,
  });
  const [call] = facts.filter((fact) => fact.type === "http-call");
  const paths = call?.type === "http-call" ? (call.request?.fields.map(({ path }) => path) ?? []) : [];
  expect(paths[0]).toBe("id");
  expect(paths.some((path) => path.startsWith("toEntity1"))).toBe(true);
  expect(paths.length).toBeLessThanOrEqual(200);
});

describe("models with a base class of the project's own", () => {
  const base = (members: string): string => `import { Model } from "sequelize-typescript"; export class BaseModel extends Model { ${members} }`;
  const entity = (name: string): string => `import { Table } from "sequelize-typescript"; import { BaseModel } from "./base"; @Table({ tableName: "${name.toLowerCase()}" }) export class ${name} extends BaseModel {}`;
  const stores = (members: string, main: string): string[] => {
    const files = { "base.ts": base(members), "pin.ts": entity("Pins"), "team.ts": entity("Teams"), "star.ts": entity("Stars") };
    const { facts } = extractText({ ...files, "main.ts": `import { Pins } from "./pin"; import { Teams } from "./team"; import { Stars } from "./star"; ${main}` });
    return [...new Set(facts.map(describeFact))].sort();
  };

  test("touch the tables of those subclasses that the inherited method is called on; the base class has none", () => {
    expect(stores(`saveWith(context) { return this.save({ context }); }`, `export const save = async (id) => { const pin = await Pins.findByPk(id); await pin.saveWith({}); };`)).toEqual(["reads other_sql table pins", "writes other_sql table pins"]);
  });

  test("also through static methods, and what those put into a variable", () => {
    const members = `static async each(work) { for (const one of await this.findAll()) await work(one); } static async open(id) { const scope = this.scope("open"); return scope.findOne({ where: { id } }); }`;
    expect(stores(members, `Teams.each(console.log); export const star = (id) => Stars.open(id);`)).toEqual(["reads other_sql table stars", "reads other_sql table teams"]);
  });

  test("and the database that a model gives back is asked as such", () => {
    expect(stores("", `export const count = () => Teams.sequelize!.query("SELECT count(*) FROM visits");`)).toEqual(["reads other_sql table visits"]);
  });
});

test("`this` in a static method or getter is the class", () => {
  const { facts } = extractText({ "main.ts": `
    import Redis from "ioredis";
    const connection = new Redis("redis://cache");
    export class Codes {
      private static get redis() { return connection; }
      static async check(id) { return this.redis.get(this.key(id)); }
      static key(id) { return \`code:\${id}\`; }
    }` });
  expect(facts.map(describeFact)).toContain("reads redis key code");
});
