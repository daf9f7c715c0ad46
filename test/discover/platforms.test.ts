import { afterEach, describe, expect, test } from "@jest/globals";
import { discoverWritten, environmentOf, manifest, removeWritten, server, servicesOf } from "./written-system.js";

afterEach(removeWritten);

const code = (name: string) => ({ [`${name}/package.json`]: manifest(name, { scripts: { start: "node index.js" } }), [`${name}/index.js`]: server });
const city = { ...code("rides"), ...code("users") };
const routesOf = (files: Record<string, string>) => discoverWritten({ ...city, ...files }).layout.routes.map(({ service, publicHost, path, host, rewriteTo }) => `${service ?? "(entrance)"}: ${publicHost ?? ""}${path} -> ${host}${rewriteTo === undefined ? "" : ` as ${rewriteTo}`}`);

describe("platform files", () => {
  test("Fly: names inside its network, variables, the Dockerfile's folder", () => {
    const { layout } = discoverWritten({
      ...city,
      "fly.toml": 'app = "city-rides"\n\n[build]\n  dockerfile = "rides/Dockerfile"\n\n[env]\n  USERS_URL = "http://city-users.internal:3000" # inside\n  ZONES = """north\nsouth"""\n\n[http_service]\n  internal_port = 8080\n\n[[vm]]\n  sizes = [\n    "small",\n  ]\n',
      "users/fly.toml": "app = 'city-users'\n",
    });
    expect(servicesOf(layout)).toEqual(["rides (rides) backend javascript", "users (users) backend javascript"]);
    expect(environmentOf(layout, "rides")).toEqual(["USERS_URL=http://city-users.internal:3000 (fly.toml:7)", "ZONES=north\nsouth (fly.toml:8)"]);
    expect(layout.services.map((each) => each.hosts.map(({ host, port }) => `${host}${port ? `:${port}` : ""}`))).toEqual([
      ["city-rides.internal:8080", "city-rides.flycast:8080", "city-rides.fly.dev"],
      ["city-users.internal", "city-users.flycast", "city-users.fly.dev"],
    ]);
  });

  test("Render: variables from services, databases and groups", () => {
    const { layout } = discoverWritten({
      ...city,
      "render.yaml": `services:
  - type: web
    name: city-rides
    rootDir: rides
    startCommand: npm start
    envVars:
      - {key: USERS_HOST, fromService: {type: pserv, name: city-users, property: hostport}}
      - {key: DATABASE_URL, fromDatabase: {name: rides-db, property: connectionString}}
      - {key: REDIS_URL, fromService: {type: redis, name: cache, property: connectionString}}
      - {fromGroup: shared}
      - {key: PIN_SECRET, generateValue: true}
  - {type: pserv, name: city-users, rootDir: users}
  - {type: redis, name: cache}
databases: [{name: rides-db}]
envVarGroups: [{name: shared, envVars: [{key: LOG_LEVEL, value: info}]}]
`,
    });
    expect(environmentOf(layout, "rides")).toEqual(["USERS_HOST=city-users (render.yaml:7)", "DATABASE_URL=postgresql://rides-db/rides-db (render.yaml:8)", "REDIS_URL=redis://cache:6379 (render.yaml:9)", "LOG_LEVEL=info (render.yaml:15)"]);
    expect(layout.infrastructure.map((each) => `${each.system} ${each.name}`)).toEqual(["postgresql rides-db", "redis cache"]);
    expect(layout.services[1]?.hosts.map(({ host }) => host)).toEqual(["city-users", "city-users.onrender.com"]);
  });

  test("App Engine, Heroku and Railway", () => {
    const { layout } = discoverWritten({
      ...city,
      "rides/app.yaml": "runtime: nodejs20\nservice: rides-api\nenv_variables:\n  TOPIC: rides.requested\n",
      "users/app.json": '{"name": "users", "env": {"BUS_URL": {"value": "amqp://bus"}, "PIN": {"generator": "secret"}}, "addons": ["heroku-postgresql:essential-0"]}',
      "users/railway.json": '{"deploy": {"startCommand": "npm start"}}',
    });
    expect(environmentOf(layout, "rides")).toEqual(["TOPIC=rides.requested (rides/app.yaml:4)"]);
    expect(environmentOf(layout, "users")).toEqual(["BUS_URL=amqp://bus (users/app.json:1)"]);
    expect(layout.infrastructure.map((each) => each.system)).toEqual(["postgresql"]);
    expect(layout.services.map((each) => each.hosts.map(({ host }) => host))).toEqual([["rides-api"], ["users.railway.internal"]]);
  });

  test("rewrites to other hosts; redirects and paths of the site itself are none", () => {
    expect(
      routesOf({
        "rides/vercel.json": '{"rewrites": [{"source": "/api/:path*", "destination": "https://users.example.com/v1/:path*"}, {"source": "/(.*)", "destination": "/index.html"}]}',
        "users/netlify.toml": '[[redirects]]\n  from = "/rides/*"\n  to = "https://rides.example.com/:splat"\n  status = 200\n[[redirects]]\n  from = "/old"\n  to = "https://old.example.com"\n  status = 301\n',
        "users/_redirects": "/maps/*  https://maps.example.com/:splat  200\n/blog https://blog.example.com 302\n",
        "dispatch.yaml": 'dispatch:\n  - {url: "*/users/*", service: users}\n  - {url: "rides.example.com/*", service: rides}\n',
      }),
    ).toEqual([
      "(entrance): /users/ -> users",
      "(entrance): rides.example.com/ -> rides",
      "rides: /api/ -> users.example.com as /v1/",
      "users: /maps/ -> maps.example.com as /",
      "users: /rides/ -> rides.example.com as /",
    ]);
  });

  test("files that are broken or of others with the same name", () => {
    const { layout, diagnostics } = discoverWritten({ ...city, "rides/fly.toml": 'app = "city-rides"\n[env\nTOPIC = "rides"\n', "users/app.json": '{"expo": {"name": "users"}, "env": {"A_B": "c"}}', "app.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n", "render.yaml": "name: picture\n" });
    expect(servicesOf(layout)).toEqual(["rides (rides) backend javascript", "users (users) backend javascript"]);
    expect(environmentOf(layout, "users")).toEqual([]);
    expect(diagnostics.map((each) => `${each.code} ${each.file}:${each.line}`)).toEqual(["file-not-parsed rides/fly.toml:2"]);
  });
});
