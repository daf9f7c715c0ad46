import { afterEach, describe, expect, test } from "@jest/globals";
import { discoverWritten, environmentOf, manifest, removeWritten, server, servicesOf } from "./written-system.js";

afterEach(removeWritten);

const rides = { "rides/package.json": manifest("rides", { scripts: { start: "node index.js" } }), "rides/index.js": server };
const hostsOf = (files: Record<string, string>) => discoverWritten({ ...rides, ...files }).layout.infrastructure.map((each) => `${each.name}: ${each.hosts.map(({ host }) => host).join(" ")}`);

describe("Compose files that build on each other", () => {
  test("extends: of the same file and of another, paths from where they are written", () => {
    const { layout } = discoverWritten({
      ...rides,
      "compose.yml": "services:\n  base: {image: acme/base, environment: {LOG_LEVEL: info, USERS_URL: 'http://nowhere'}}\n  rides:\n    extends: base\n    build: rides\n    environment: {USERS_URL: 'http://users'}\n  worker:\n    extends: {file: common/shared.yml, service: node}\n    command: node worker.js\n",
      "common/shared.yml": "services:\n  node:\n    extends: {service: root}\n    build: ../worker\n    env_file: [node.env]\n  root: {environment: [QUEUE=rides]}\n",
      "common/node.env": "BUS_URL=amqp://bus\n",
      "worker/package.json": manifest("worker"),
      "worker/worker.js": server,
    });
    expect(environmentOf(layout, "rides")).toEqual(["USERS_URL=http://users (compose.yml:6)", "LOG_LEVEL=info (compose.yml:2)"]);
    expect(environmentOf(layout, "worker")).toEqual(["BUS_URL=amqp://bus (common/node.env:1)", "QUEUE=rides (common/shared.yml:6)"]);
  });

  test("extends in a circle, of nothing, and of a file outside", () => {
    const { layout } = discoverWritten({ ...rides, "compose.yml": "services:\n  rides: {build: rides, extends: a}\n  a: {extends: b, environment: {TOPIC: rides}}\n  b: {extends: a}\n  lost: {image: acme/lost, extends: {file: ../../else.yml, service: x}}\n" });
    expect(environmentOf(layout, "rides")).toEqual(["TOPIC=rides (compose.yml:3)"]);
    expect(servicesOf(layout)).toEqual(["lost (image only) unknown", "rides (rides) backend javascript"]);
  });

  test("include: files of any name", () => {
    expect(hostsOf({ "compose.yml": "include:\n  - infra/stores.yaml\n  - path: [infra/bus.yaml]\nservices:\n  rides: {build: rides}\n", "infra/stores.yaml": "services: {db: {image: postgres}}\n", "infra/bus.yaml": "services: {bus: {image: 'rabbitmq:3'}}\n" })).toEqual(["db: db", "bus: bus"]);
  });

  test("a file of another folder that only changes services is merged into them", () => {
    const { layout } = discoverWritten({
      ...rides,
      "compose.yml": "services:\n  rides: {build: rides, environment: {USERS_URL: 'http://users'}}\n",
      "deploy/docker-compose.prod.yml": "services:\n  rides:\n    environment: {TOPIC: rides.requested}\n    deploy:\n      labels: ['traefik.http.routers.rides.rule=PathPrefix(`/rides`)']\n",
    });
    expect(environmentOf(layout, "rides")).toEqual(["TOPIC=rides.requested (deploy/docker-compose.prod.yml:3)", "USERS_URL=http://users (compose.yml:2)"]);
    expect(layout.routes.map(({ path, host }) => `${path} -> ${host}`)).toEqual(["/rides -> rides"]);
  });

  test("the first version had no `services`", () => {
    expect(hostsOf({ "docker-compose.yml": "rides:\n  build: rides\n  links: ['mongo:database']\nmongo:\n  image: mongo\n" })).toEqual(["mongo: mongo database"]);
  });
});

describe("Compose services", () => {
  test("a link names a service for all who use it, unless two links mean different ones", () => {
    expect(hostsOf({ "compose.yml": "services:\n  rides: {build: rides, links: ['rides-db:db', 'cache:store']}\n  users: {image: acme/users, links: ['users-db:db']}\n  rides-db: {image: postgres}\n  users-db: {image: postgres}\n  cache: {image: redis}\n" })).toEqual(["rides-db: rides-db", "users-db: users-db", "cache: cache store"]);
  });

  test("ports of the machine lead to the service that publishes them, in all spellings", () => {
    const { layout } = discoverWritten({ ...rides, "compose.yml": "services:\n  rides:\n    build: rides\n    ports: ['8082:3001', '127.0.0.1:${OPEN:-8083}:3002/tcp', {target: 3003, published: 8084}, '3004', '9000-9002:9000-9002']\n  bus: {image: 'rabbitmq:3', ports: ['15673:15672']}\n" });
    const published = (hosts: readonly { host: string; port?: number }[]) => hosts.flatMap(({ host, port }) => (host === "localhost" ? [port] : []));
    expect([published(layout.services[0]?.hosts ?? []), published(layout.infrastructure[0]?.hosts ?? [])]).toEqual([[8082, 8083, 8084], [15673]]);
  });

  test("configs of a swarm are files of the container", () => {
    const { layout } = discoverWritten({
      ...rides,
      "compose.yml": "services:\n  rides: {build: rides}\n  edge:\n    image: nginx\n    configs: [{source: edge, target: /etc/nginx/nginx.conf}]\nconfigs:\n  edge: {file: ./edge.conf}\n",
      "edge.conf": "server {\n  location /rides { proxy_pass http://rides; }\n}\n",
    });
    expect(layout.routes.map(({ service, path, host }) => `${service}: ${path} -> ${host}`)).toEqual(["edge: /rides -> rides"]);
  });

  test("anchors, profiles, long env files and samples of `.env`", () => {
    const { layout } = discoverWritten({
      ...rides,
      "compose.yml": "x-shared: &shared\n  LOG_LEVEL: info\nservices:\n  rides:\n    build: rides\n    profiles: [city]\n    env_file: [{path: rides.env, required: false}, {path: absent.env, required: false}]\n    environment:\n      <<: *shared\n      USERS_URL: http://users:${USERS_PORT}\n      BUS_URL: ${BUS_URL}\n",
      "rides.env": "TOPIC=rides\n",
      ".env.example": "USERS_PORT=4001\nBUS_URL=amqp://sample\n",
    });
    expect(environmentOf(layout, "rides").filter((line) => !line.includes(".env.example"))).toEqual(["LOG_LEVEL=info (compose.yml:8)", "USERS_URL=http://users:4001 (compose.yml:10)", "BUS_URL=${BUS_URL} (compose.yml:11)", "TOPIC=rides (rides.env:1)"]);
  });
});
