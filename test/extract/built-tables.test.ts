import { describe, expect, test } from "@jest/globals";
import { describeFact } from "../../src/extract/describe-fact.js";
import { extractText } from "./extract-text.js";

const told = (files: Record<string, string>): string[] => extractText(files).facts.map(describeFact).sort();
const calls = (files: Record<string, string>): string[] => told(files).filter((line) => line.startsWith("calls"));

describe("what code puts together before it is used", () => {
  test("a list that a callback pushes to", () => {
    expect(calls({
      "main.js": `const pages = ["http://orders/open"];
        ["paid", "late"].forEach((state) => { pages.push("http://orders/" + state); });
        pages.forEach((page) => fetch(page));`,
    })).toEqual(["calls GET http://orders/late", "calls GET http://orders/open", "calls GET http://orders/paid"]);
  });

  test("an object that reduce makes of a list, row by row", () => {
    expect(calls({
      "main.js": `const services = [{ key: "orders", port: 80 }, { key: "stock", port: 81 }];
        const hosts = services.reduce((all, one) => ({ ...all, [one.key]: "http://" + one.key + ":" + one.port }), {});
        Object.entries(hosts).forEach(([name, host]) => fetch(host + "/health/" + name));`,
    })).toEqual(["calls GET http://orders:80/health/orders", "calls GET http://stock:81/health/stock"]);
  });

  test("lists by key, and only the rows that a known condition lets through", () => {
    expect(calls({
      "main.js": `const areas = { "/shop": ["orders", "stock"], "/test": ["mock"] };
        const wanted = (process.env.AREAS || "orders,stock").split(",");
        const chosen = Object.keys(areas).reduce((all, area) => {
          wanted.forEach((name) => { if (areas[area].includes(name)) { if (all[area]) all[area].push(name); else all[area] = [name]; } });
          return all;
        }, {});
        Object.entries(chosen).forEach(([area, names]) => names.forEach((name) => fetch("http://gateway" + area + "/" + name)));`,
    })).toEqual(["calls GET http://gateway/shop/orders", "calls GET http://gateway/shop/stock"]);
  });

  test("the modules of a folder, loaded as one object", () => {
    expect(told({
      "main.js": `const requireAll = require("require-all"); const path = require("path"); const app = require("express")();
        const handlers = Object.assign({}, requireAll({ dirname: path.join(__dirname, "handlers"), recursive: false }));
        for (const name of Object.keys(handlers)) app[handlers[name].verb](handlers[name].path, handlers[name].run);`,
      "handlers/list.js": 'module.exports = { verb: "get", path: "/orders", run() {} };',
      "handlers/place.js": 'module.exports = { verb: "post", path: "/orders", run() {} };',
      "handlers/old/list.js": 'module.exports = { verb: "get", path: "/old", run() {} };',
    })).toEqual(["serves GET /orders", "serves POST /orders"]);
  });
});
