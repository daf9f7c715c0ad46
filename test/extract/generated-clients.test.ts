import { expect, test } from "@jest/globals";
import { describeFact } from "../../src/extract/describe-fact.js";
import { extractText } from "./extract-text.js";

const found = (files: Record<string, string>): string[] => extractText(files).facts.map((fact) => `${fact.evidence.file}:${fact.evidence.line} ${describeFact(fact)}`);

test("services that hand a description of the request to one function, under the name they give it, with a base that is set at the start", () => {
  const files = {
    "api/settings.ts": `export const OpenAPI: { BASE: string } = { BASE: "" };`,
    "api/request.ts": `
const urlOf = (config: { BASE: string }, options: { url: string; path?: Record<string, string> }): string => {
  const path = options.url.replace(/{(.*?)}/g, (whole: string, name: string) => encodeURI(options.path?.[name] ?? whole));
  return \`\${config.BASE}\${path}\`;
};
export const request = <T>(config: { BASE: string }, options: { method: string; url: string; body?: object }): Promise<T> =>
  fetch(urlOf(config, options), { method: options.method, body: JSON.stringify(options.body) }).then((response) => response.json());`,
    "api/orders-service.ts": `
import { OpenAPI } from "./settings";
import { request as __request } from "./request";
export class OrdersService {
  static show(id: string) {
    return __request(OpenAPI, { method: "GET", url: "/orders/{id}", path: { id } });
  }
  static place(order: object) {
    return __request(OpenAPI, { method: "POST", url: "/orders", body: order });
  }
}`,
    "main.ts": `
import { OpenAPI } from "./api/settings";
import { OrdersService } from "./api/orders-service";
OpenAPI.BASE = process.env.ORDERS_URL!;
export const order = (id: string) => OrdersService.show(id);
export const place = (order: object) => OrdersService.place(order);`,
  };
  expect(found(files)).toEqual(["api/orders-service.ts:6 calls GET {ORDERS_URL}/orders/{id}", "api/orders-service.ts:9 calls POST {ORDERS_URL}/orders"]);
});

test("classes over a base class that is configured where they are made, with a function for the requests or the global one", () => {
  const files = {
    "api/runtime.ts": `
export class Configuration {
  constructor(private readonly settings: { basePath?: string; fetchApi?: typeof fetch } = {}) {}
  get basePath(): string {
    return this.settings.basePath ?? "";
  }
  get fetchApi() {
    return this.settings.fetchApi;
  }
}
export class BaseApi {
  constructor(protected readonly configuration = new Configuration()) {}
  protected async request(context: { path: string; method: string; body?: object }) {
    const url = this.configuration.basePath + context.path;
    return (this.configuration.fetchApi || fetch)(url, { method: context.method, body: JSON.stringify(context.body) });
  }
}`,
    "api/rides-api.ts": `
import * as runtime from "./runtime";
export class RidesApi extends runtime.BaseApi {
  async show(parameters: { id: string }) {
    const response = await this.request({ path: "/rides/{id}".replace(\`{\${"id"}}\`, encodeURIComponent(parameters.id)), method: "GET" });
    return response.json();
  }
}`,
    "main.ts": `
import { RidesApi } from "./api/rides-api";
import { Configuration } from "./api/runtime";
const rides = new RidesApi(new Configuration({ basePath: process.env.RIDES_URL }));
export const ride = (id: string) => rides.show({ id });`,
  };
  expect(found(files)).toEqual(["main.ts:4 calls GET {RIDES_URL}/rides/{id}"]);
});

test("a table of constants and the type of its values have one name", () => {
  const files = {
    "events.ts": `
export const Occasion = { placed: "placed", paid: "order-paid" } as const;
export type Occasion = (typeof Occasion)[keyof typeof Occasion];
export const tell = (occasion: Occasion) => fetch(\`http://mails/occasions/\${occasion}\`, { method: "POST" });`,
    "main.ts": `
import { Occasion, tell } from "./events";
tell(Occasion.paid);`,
  };
  expect(found(files)).toEqual(["main.ts:3 calls POST http://mails/occasions/order-paid"]);
});

test("a Prisma client that is generated into the project is the client, whether the folder is there or not", () => {
  const { facts } = extractText({
    "prisma/schema.prisma": `generator client {\n  provider = "prisma-client"\n  output   = "../src/generated/prisma"\n}\n`,
    "src/users.ts": `import { PrismaClient } from "./generated/prisma/client"; const prisma = new PrismaClient(); export const all = () => prisma.user.findMany();`,
    "src/other.ts": `import { PrismaClient } from "./elsewhere/client"; export const none = () => new PrismaClient().user.deleteMany();`,
  });
  expect(facts.map(describeFact).filter((fact) => /^(?:reads|writes)/.test(fact))).toEqual(["reads prisma table User"]);
});
