import { afterEach, describe, expect, test } from "@jest/globals";
import { discoverWritten, manifest, removeWritten, server, servicesOf } from "./written-system.js";

afterEach(removeWritten);

const code = (name: string) => ({ [`${name}/package.json`]: manifest(name, { scripts: { start: "node index.js" } }), [`${name}/index.js`]: server });
const city = { ...code("rides"), ...code("users") };
const services = "services:\n  rides: {build: rides}\n  users: {build: users}\n";

function rulesOf(files: Record<string, string>): string[] {
  const { layout } = discoverWritten({ ...city, ...files });
  return layout.routes.map(({ service, publicHost, path, host, port, rewriteTo, evidence }) => `${service ?? "(entrance)"}: ${publicHost ?? ""}${path} -> ${host}${port ? `:${port}` : ""}${rewriteTo === undefined ? "" : ` as ${rewriteTo}`} (line ${evidence.line})`);
}

describe("gateways that are configured by files", () => {
  test("Kong: prefixes are cut off unless the route keeps them", () => {
    expect(
      rulesOf({
        "compose.yml": `${services}  kong:\n    image: kong:3\n    volumes: ['./kong:/kong']\n`,
        "kong/kong.yml": `_format_version: "3.0"
services:
  - name: rides
    url: http://rides:3000/v1
    routes:
      - {name: rides, paths: [/rides, "~/trips/(?<id>\\\\d+)$"]}
  - name: users
    host: users
    port: 3001
    routes: [{paths: [/users], strip_path: false, hosts: [api.example.com]}]
routes:
  - {service: users, paths: [/people]}
`,
      }),
    ).toEqual(["kong: /rides -> rides:3000 as /v1 (line 6)", "kong: /trips/ -> rides:3000 as /v1 (line 6)", "kong: api.example.com/users -> users:3001 (line 10)", "kong: /people -> users:3001 as / (line 12)"]);
  });

  test("Envoy: routes of listeners, clusters with their addresses", () => {
    expect(
      rulesOf({
        "compose.yml": `${services}  edge:\n    image: envoyproxy/envoy:v1.30\n    volumes: ['./envoy.yaml:/etc/envoy/envoy.yaml']\n`,
        "envoy.yaml": `static_resources:
  listeners:
    - filter_chains:
        - filters:
            - typed_config:
                route_config:
                  virtual_hosts:
                    - domains: ["*"]
                      routes:
                        - {match: {prefix: /rides}, route: {cluster: rides, prefix_rewrite: /}}
                        - {match: {safe_regex: {regex: "/users/.*"}}, route: {cluster: people}}
  clusters:
    - name: rides
      load_assignment: {endpoints: [{lb_endpoints: [{endpoint: {address: {socket_address: {address: rides, port_value: 3000}}}}]}]}
    - name: people
      hosts: [{socket_address: {address: users, port_value: 3001}}]
`,
      }),
    ).toEqual(["edge: /rides -> rides:3000 as / (line 10)", "edge: /users/ -> users:3001 (line 11)"]);
  });

  test("Traefik: labels of others make it a gateway; a file of its own as well", () => {
    expect(
      rulesOf({
        "compose.yml": `services:
  traefik: {image: 'traefik:3', volumes: ['./dynamic.yml:/etc/traefik/dynamic.yml']}
  rides:
    build: rides
    labels:
      - traefik.http.routers.rides.rule=Host(\`city.example.com\`) && PathPrefix(\`/rides\`, \`/trips\`)
      - traefik.http.middlewares.cut.stripprefix.prefixes=/rides
      - traefik.http.services.rides.loadbalancer.server.port=3000
  users: {build: users}
`,
        "dynamic.yml": "http:\n  routers:\n    users:\n      rule: PathPrefix(`/users`)\n      service: users\n      middlewares: [cut@file]\n  services:\n    users: {loadBalancer: {servers: [{url: 'http://users:3001/'}]}}\n  middlewares:\n    cut: {stripPrefix: {prefixes: [/users]}}\n",
      }),
    ).toEqual(["traefik: city.example.com/rides -> rides:3000 as / (line 3)", "traefik: city.example.com/trips -> rides:3000 (line 3)", "traefik: /users -> users:3001 as / (line 3)"]);
  });

  test("Traefik: base paths that the environment gives are the root", () => {
    expect(
      rulesOf({
        "compose.yml": `${services}  traefik: {image: 'traefik:3', volumes: ['./dynamic.yml:/etc/traefik/dynamic.yml']}\n`,
        "dynamic.yml": "http:\n  routers:\n    page:\n      rule: 'PathPrefix(`{{ env \"BASE_PATH\" }}`)'\n      service: users\n    api:\n      rule: PathPrefix(`/api`)\n      service: users\n      middlewares: [base]\n  services:\n    users: {loadBalancer: {servers: [{url: 'http://users:3001/'}]}}\n  middlewares:\n    base: {addPrefix: {prefix: '{{ env \"BASE_PATH\" }}'}}\n",
      }),
    ).toEqual(["traefik: / -> users:3001 (line 3)", "traefik: /api -> users:3001 as /api (line 6)"]);
  });

  test("Caddy: paths of handle_path are cut off, matchers by name", () => {
    expect(
      rulesOf({
        "compose.yml": `${services}  caddy: {image: caddy, volumes: ['./Caddyfile:/etc/caddy/Caddyfile']}\n`,
        Caddyfile: "api.example.com {\n  handle_path /rides/* {\n    reverse_proxy rides:3000\n  }\n  @people path /users/*\n  reverse_proxy @people users:{$USERS_PORT:3001}\n  handle /static/* {\n    file_server\n  }\n  # reverse_proxy old:1\n  reverse_proxy /trips/* http://rides:3000 {\n    header_up Host {host}\n  }\n}\n",
      }),
    ).toEqual(["caddy: api.example.com/rides/ -> rides:3000 as / (line 3)", "caddy: api.example.com/users/ -> users:3001 (line 6)", "caddy: api.example.com/trips/ -> rides:3000 (line 11)"]);
  });

  test("HAProxy: acl, inline conditions and the default", () => {
    expect(
      rulesOf({
        "compose.yml": `${services}  haproxy: {image: haproxy, volumes: ['./haproxy.cfg:/usr/local/etc/haproxy/haproxy.cfg']}\n`,
        "haproxy.cfg": "frontend http\n  bind *:80\n  acl is_users path_beg /users # people\n  use_backend users if is_users\n  use_backend rides if { path_beg /rides }\n  default_backend rides\nbackend users\n  server u1 users:3001 check\nbackend rides\n  http-request set-path %[path,regsub(^/rides,)]\n  server r1 rides:3000\n",
      }),
    ).toEqual(["haproxy: /users -> users:3001 (line 4)", "haproxy: /rides -> rides:3000 as / (line 5)", "haproxy: / -> rides:3000 as / (line 6)"]);
  });

  test("nginx: upstreams of a file beside it, and paths that a rewrite cuts off", () => {
    expect(
      rulesOf({
        "compose.yml": `${services}  edge: {image: nginx, volumes: ['./edge:/etc/nginx']}\n`,
        "edge/upstreams.conf": "upstream people {\n  server users:3001;\n}\n",
        "edge/conf.d/city.conf": "server {\n  location /api/users {\n    rewrite ^/api/users/(.*)$ /$1 break;\n    proxy_pass http://people;\n  }\n  location /rides/ {\n    proxy_pass http://rides:3000;\n  }\n}\n",
      }),
    ).toEqual(["edge: /api/users -> users:3001 as / (line 4)", "edge: /rides/ -> rides:3000 (line 7)"]);
  });

  test("a proxy without rules here stays infrastructure; files that only look like one yield nothing; broken ones are told", () => {
    const { layout, diagnostics } = discoverWritten({ ...city, "compose.yml": `${services}  traefik: {image: traefik}\n`, "gateway/notes.yml": "http: {routers: none}\n", "gateway/kong.yml": '_format_version: "3.0"\nservices:\n  - {name: rides, url: http://rides, routes: [{paths: [/rides]}]}\n  - {name: users\n' });
    expect(servicesOf(layout)).toEqual(["rides (rides) backend javascript", "users (users) backend javascript"]);
    expect(layout.infrastructure.map((each) => `${each.system} ${each.name}`)).toEqual(["proxy traefik"]);
    expect(layout.routes.map(({ path, host }) => `${path} -> ${host}`)).toEqual(["/rides -> rides"]);
    expect(diagnostics.map((each) => `${each.code} ${each.file}`)).toEqual(["file-not-parsed gateway/kong.yml"]);
  });
});
