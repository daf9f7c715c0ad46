import { expect, test } from "@jest/globals";
import { joinPaths } from "../../src/extract/collect/join-paths.js";

test.each([
  ["/orders/:id(\\d+)/items", "/orders/{id}/items"],
  ["/read/:token(([a-z]{12}))/grant", "/read/{token}/grant"],
  ["/tags/:tag{[a-z]+}", "/tags/{tag}"],
  ["/apps/(*)?", "/apps/{*}"],
  ["/files/(.*)", "/files/{*}"],
  ["/files/*path", "/files/{path}"],
  ["/user/:id{/:op}", "/user/{id}{/op}"],
  ["{/:lang}/home", "/{lang}/home"],
  ["/pages/:page?", "/pages/{page}"],
  ["orders//", "/orders"],
])("%s is written %s", (path, expected) => {
  expect(joinPaths(path)).toBe(expected);
});
