import { describe, expect, test } from "@jest/globals";
import { environmentOf } from "../../src/link/environment.js";
import { fillTemplates } from "../../src/link/fill-template.js";
import type { EnvironmentValue } from "../../src/model/layout.js";
import { printTemplate } from "../../src/model/template.js";
import { place, template } from "./build-system.js";

const value = (name: string, text: string, more: Partial<EnvironmentValue> = {}): EnvironmentValue => ({ name, value: text, evidence: place("compose.yaml", 5), ...more });
const fill = (text: string, ...environment: EnvironmentValue[]): string[] => fillTemplates([template(text)], environmentOf({ environment })).map((one) => `${printTemplate(one.template)} (${one.confidence})`);

describe("filling a template", () => {
  test.each([
    ["a constant stays as sure as it is", "orders", [], ["orders (certain)"]],
    ["the deployment's value is resolved", "{env:QUEUE}-v1", [value("QUEUE", "orders")], ["orders-v1 (resolved)"]],
    ["a setting of that name too", "{config:QUEUE}", [value("QUEUE", "orders")], ["orders (resolved)"]],
    ["a sample file's value is inferred", "{env:QUEUE}", [value("QUEUE", "orders", { evidence: place(".env.example", 1, "inferred") })], ["orders (inferred)"]],
    ["the deployment wins over a sample file", "{env:QUEUE}", [value("QUEUE", "sample", { evidence: place(".env.example", 1, "inferred") }), value("QUEUE", "orders")], ["orders (resolved)"]],
    ["several deployments are alternatives", "{env:QUEUE}", [value("QUEUE", "orders"), value("QUEUE", "orders-eu")], ["orders (resolved)", "orders-eu (resolved)"]],
    ["the code's own default comes last", "{env:QUEUE=orders}", [], ["orders (resolved)"]],
    ["references inside values are followed", "{env:URL}", [value("URL", "http://${HOST}:$(PORT)/${PATH_PREFIX:-api}"), value("HOST", "orders"), value("PORT", "80")], ["http://orders:80/api (resolved)"]],
    ["a value that is only handed on tells nothing", "{env:URL}", [value("URL", "${URL}")], ["{URL} (certain)"]],
    ["values that refer to each other stay open", "{env:A}", [value("A", "a${B}"), value("B", "b${A}")], ["ab{A} (resolved)"]],
    ["values for test runs tell nothing", "{env:QUEUE}", [value("QUEUE", "test-orders", { evidence: place("orders/.env.test", 1, "inferred") })], ["{QUEUE} (certain)"]],
    ["secrets tell nothing", "{env:URL}", [value("URL", "", { secret: true })], ["{URL} (certain)"]],
    ["parameters are never filled", "{id}", [value("id", "7")], ["{id} (certain)"]],
  ])("%s", (_, text, environment, expected) => {
    expect(fill(text, ...environment)).toEqual(expected);
  });

  test("keeps at most eight alternatives", () => {
    const many = ["A", "B"].flatMap((name) => [1, 2, 3, 4, 5].map((n) => value(name, `${name}${n}`)));
    expect(fill("{env:A}/{env:B}", ...many)).toHaveLength(8);
  });

  test("says where a value came from", () => {
    expect(fillTemplates([template("{env:QUEUE}")], environmentOf({ environment: [value("QUEUE", "orders")] }))[0]?.sources).toEqual(["QUEUE from compose.yaml:5"]);
  });
});
