import { expect, test } from "@jest/globals";
import { readToml } from "../../src/model/read-toml.js";

test("tables, lists of tables, inline tables and texts of every kind", () => {
  const read = readToml(`
name = "rides" # the worker
"compatibility date" = 2024-05-01
limits = { cpu_ms = 1_000, trusted = true }
routes = [
  "rides.example/*", # two of them
  'drivers.example\\d/*',
]
[vars]
GREETING = """
Hello \\
  driver\\n"""
site.url = "https://rides.example"
[[queues.producers]]
binding = "BILLING"
[[queues.producers]]
binding = "EVENTS"
[env.production.vars]
GREETING = "Hi"
`);
  expect(JSON.parse(JSON.stringify(read))).toEqual({
    name: "rides", "compatibility date": "2024-05-01", limits: { cpu_ms: 1000, trusted: true }, routes: ["rides.example/*", "drivers.example\\d/*"],
    vars: { GREETING: "Hello driver\n", site: { url: "https://rides.example" } },
    queues: { producers: [{ binding: "BILLING" }, { binding: "EVENTS" }] },
    env: { production: { vars: { GREETING: "Hi" } } },
  });
});

test.each(["name = ", "[table", "a = [1, 2", 'a = "open', "= 1", `a = ${"[".repeat(100)}`, "a = 1 b = 2", "a = 1\n[a.b]"])("%j is no TOML", (text) => {
  expect(readToml(text)).toBeUndefined();
});

test("a key called __proto__ is a key", () => {
  expect(Object.keys(readToml('__proto__ = "x"') ?? {})).toEqual(["__proto__"]);
});
