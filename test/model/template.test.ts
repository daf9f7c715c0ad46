import { expect, test } from "@jest/globals";
import { canBecome, printPaths, printPrefixes, type Template } from "../../src/model/template.js";

const hole = (name: string, kind: "env" | "unknown" = "unknown"): Template[number] => ({ hole: kind, name });

test.each<[Template, string, boolean]>([
  [["flow-", hole("id"), ":messages"], "flow-7:messages", true],
  [["flow-", hole("id"), ":messages"], "flow-:messages", true],
  [["flow-", hole("id"), ":messages"], "flow-7:errors", false],
  [["a", hole("x"), "a"], "a", false],
  [[hole("x"), "-", hole("y"), "-", hole("z")], "1-2", false],
  [[hole("x"), "-", hole("y"), "-", hole("z")], "--", true],
  [["orders"], "orders", true],
  [["orders"], "orders2", false],
])("%j can become %s: %s", (template, text, expected) => {
  expect(canBecome(template, text)).toBe(expected);
});

test("a template of many holes is held against a long text in no time that grows with their number", () => {
  const many: Template = Array.from({ length: 60 }, (_, index) => (index % 2 ? "-" : hole(`part${index}`)));
  expect(canBecome([...many, "!"], "-".repeat(5000))).toBe(false);
});

test("of a path that the deployment may set, what the code says otherwise; of prefixes, those that are known", () => {
  const base: Template = [hole("API_BASE", "env"), "/orders"];
  expect(printPaths([base, ["/api/v1/orders"]])).toEqual(["/api/v1/orders"]);
  expect(printPaths([base])).toEqual(["{API_BASE}/orders"]);
  expect(printPaths([[hole("name")], ["/api"]])).toEqual(["{name}", "/api"]);
  expect(printPrefixes([[hole("name")], ["/api"]])).toEqual(["/api"]);
});
