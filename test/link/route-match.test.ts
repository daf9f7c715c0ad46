import { describe, expect, test } from "@jest/globals";
import { fitRoute, normalisePath, patternOf, routeKey, routeKeys } from "../../src/link/route-match.js";

test.each([
  ["users/:id/", "/users/{id}"],
  ["//users//{id}", "/users/{id}"],
  ["", "/"],
  ["/", "/"],
  ["/files/:name(\\d+)", "/files/{name}"],
])("%s is written %s", (path, expected) => {
  expect(normalisePath(path)).toBe(expected);
});

test("parameter names and letter case do not tell routes apart", () => {
  expect(routeKey("/Users/{id}")).toBe(routeKey("/users/:userId/"));
});

const score = (call: string, route: string): number | undefined => fitRoute(patternOf(call).segments, patternOf(route))?.score;

test("a segment that may be missing stands for two paths", () => {
  expect(routeKeys("/shops/{id}{/floor}")).toEqual(["/shops/{}", "/shops/{}/{}"]);
});

describe("fitting a call to a route", () => {
  test.each([
    ["/users/7", "/users/{id}"],
    ["/users/{id}", "/users/me"],
    ["/reports/{name}.csv", "/reports/{file}"],
    ["/reports/{name}.csv", "/reports/{id}.{type}"],
    ["/users{query}", "/users"],
    ["/static/css/site.css", "/static/*"],
    ["/static/css/site.css", "/static/{*path}"],
    ["/shops/7", "/shops/{id}{/floor}"],
    ["/shops/7/2", "/shops/{id}{/floor}"],
  ])("%s fits %s", (call, route) => {
    expect(score(call, route)).toBeDefined();
  });

  test.each([
    ["/users", "/users/{id}"],
    ["/shops", "/shops/{id}{/floor}"],
    ["/shops/7/2/1", "/shops/{id}{/floor}"],
    ["/users/7/orders", "/users/{id}"],
    ["/reports/{name}.csv", "/reports/{name}.json"],
    ["/orders", "/users"],
  ])("%s does not fit %s", (call, route) => {
    expect(score(call, route)).toBeUndefined();
  });

  test("a literal is better than a parameter, a parameter better than a stretched hole", () => {
    expect(score("/users/me", "/users/me")).toBeGreaterThan(score("/users/me", "/users/{id}") ?? 0);
    expect(score("/users/{x}", "/users/{id}")).toBeGreaterThan(score("/users/{x}", "/users/me") ?? 0);
  });
});
