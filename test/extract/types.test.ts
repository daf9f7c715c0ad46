import { expect, test } from "@jest/globals";
import { extractText } from "./extract-text.js";

/** Fields of what `send` is given, where its parameter has the type. */
function fieldsOf(type: string, declarations: string, more: Record<string, string> = {}): string[] {
  const { facts } = extractText({
    "send.ts": `import axios from "axios";\n${declarations}\nexport const send = (order: ${type}) => axios.post("http://orders/orders", order);\nsend(JSON.parse(process.argv[2]));`,
    ...more,
  });
  const call = facts.find((fact) => fact.type === "http-call");
  const shape = call?.type === "http-call" ? call.request : undefined;
  return [...(shape?.fields ?? []).map(({ path, type: of, optional, values }) => `${path}${optional ? "?" : ""}: ${of}${values ? `{${values.join(",")}}` : ""}`), ...(shape?.open ? ["…"] : [])];
}

const order = `interface Order { id: string; note?: string; lines: Line[]; placed: Date; status: Status; customer: Customer | null }
interface Line { sku: string; quantity: number; tags: readonly string[] }
enum Status { Open = "open", Paid = "paid" }
class Customer { constructor(readonly email: string, private readonly hash: string) {} name = ""; greet(): string { return this.name; } }`;

test.each<[string, string, string, string[]]>([
  ["members as they travel: dates are texts, methods and private members stay", "Order", order, ["id: string", "note?: string", "lines[].sku: string", "lines[].quantity: number", "lines[].tags[]: string", "placed: string(date-time)", "status: string{open,paid}", "customer.name?: string", "customer.email?: string"]],
  ["what TypeScript computes with", 'Pick<Order, "id" | "note"> & Partial<Pick<Order, "placed">>', order, ["id: string", "note?: string", "placed?: string(date-time)"]],
  ["omitted, required and made read-only", 'Required<Omit<Readonly<Order>, "lines" | "customer" | "placed">>', order, ["id: string", "note: string", "status: string{open,paid}"]],
  ["generics with defaults and limits", "Page<Order['lines'][number]>", `${order}\ninterface Page<T, Cursor extends string | number = string> { items: T[]; next?: Cursor }`, ["items[].sku: string", "items[].quantity: number", "items[].tags[]: string", "next?: string"]],
  ["mapped types with names made anew", "Changes<{ id: string; total: number }>", "type Changes<T> = { [K in keyof T as `old${Capitalize<K & string>}`]?: T[K] | null }", ["oldId?: string|null", "oldTotal?: number|null"]],
  ["conditional types that take apart", "Fields<Promise<{ id: string; lines: number[] }>>", "type Fields<T> = T extends Promise<infer U> ? { [K in keyof U]: U[K] extends readonly (infer E)[] ? E : string } : never", ["id: string", "lines: number"]],
  ["a tagged union: what not all have is optional", "Event", 'type Event = { kind: "placed"; order: string } | { kind: "paid"; order: string; amount: bigint }', ["kind: string{placed,paid}", "order: string", "amount?: integer"]],
  ["records and index signatures", "{ totals: Record<string, number>; rates: { [city: string]: { net: number } }; sizes: Record<'s' | 'm', boolean> }", "", ["totals: map<string,number>", "rates: map<string,object>", "sizes.s: boolean", "sizes.m: boolean"]],
  ["types that lead back to themselves end with a mark", "Category", "interface Category { name: string; parent?: Category; children: Category[] }", ["name: string", "parent?: Category", "children[]: Category", "…"]],
  ["the values of a table in the code", "{ size: Size; word: `no-${number}` }", 'const sizes = ["s", "m"] as const;\ntype Size = (typeof sizes)[number];', ["size: string{s,m}", "word: string"]],
  ["what a function gives", "Awaited<ReturnType<typeof load>>", 'async function load(id: string) { const found = { id, seen: new Date(), tries: 1 }; return { ...found, ok: found.tries > 0 }; }', ["id: string", "seen: string(date-time)", "tries: number", "ok: boolean"]],
  ["a format that a comment names", "{ /** @format email */ contact: string }", "", ["contact: string(email)"]],
  ["types of packages that are not there: the rest is known, and that there may be more", "Stored", 'import { Model } from "mongoose";\ninterface Stored extends Model<Stored> { id: string; rate: Decimal128 }', ["id: string", "rate: Decimal128", "…"]],
])("%s", (_, type, declarations, fields) => {
  expect(fieldsOf(type, declarations)).toEqual(fields);
});

test("types are followed through barrels, namespaces, default exports and names that are changed on the way", () => {
  const files = {
    "model/index.ts": 'export * from "./order";\nexport { default as Buyer } from "./customer";\nexport * as money from "./money";',
    "model/order.ts": "export interface Order { id: string }\nexport interface Order { total: number }",
    "model/customer.ts": "export default interface Customer { email: string }",
    "model/money.ts": "export namespace currency { export type Code = 'EUR' | 'CHF' }\nexport interface Price { cents: number }",
  };
  expect(fieldsOf("Order & { buyer: Buyer; price: money.Price; code: money.currency.Code }", 'import { Order, Buyer, money } from "./model";', files)).toEqual(["id: string", "total: number", "buyer.email: string", "price.cents: number", "code: string{EUR,CHF}"]);
});

test("what is sent has the fields of what a call, a list or a destructured object gives", () => {
  const { facts } = extractText({
    "send.ts": `import axios from "axios";
import { Orders } from "./orders";
const orders = new Orders();
export async function run(id: string) {
  await axios.post("http://mails/one", await orders.find(id));
  const { password, ...account } = orders.account();
  await axios.post("http://mails/two", account);
  await axios.post("http://mails/three", { ids: (await orders.all()).map((order) => ({ id: order.id, at: order.placed.getTime() })), by: account.email });
}
run(process.argv[2]);`,
    "orders.ts": `interface Order { id: string; placed: Date }
export class Orders {
  async find(id: string): Promise<Order | undefined> { return undefined; }
  async all() { return [await this.find("1"), await this.find("2")].filter((one): one is Order => one !== undefined); }
  account() { return { email: "", password: "", age: 3 }; }
}`,
  });
  const sent = facts.flatMap((fact) => (fact.type === "http-call" ? [fact.request?.fields.map(({ path, type }) => `${path}: ${type}`)] : []));
  expect(sent).toEqual([
    ["id: string", "placed: string(date-time)"],
    ["ids[].id: string", "ids[].at: number", "by: string"],
    ["email: string", "age: number"],
  ]);
});

test("controllers of Nest: parts of a body, classes made of classes, results that are not declared, repositories", () => {
  const { facts } = extractText({
    "package.json": JSON.stringify({ dependencies: { "@nestjs/common": "10", "@nestjs/swagger": "7", typeorm: "0.3" } }),
    "orders.controller.ts": `import { Body, Controller, Get, Patch, Post, Query } from "@nestjs/common";
import { OmitType, PartialType, PickType } from "@nestjs/swagger";
import { Repository } from "typeorm";
class Order { id: number; note?: string; total: number; secret: string }
class CreateOrder extends OmitType(Order, ["id", "secret"] as const) {}
class ChangeOrder extends PartialType(PickType(Order, ["note", "total"] as const)) {}
class Orders { constructor(private readonly orders: Repository<Order>) {} all() { return this.orders.find(); } async one(id: number) { return (await this.orders.findOneBy({ id }))!; } }
@Controller("orders")
export class OrdersController {
  constructor(private readonly orders: Orders) {}
  @Get() list(@Query("page") page: number, @Query("size") size?: number) { return this.orders.all(); }
  @Post() async create(@Body() order: CreateOrder) { const { secret, ...rest } = await this.orders.one(1); return rest; }
  @Patch() change(@Body() order: ChangeOrder, @Body("reason") reason: string): Promise<void> { return Promise.resolve(); }
}`,
  });
  const told = facts.flatMap((fact) => (fact.type === "http-endpoint" ? [`${fact.method}: ${[fact.request, fact.response].map((shape) => shape?.fields.map(({ path, type, optional }) => `${path}${optional ? "?" : ""} ${type}`).join(", ") ?? "-").join(" -> ")}`] : []));
  expect(told.sort()).toEqual([
    "GET: page number, size number -> [].id number, [].note? string, [].total number, [].secret string",
    "PATCH: note? string, total? number, reason string -> -",
    "POST: note? string, total number -> id number, note? string, total number",
  ]);
});

test("members of enumerations in schemas are told if all of them are known", () => {
  const { facts } = extractText({
    "package.json": JSON.stringify({ dependencies: { "@hapi/hapi": "21", joi: "17" } }),
    "server.ts": `import Hapi from "@hapi/hapi";
import Joi from "joi";
import { more } from "./more";
const server = Hapi.server({ port: 1 });
server.route({ method: "POST", path: "/orders", options: { validate: { payload: Joi.object({ size: Joi.string().valid("s", "m"), crust: Joi.string().valid("dark", more()), grams: Joi.number().required() }) }, handler: () => null } });
server.start();`,
    "more.ts": "export const more = () => process.argv[2];",
  });
  const fields = facts.flatMap((fact) => (fact.type === "http-endpoint" ? (fact.request?.fields ?? []) : []));
  expect(fields.map(({ path, type, values }) => `${path}: ${type} ${values?.join(",") ?? "-"}`)).toEqual(["size: string s,m", "crust: string -", "grams: number -"]);
});

test("what constants hold is not told: it may be a secret", () => {
  const { facts } = extractText({
    "send.ts": `import axios from "axios";
import { keys, KEY } from "./keys";
const PIN = "4711";
axios.post("http://bank/pay", { pin: PIN, key: KEY, live: keys.live, all: [PIN, KEY], size: "s" as "s" | "m", kind: keys.kinds[0], token: "x" as typeof keys.tokens[number] });`,
    "keys.ts": 'export const KEY = "hunter2";\nexport const keys = { live: "letmein", kinds: ["a", "b"], tokens: ["sk_live_4eC39HqLyjWDarjtT1zdp7dc", "b"] } as const;',
  });
  const told = facts.flatMap((fact) => (fact.type === "http-call" ? (fact.request?.fields ?? []) : []));
  expect(told.map(({ path, type, values }) => `${path}: ${type} ${values?.join(",") ?? "-"}`)).toEqual(["pin: string -", "key: string -", "live: string -", "all[]: string -", "size: string s,m", "kind: string -", "token: string -"]);
  expect(JSON.stringify(facts)).not.toMatch(/4711|hunter2|letmein|sk_live/);
});

test("a type that wraps itself without end, and one that nests deeply, are cut off", () => {
  expect(fieldsOf("Endless<string>", "type Endless<T> = { value: T; next: Endless<T[]> }")).toContain("…");
  expect(fieldsOf("Loop", "type Loop = Loop | Loop[]")).toEqual([]);
  expect(fieldsOf(`${"{ a: ".repeat(40)}string${" }".repeat(40)}`, "")).toEqual(["a.a.a.a.a.a: object", "…"]);
});
