import { describe, expect, test } from "@jest/globals";
import { describeFact } from "../../src/extract/describe-fact.js";
import { extractText } from "./extract-text.js";

/** What the calls in these files lead to, in the order of the lines. */
function calls(files: Record<string, string>, packages: Record<string, string> = {}): string[] {
  const { facts } = extractText(files, { packages });
  const inOrder = [...facts].sort((a, b) => (a.evidence.file < b.evidence.file ? -1 : a.evidence.file > b.evidence.file ? 1 : a.evidence.line - b.evidence.line));
  return inOrder.filter((fact) => fact.type === "http-call").map(describeFact);
}

const inMain = (source: string): string[] => calls({ "main.ts": source });

describe("what a URL can be is found through", () => {
  test("constants, enums and templates of other files", () => {
    expect(calls({
      "main.ts": 'import { hosts } from "./config.js"; import { Paths } from "./paths"; fetch(`http://${hosts.users}${Paths.Active}`);',
      "config.ts": 'const zone = "internal"; export const hosts = { users: `users.${zone}` };',
      "paths.ts": 'export enum Paths { Active = "/users/active" }',
    })).toEqual(["calls GET http://users.internal/users/active"]);
  });

  test("barrels, renamed and default exports", () => {
    expect(calls({
      "main.ts": 'import api, { base as root } from "./lib"; fetch(root + api);',
      "lib/index.ts": 'export * from "./names"; export { default } from "./path";',
      "lib/names.ts": 'const address = "http://orders"; export { address as base };',
      "lib/path.ts": 'export default "/orders";',
    })).toEqual(["calls GET http://orders/orders"]);
  });

  test("a URL whose path is put in later", () => {
    expect(inMain('const url = new URL("http://orders/api?full=1"); url.pathname = "/orders"; url.searchParams.set("page", "2"); fetch(url.toString());')).toEqual(["calls GET http://orders/orders"]);
    expect(inMain('import path from "path"; const at = (p: string) => { const url = new URL(process.env.ORDERS_URL); url.pathname = path.join(url.pathname, p); return url; }; fetch(at("/orders").href);')).toEqual(["calls GET {ORDERS_URL}/orders"]);
    expect(inMain('const url = new URL("http://orders/api"); const other = { pathname: "" }; other.pathname = "/wrong"; fetch(url);')).toEqual(["calls GET http://orders/api"]);
  });

  test("arguments that bind puts before those of the call", () => {
    expect(inMain('function get(base: string, path: string) { return fetch(base + path); } const orders = get.bind(null, "http://orders"); orders("/open");')).toEqual(["calls GET http://orders/open"]);
  });

  test("what one part of a process tells another through an emitter", () => {
    expect(calls({
      "main.ts": 'import { EventEmitter } from "events"; import { connect } from "./settings"; const bus = new EventEmitter(); bus.on("settings.ready", (settings) => fetch(settings.url + "/orders")); bus.once("left", (url) => fetch(url)); connect(bus);',
      "settings.ts": 'export function connect(bus) { bus.emit("settings.ready", { url: "http://orders" }); }',
    })).toEqual(["calls GET http://orders/orders", "calls GET {url}"]);
  });

  test("a singleton that is made by the one call which hands something in", () => {
    expect(calls({
      "main.ts": 'import { Service } from "./service"; Service.getInstance({ url: "http://orders" }); fetch(Service.getInstance().settings.url + "/open");',
      "service.ts": 'export class Service { private static instance: Service | undefined; static getInstance(settings?: { url: string }) { if (!Service.instance) Service.instance = new Service(settings); return Service.instance; } constructor(readonly settings) {} }',
    })).toEqual(["calls GET http://orders/open"]);
  });

  test("imports from the root of the package, written without any setting", () => {
    expect(calls({
      "web/src/pages/main.ts": 'import { base } from "@/config"; import { path } from "~/paths"; fetch(base + path);',
      "web/src/config.ts": 'export const base = "http://orders";',
      "web/src/paths/index.ts": 'export const path = "/orders";',
      "config.ts": 'export const base = "http://wrong";',
    })).toEqual(["calls GET http://orders/orders"]);
  });

  test("a barrel's own export, which comes before what it passes on", () => {
    expect(calls({
      "main.ts": 'import { send } from "./api"; send.get("/orders"); send("/open");',
      "api/index.ts": 'import axios from "axios"; export * from "./plain"; export const send = axios.create({ baseURL: "http://orders" });',
      "api/plain.ts": 'export function send(path: string) { return path; }',
    })).toEqual(["calls GET http://orders/open", "calls GET http://orders/orders"]);
  });

  test("CommonJS in its usual spellings", () => {
    expect(calls({
      "main.js": 'const { base } = require("./a"); const b = require("./b"); const c = require("./c"); fetch(base + b.orders() + c);',
      "a.js": 'exports.base = "http://orders";',
      "b.js": 'module.exports = { orders: () => "/orders" };',
      "c.js": 'module.exports = "/open";',
    })).toEqual(["calls GET http://orders/orders/open"]);
  });

  test("environment variables with what the code falls back on", () => {
    const { facts } = extractText({ "main.ts": 'const url = process.env.ORDERS_URL || "http://localhost:3000"; fetch(`${url}/orders`);' });
    expect(facts.map((fact) => (fact.type === "http-call" ? fact.url : []))).toEqual([[[{ hole: "env", name: "ORDERS_URL", fallback: [["http://localhost:3000"]] }, "/orders"]]]);
  });

  test("both sides of a condition", () => {
    expect(inMain('const path = isOpen() ? "/open" : "/closed"; fetch("http://orders" + path);')).toEqual(["calls GET http://orders/closed | http://orders/open"]);
  });

  test("a wrapper function, at each of its callers", () => {
    expect(calls({
      "http.ts": 'export async function send(path: string, method = "GET") { return fetch("http://orders" + path, { method }); }',
      "main.ts": 'import { send } from "./http";\nsend("/orders");\nsend("/orders/1/pay", "POST");',
    })).toEqual(["calls GET http://orders/orders", "calls POST http://orders/orders/1/pay"]);
  });

  test("a field that is computed from itself, again and again", () => {
    expect(inMain(`
      class Client {
        constructor(hosts) { this.hosts = hosts; }
        without(host) { this.hosts = this.hosts.filter((one) => one !== host); }
        reversed() { this.hosts = this.hosts.reverse().concat(this.hosts.slice(1)); }
        halved() { this.hosts = this.hosts.slice(0, this.hosts.length / 2).concat(this.hosts); }
        first() { return fetch(this.hosts[0] + "/orders"); }
      }
      new Client(["http://orders"]).first();
    `)).toEqual(["calls GET http://orders/orders | {0}/orders"]); // what `filter` leaves is not known
  });

  test("functions that call each other in a circle", () => {
    expect(inMain(`
      const left = (depth: number): string => (depth > 3 ? "http://left" : right(depth + 1));
      const right = (depth: number): string => (depth > 3 ? "http://right" : left(depth + 1));
      fetch(left(0) + "/orders");
      fetch(right(0) + "/orders");
    `)).toEqual(["calls GET http://left/orders | http://right/orders", "calls GET http://left/orders | http://right/orders"]);
  });

  test("a wrapper in a wrapper", () => {
    expect(inMain('const request = (url: string) => fetch(url);\nconst orders = (path: string) => request("http://orders" + path);\norders("/orders");')).toEqual(["calls GET http://orders/orders"]);
  });

  test("an object that knows its base, and not that of another object", () => {
    expect(inMain([
      "class Client { constructor(private base: string) {} get(path: string) { return fetch(this.base + path); } }",
      'const orders = new Client("http://orders"); const users = new Client("http://users");',
      'orders.get("/orders");',
      'users.get("/users");',
    ].join("\n"))).toEqual(["calls GET http://orders/orders", "calls GET http://users/users"]);
  });

  test("members that subclasses define", () => {
    expect(inMain([
      'abstract class Report { abstract path: string; load() { return fetch("http://reports" + this.path); } }',
      'class Daily extends Report { path = "/daily"; }',
      'class Weekly extends Report { path = "/weekly"; }',
    ].join("\n")).sort()).toEqual(["calls GET http://reports/daily", "calls GET http://reports/weekly"]);
  });

  test("what a container injects for a token", () => {
    expect(calls({
      "client.ts": 'import { Inject } from "@nestjs/common"; export class Orders { constructor(@Inject("ORDERS_URL") private readonly url: string) {} all() { return fetch(`${this.url}/orders`); } }',
      "module.ts": 'export const providers = [{ provide: "ORDERS_URL", useFactory: () => "http://orders" }];',
      "main.ts": 'import { providers } from "./module"; import { Orders } from "./client"; console.log(providers, Orders);',
    })).toEqual(["calls GET http://orders/orders"]);
  });

  test("a table that is looped over, row by row", () => {
    expect(inMain([
      'const jobs = [{ path: "/a", method: "PUT" }, { path: "/b", method: "DELETE" }];',
      "for (const job of jobs) fetch(`http://jobs${job.path}`, { method: job.method });",
      "jobs.forEach(({ path, method }) => fetch(`http://again${path}`, { method }));",
    ].join("\n")).sort()).toEqual(["calls DELETE http://again/b", "calls DELETE http://jobs/b", "calls PUT http://again/a", "calls PUT http://jobs/a"]);
  });

  test("what a container provides that was itself handed in, by each caller", () => {
    const facts = extractText({
      "prices.ts": 'import axios from "axios"; import { Inject, Injectable } from "graphql-modules"; import { PRICES } from "./tokens"; @Injectable() export class Prices { constructor(@Inject(PRICES) private settings: { endpoint: string }) {} of(id: string) { return axios.get(`${this.settings.endpoint}/prices/${id}`); } }',
      "tokens.ts": 'import { InjectionToken } from "graphql-modules"; export const PRICES = new InjectionToken<unknown>("PRICES");',
      "registry.ts": 'import { createApplication } from "graphql-modules"; import { Prices } from "./prices"; import { PRICES } from "./tokens"; export const createRegistry = ({ prices }) => createApplication({ modules: [], providers: [Prices, { provide: PRICES, useValue: prices }] });',
      "main.ts": 'import { createRegistry } from "./registry"; import { Prices } from "./prices"; createRegistry({ prices: { endpoint: process.env.PRICES_URL } }).injector.get(Prices).of("1");',
    }).facts.map(describeFact);
    expect(facts).toEqual(["calls GET {PRICES_URL}/prices/{id}"]);
  });

  test("what React's hooks keep: clients that they make, and no state that is there to be replaced", () => {
    expect(calls({
      "use-client.ts": 'import axios from "axios"; import { useMemo } from "react"; export const useClient = (base: string) => useMemo(() => { const client = axios.create({ baseURL: base }); client.interceptors.request.use((one) => one); return client; }, [base]);',
      "use-orders.ts": 'import { useCallback, useRef, useState } from "react"; import axios from "axios"; import { useClient } from "./use-client"; export const useOrders = () => { const client = useClient(process.env.ORDERS_URL); const [api] = useState(() => axios.create({ baseURL: "http://stock" })); const mails = useRef(axios.create({ baseURL: "http://mails" })); const [isNew, setNew] = useState(false); const pay = useCallback((id: string) => client.post(`/orders/${id}/payment`), [client]); setNew(true); return { pay, save: () => (isNew ? client.post("/orders") : client.put("/orders")), count: () => api.get("/count"), send: () => mails.current.post("/send") }; };',
      "main.tsx": 'import { useOrders } from "./use-orders"; export const Page = () => { const { pay, save, count, send } = useOrders(); pay("1"); save(); count(); return send(); }; Page();',
    }).sort()).toEqual(["calls GET http://stock/count", "calls POST http://mails/send", "calls POST {ORDERS_URL}/orders", "calls POST {ORDERS_URL}/orders/{id}/payment", "calls PUT {ORDERS_URL}/orders"]);
  });

  test("a handler that is given back, by whoever asked for it", () => {
    expect(extractText({
      "main.ts": 'import express from "express"; import axios from "axios"; const app = express(); const passOn = (name: string, base: string) => async (req, res) => { const path = req.path.replace(new RegExp("^/" + name), ""); const { data } = await axios({ method: req.method, url: `${base}/api${path}`, data: req.body }); res.json(data); }; app.all("/users*", passOn("users", process.env.USERS_URL)); app.all("/orders*", passOn("orders", "http://orders"));',
    }).facts.map(describeFact).filter((fact) => fact.startsWith("calls")).sort()).toEqual(["calls * http://orders/api{replace}", "calls * {USERS_URL}/api{replace}"]);
  });

  test("URL objects and path joins", () => {
    expect(inMain('import { join } from "node:path"; fetch(new URL("/orders", "http://orders:8080/base")); fetch("http://files/" + join("a", "./b"));').sort()).toEqual(["calls GET http://files/a/b", "calls GET http://orders:8080/orders"]);
  });

  test("functions that recur, without end or loss", () => {
    expect(inMain('const path = (n: number): string => (n > 0 ? path(n - 1) : "/orders"); fetch("http://orders" + path(3));')).toEqual(["calls GET http://orders/orders"]);
  });

  test("a library of the system, through its manifest and without its build", () => {
    expect(calls({
      "libs/http/package.json": '{ "name": "@shop/http", "main": "dist/index.js" }',
      "libs/http/src/index.ts": 'export const send = (path: string) => fetch("http://orders" + path);',
      "main.ts": 'import { send } from "@shop/http"; send("/orders");',
    }, { "@shop/http": "libs/http" })).toEqual(["calls GET http://orders/orders"]);
  });
});

describe("what cannot be known", () => {
  test("keeps its known parts and its name", () => {
    expect(inMain("export const show = (id: string) => fetch(`http://orders/orders/${id}`);")).toEqual(["calls GET http://orders/orders/{id}"]);
  });

  test("is no call when the name is the project's own", () => {
    expect(inMain('function fetch(name: string) { return name; }\nfetch("http://orders");')).toEqual([]);
  });
});

describe("a use in a shared library", () => {
  const files = {
    "libs/api.ts": 'export const orders = () => fetch("http://orders/orders");\nexport const users = () => fetch("http://users/users");',
    "main.ts": 'import { orders } from "./libs/api"; orders();',
  };

  test("belongs to a service that reaches it, and only to that", () => {
    const { facts } = extractText(files, { own: (file) => file === "main.ts" });
    expect(facts.map(describeFact)).toEqual(["calls GET http://orders/orders"]);
  });
});

test("an address that begins with data is told as it is, also where a framework calls the handler in a shared library that leads to it", () => {
  const files = {
    "libs/load.ts": 'export const load = (url: string) => fetch(url.replace("https://github.com", "https://raw.github.com") + "/meta.json");\nexport const unused = (url: string) => fetch(url + "/unused.json");',
    "libs/enrich.ts": 'import { load } from "./load"; export const enrich = async (req: { query: { repository: string } }) => load(req.query.repository);',
    "main.ts": 'import express from "express"; import { enrich } from "./libs/enrich"; express().post("/enrich", enrich);',
  };
  expect(extractText(files, { own: (file) => file === "main.ts" }).facts.map(describeFact).sort()).toEqual(["calls GET {replace}/meta.json", "serves POST /enrich"]);
});

test("a spread that may add nothing leaves what stands before it, one that always adds replaces it", () => {
  const called = (spread: string): string[] => inMain(`const settings = { base: "http://orders", ...${spread} }; fetch(settings.base);`);
  expect(called('(process.env.EDGE && { base: "http://edge" })')).toEqual(["calls GET http://edge | http://orders"]);
  expect(called('(process.env.EDGE ? { base: "http://edge" } : {})')).toEqual(["calls GET http://edge | http://orders"]);
  expect(called('{ base: "http://edge" }')).toEqual(["calls GET http://edge"]);
});

test("of alternatives that a parameter decides between, those that callers choose", () => {
  const subscribe = 'const subscribe = (props: { list?: string; email: string }) => { const list = props.list === "shops" ? "S1" : "R2"; return fetch(`http://lists/${list}/contacts`, { method: "POST" }); };';
  expect(inMain(`${subscribe} subscribe({ email: "a" }); subscribe({ list: "riders", email: "b" });`)).toEqual(["calls POST http://lists/R2/contacts"]);
  expect(inMain(`${subscribe} const kind = process.argv[2]; subscribe({ list: kind, email: "a" });`)).toEqual(["calls POST http://lists/R2/contacts | http://lists/S1/contacts"]);
});

test("a schema in a file of its own is its text, wherever the code puts its path together", () => {
  const main = 'import { readFileSync } from "node:fs"; import { join } from "node:path"; import gql from "graphql-tag"; import { ApolloServer } from "@apollo/server"; new ApolloServer({ typeDefs: gql(readFileSync(join(__dirname, "schema.graphql"), "utf8")) });';
  const schema = 'type Depot @key(fields: "id") { id: ID! }\ntype Query { depots: [Depot] }\n';
  expect(extractText({ "depots/main.ts": main, "depots/schema.graphql": schema }).facts.map(describeFact).filter((fact) => fact.includes("graphql QUERY")).sort()).toEqual(["serves graphql QUERY Query._entities", "serves graphql QUERY Query.depots"]);
});

describe("addresses in a page", () => {
  test("that begin with the origin it was loaded from are paths of its own server", () => {
    expect(inMain('fetch(`${window.location.origin}/orders`); fetch(new URL("/rides", document.location.origin)); fetch(location.origin + "/tolls");')).toEqual(["calls GET /orders", "calls GET /rides", "calls GET /tolls"]);
  });
});

describe("a class of a shared library", () => {
  const shared = 'import axios from "axios"; export class Api { constructor(private readonly base: string) { axios.get(`${base}/health`); } orders() { return axios.get(`${this.base}/orders`); } users(id: string) { return this.one("users", id); } one(kind: string, id: string) { return axios.get(`${this.base}/${kind}/${id}`); } }';
  const called = (main: string): string[] => extractText({ "libs/api.ts": shared, "main.ts": `import { Api } from "./libs/api"; ${main}` }, { own: (file) => file === "main.ts" }).facts.map(describeFact).sort();

  test("who makes its object runs the constructor, and only the methods that are called", () => {
    expect(called('new Api("http://shop");')).toEqual(["calls GET http://shop/health"]);
    expect(called('new Api("http://shop").orders();')).toEqual(["calls GET http://shop/health", "calls GET http://shop/orders"]);
    expect(called('new Api("http://shop").users("7");')).toEqual(["calls GET http://shop/health", "calls GET http://shop/users/{id}"]);
  });
});

describe("a file that cannot be parsed whole", () => {
  test("is a diagnostic with its place, and the rest of it is used", () => {
    const { facts, diagnostics } = extractText({ "main.ts": 'fetch("http://orders/orders");\nconst = 5;\n' });
    expect(facts.map(describeFact)).toEqual(["calls GET http://orders/orders"]);
    expect(diagnostics.map(({ code, file, line }) => ({ code, file, line }))).toEqual([{ code: "syntax-error", file: "main.ts", line: 2 }]);
  });
});

describe("a file whose only use is written in an unusual way", () => {
  test.each([
    ["a quoted member", 'router["get"]("/orders", list);'],
    ["an optional call", 'router.get?.("/orders", list);'],
    ["a call on a line of its own", 'router\n  . get\n  (\n    "/orders", list);'],
    ["an asserted member", 'router.get!("/orders", list);'],
  ])("is read: %s", (_, use) => {
    const { facts } = extractText({ "main.ts": `import { Router } from "express";\nconst router = Router();\nconst list = () => undefined;\n${use}` });
    expect(facts.map(describeFact)).toEqual(["serves GET /orders"]);
  });
});

describe("objects of which only the type is known", () => {
  const context = 'import { AxiosInstance } from "axios"; import { Orders } from "./orders"; export interface Context { user: { id: string }; clients: { tolls: AxiosInstance }; orders: Orders; parent?: Context }';
  const orders = 'import axios from "axios"; export class Orders { all() { return axios.get("http://orders/all"); } }';

  test("have the clients and services that the type names, where nobody is seen to hand them in", () => {
    const main = 'import { Context } from "./context"; export const resolvers = { Query: { orders: (_parent: unknown, _args: unknown, ctx: Context) => ctx.orders.all(), tolls: (_parent: unknown, _args: unknown, { clients }: Context) => clients.tolls.get("/tolls") } };';
    expect(calls({ "main.ts": main, "context.ts": context, "orders.ts": orders })).toEqual(["calls GET /tolls", "calls GET http://orders/all"]);
  });

  test("have what a function gives, where the type says so", () => {
    const made = 'import axios from "axios"; export const createRides = (base: string) => ({ all: () => axios.get("http://rides/all") }); export interface Made { rides: ReturnType<typeof createRides>; defaults: typeof defaults } const defaults = { base: "http://nobody" };';
    const main = 'import { Made } from "./made"; export const resolvers = { Query: { rides: (_parent: unknown, _args: unknown, ctx: Made) => ctx.rides.all(), base: (_parent: unknown, _args: unknown, ctx: Made) => fetch(ctx.defaults.base) } };';
    expect(calls({ "main.ts": main, "made.ts": made })).toEqual(["calls GET http://rides/all", "calls GET {base}"]);
  });

  test("are what a caller hands in, if there is one", () => {
    const main = 'import axios from "axios"; import { Context } from "./context"; const tolls = (ctx: Context) => ctx.clients.tolls.get("/tolls"); tolls({ clients: { tolls: axios.create({ baseURL: "http://tolls" }) } });';
    expect(calls({ "main.ts": main, "context.ts": context, "orders.ts": orders }).filter((one) => one.includes("toll"))).toEqual(["calls GET http://tolls/tolls"]);
  });
});
