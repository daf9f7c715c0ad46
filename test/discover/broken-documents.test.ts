import { afterEach, expect, test } from "@jest/globals";
import { discoverWritten, manifest, removeWritten, server, servicesOf } from "./written-system.js";

afterEach(removeWritten);

const rides = { "rides/package.json": manifest("rides", { dependencies: { express: "4" }, scripts: { start: "node index.js" } }), "rides/index.js": server };

test("broken YAML and JSON are told with line and column, and what is left is used", () => {
  const { layout, diagnostics } = discoverWritten({
    ...rides,
    "docker-compose.yml": "services:\n  rides:\n    build: rides\n  users:\n    image: acme/users\n    ports: [\"80:80\"\n",
    "users/package.json": '{"name": "users", "scripts": {"start": "node index.js"}, "dependencies": {"express": "4"',
    "users/index.js": server,
    "tsconfig.json": "{ // comments are fine\n  \"compilerOptions\": { \"paths\": { \"@/*\": [\"./src/*\"] }, },\n}\n",
  });
  expect(diagnostics.map(({ severity, code, file, line, column }) => ({ severity, code, file, line, column }))).toEqual([
    { severity: "warning", code: "file-not-parsed", file: "users/package.json", line: 1, column: 89 },
    { severity: "warning", code: "file-not-parsed", file: "docker-compose.yml", line: 7, column: 1 },
  ]);
  expect(servicesOf(layout)).toEqual(["rides (rides) backend javascript", "users (users) backend javascript"]);
  expect(layout.pathAliases).toEqual([{ folder: "", paths: [{ pattern: "@/*", targets: ["src/*"] }] }]);
});

test("an alias bomb, endless nesting and documents of the wrong form do no harm", () => {
  const bomb = ["a: &a [x,x,x,x,x,x,x,x,x,x]", ...["b", "c", "d", "e", "f", "g", "h"].map((name, at) => `${name}: &${name} [${`*${"abcdefgh"[at]},`.repeat(10)}]`), "services: {x: *h}", ""].join("\n");
  const { layout, diagnostics } = discoverWritten({
    ...rides,
    "docker-compose.yml": bomb,
    "deep/compose.yml": "[".repeat(50_000),
    "list/docker-compose.yml": "- just\n- a list\n",
    "text/serverless.yml": "functions: none\n",
    "odd/package.json": '["not", "a", "manifest"]',
    "k8s/odd.yaml": "apiVersion: v1\nkind: Deployment\nmetadata: []\nspec: text\n",
  });
  expect(servicesOf(layout)).toEqual(["rides (rides) backend javascript"]);
  expect([...new Set(diagnostics.map((each) => `${each.code} ${each.file}`))]).toEqual(["file-not-parsed docker-compose.yml", "file-not-parsed deep/compose.yml"]);
});

test("two runs give the same layout", () => {
  const files = { ...rides, "docker-compose.yml": "services:\n  rides: {build: rides, depends_on: [db]}\n  db: {image: postgres}\n", "CODEOWNERS": "* @city\n" };
  const [first, second] = [discoverWritten(files), discoverWritten(files)];
  expect(JSON.stringify(second.layout)).toBe(JSON.stringify(first.layout));
});
