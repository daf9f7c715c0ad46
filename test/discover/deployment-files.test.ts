import { afterEach, describe, expect, test } from "@jest/globals";
import { discoverWritten, environmentOf, manifest, removeWritten, server, servicesOf } from "./written-system.js";

afterEach(removeWritten);

const rides = { "rides/package.json": manifest("rides", { dependencies: { express: "4" }, scripts: { start: "node index.js" } }), "rides/index.js": server };

describe("Compose", () => {
  test("code, other languages, images of others, and infrastructure are told apart", () => {
    const { layout } = discoverWritten({
      ...rides,
      "docker-compose.yml": [
        "services:",
        "  rides:",
        "    build: ./rides",
        "    depends_on: [db, geocoder]",
        "    ports: ['8080:3000']",
        "    container_name: rides-main",
        "  pricing:",
        "    build: {context: ., dockerfile: pricing/Dockerfile}",
        "    image: ${REGISTRY}/pricing:${TAG:-latest}",
        "  geocoder:",
        "    image: acme/geocoder:2",
        "  db:",
        "    image: postgres:16-alpine",
        "    environment: [POSTGRES_DB=rides, POSTGRES_PASSWORD=open-sesame]",
        "  documents:",
        "    build: mongo",
        "  bus:",
        "    image: docker.io/bitnami/kafka:3.5",
        "    networks: {default: {aliases: [kafka]}}",
        "",
      ].join("\n"),
      ".env": "REGISTRY=registry.example.com\n",
      "rides/Dockerfile": "FROM node:20\nEXPOSE 3000\nCMD npm start\n",
      "pricing/Dockerfile": "FROM python:3.12\nCOPY pricing /app\nCMD python main.py\n",
      "pricing/main.py": "print('price')\n",
      "pricing/requirements.txt": "flask\n",
      "mongo/Dockerfile": "FROM mongo:7\nCOPY init.js /docker-entrypoint-initdb.d/\n",
      "mongo/init.js": "db.rides.insert({});\n",
    });
    expect(servicesOf(layout)).toEqual(["geocoder (image only) unknown", "pricing (pricing) backend python", "rides (rides) backend javascript"]);
    expect(layout.infrastructure.map((each) => `${each.system} ${each.name} ${each.hosts.map(({ host, port }) => `${host}:${port}`).join(" ")}`)).toEqual([
      "kafka bus bus:9092 kafka:9092",
      "mongodb documents documents:27017",
      "postgresql db db:5432",
    ]);
    expect(layout.infrastructure.find((each) => each.name === "db")?.environment.map(({ name, value, secret }) => ({ name, value, secret }))).toEqual([
      { name: "POSTGRES_DB", value: "rides", secret: undefined },
      { name: "POSTGRES_PASSWORD", value: "", secret: true },
    ]);
    expect(layout.services[2]?.hosts.map(({ host, port }) => `${host}:${port}`)).toEqual(["rides:3000", "rides-main:3000", "localhost:8080"]);
    expect(layout.services[2]?.evidence[0]).toEqual({ file: "docker-compose.yml", line: 2, detector: "compose", confidence: "certain", reason: "Compose service rides" });
    expect(layout.dependencies.map(({ from, to, evidence }) => `${from} -> ${to} (line ${evidence.line})`)).toEqual(["rides -> db (line 4)", "rides -> geocoder (line 4)"]);
  });

  test("files for tests are not part of the system", () => {
    const { layout } = discoverWritten({
      ...rides,
      "compose.yml": "services:\n  rides: {build: rides}\n",
      "docker-compose.test.yml": "services:\n  rides: {build: rides, environment: {RIDES_DB: test}}\n  mock-payments: {image: acme/payments-mock}\n",
      "e2e/docker-compose.yml": "services:\n  browser: {image: acme/browser}\n",
    });
    expect(servicesOf(layout)).toEqual(["rides (rides) backend javascript"]);
    expect(environmentOf(layout, "rides")).toEqual([]);
  });

  test("values: overrides first, then the base, then the Dockerfile, then .env files; samples last", () => {
    const { layout } = discoverWritten({
      ...rides,
      "docker-compose.yml": "services:\n  rides:\n    build: rides\n    env_file: rides/common.env\n    environment:\n      USERS_URL: http://users:${USERS_PORT:-3001}\n      DATABASE_URL: postgres://app:secret@db/rides\n      API_KEY: abc123\n      REGION: ${REGION}\n",
      "docker-compose.override.yml": "services:\n  rides:\n    environment:\n      - USERS_URL=http://localhost:3001\n",
      ".env": "USERS_PORT=4001\n",
      "rides/common.env": "TOPIC=rides # the topic\n",
      "rides/Dockerfile": "FROM node:20\nENV TOPIC=none PORT=80\nCMD npm start\n",
      "rides/.env": "PORT=3000\nMAIL_URL=http://mail:${PORT}\n",
      "rides/.env.example": "SMS_URL=http://sms\nAPI_KEY=put-yours-here\n",
    });
    expect(environmentOf(layout, "rides")).toEqual([
      "USERS_URL=http://localhost:3001 (docker-compose.override.yml:4)",
      "USERS_URL=http://users:4001 (docker-compose.yml:6)",
      "DATABASE_URL=postgres://db/rides (docker-compose.yml:7)",
      "API_KEY=*** (docker-compose.yml:8)",
      "REGION=${REGION} (docker-compose.yml:9)",
      "TOPIC=rides (rides/common.env:1)",
      "PORT=80 (rides/Dockerfile:2)",
      "TOPIC=none (rides/Dockerfile:2)",
      "PORT=3000 (rides/.env:1)",
      "MAIL_URL=http://mail:3000 (rides/.env:2)",
      "SMS_URL=http://sms (rides/.env.example:1)",
    ]);
    expect(JSON.stringify(layout)).not.toMatch(/secret@|abc123|put-yours-here/);
  });

  test("a database that parts of the system bring along to run alone is not a second one", () => {
    const database = "  db: {image: postgres}\n";
    const { layout } = discoverWritten({
      ...rides,
      "docker-compose.yml": `services:\n  rides: {build: rides}\n${database}`,
      "rides/docker-compose.yml": `services:\n  rides: {build: .}\n${database}`,
    });
    expect(layout.infrastructure.map((each) => `${each.name} of ${each.evidence.file}`)).toEqual(["db of docker-compose.yml"]);
  });
});

describe("one datastore or two", () => {
  const users = { "users/package.json": manifest("users", { dependencies: { express: "4" }, scripts: { start: "node index.js" } }), "users/index.js": server };
  const compose = (...lines: string[]) => `services:\n${lines.map((line) => `  ${line}\n`).join("")}  db: {image: postgres}\n`;
  const stores = (files: Record<string, string>) => discoverWritten({ ...rides, ...users, ...files }).layout.infrastructure.map((each) => each.name);

  test("services side by side bring their own", () => {
    expect(stores({ "rides/compose.yml": compose("rides: {build: .}"), "users/compose.yml": compose("users: {build: .}") })).toEqual(["db", "users-db"]);
  });

  test("two files that run the same system mean the same one", () => {
    expect(stores({ "compose.yml": compose("rides: {build: rides}"), "local/compose.yml": compose("rides: {build: ../rides}", "users: {build: ../users}"), "stores/compose.yml": compose() })).toEqual(["db"]);
  });

  test("what only fills a store is none, and load generators are left out and told", () => {
    const { layout, diagnostics } = discoverWritten({ ...rides, "compose.yml": compose("rides: {build: rides}", "db-create: {image: postgres, command: psql -f /init.sql}", "loadgen: {image: acme/loadgen}") });
    expect(layout.infrastructure.map((each) => each.name)).toEqual(["db"]);
    expect(diagnostics.map((each) => `${each.severity}: ${each.message} (${each.file}:${each.line})`)).toEqual(["info: Compose service loadgen looks like a test rig; left out (compose.yml:4)"]);
  });
});

describe("Kubernetes", () => {
  test("workloads, service names, ConfigMaps, jobs and ingress", () => {
    const { layout } = discoverWritten({
      ...rides,
      "k8s/rides.yaml": `apiVersion: apps/v1
kind: Deployment
metadata: {name: rides-deployment, namespace: city, labels: {team: marketplace}}
spec:
  template:
    metadata: {labels: {app: rides}}
    spec:
      containers:
        - name: rides
          image: registry.example.com/city-rides:1
          env:
            - {name: USERS_URL, value: "http://users.city:80"}
            - {name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: db, key: password}}}
          envFrom: [{configMapRef: {name: rides-config}}]
---
apiVersion: v1
kind: Service
metadata: {name: rides-http, namespace: city}
spec: {selector: {app: rides}, ports: [{port: 80, targetPort: 3000}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: rides-config}
data: {TOPIC: rides.requested}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: public}
spec:
  rules:
    - host: api.example.com
      http:
        paths:
          - path: /rides
            backend: {service: {name: rides-http, port: {number: 80}}}
`,
      "k8s/redis.yaml": "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: cache}\nspec: {template: {spec: {containers: [{name: c, image: 'redis:7'}]}}}\n",
      "k8s/report.yaml": "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: report}\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{name: r, image: acme/report}]}}}}}\n",
    });
    expect(servicesOf(layout)).toEqual(["report (image only) job", "rides (rides) backend javascript"]);
    expect(layout.services[1]).toMatchObject({ aliases: ["city-rides", "rides-deployment", "rides-http"] });
    expect(layout.services[1]?.hosts.map(({ host, port }) => ({ host, port }))).toEqual([{ host: "rides-http", port: 80 }]);
    expect(layout.services[1]?.owners.map((each) => each.name)).toEqual(["marketplace"]);
    expect(environmentOf(layout, "rides")).toEqual(["USERS_URL=http://users.city:80 (k8s/rides.yaml:12)", "DB_PASSWORD=*** (k8s/rides.yaml:13)", "TOPIC=rides.requested (k8s/rides.yaml:24)"]);
    expect(layout.infrastructure.map((each) => `${each.system} ${each.name}`)).toEqual(["redis cache"]);
    expect(layout.routes.map(({ evidence, ...rule }) => ({ ...rule, line: evidence.line }))).toEqual([{ publicHost: "api.example.com", path: "/rides", host: "rides-http", port: 80, line: 34 }]);
  });

  test("simple Helm templates are read with the chart's values", () => {
    const { layout, diagnostics } = discoverWritten({
      ...rides,
      "chart/Chart.yaml": "name: rides\n",
      "chart/values.yaml": "image: city/rides\nusers:\n  url: http://users\n",
      "chart/templates/deployment.yaml": 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Chart.Name }}\n{{- if .Values.labels }}\n  labels: {{ toYaml .Values.labels }}\n{{- end }}\nspec:\n  template:\n    spec:\n      containers:\n        - image: "{{ .Values.image }}:{{ .Values.tag }}"\n          env:\n            - name: USERS_URL\n              value: {{ .Values.users.url | quote }}\n',
    });
    expect(environmentOf(layout, "rides")).toEqual(["USERS_URL=http://users (chart/templates/deployment.yaml:14)"]);
    expect(diagnostics).toEqual([]);
  });
});

describe("Kubernetes values from elsewhere", () => {
  const workload = (env: string) => `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: rides}\nspec:\n  template:\n    spec:\n      containers:\n        - image: city/rides\n${env}`;

  test("of a Secret only addresses are taken, without their credentials", () => {
    const { layout } = discoverWritten({
      ...rides,
      "k8s/rides.yaml": workload("          envFrom: [{secretRef: {name: rides}}]\n"),
      "k8s/secret.yaml": `apiVersion: v1\nkind: Secret\nmetadata: {name: rides}\nstringData:\n  DATABASE_URL: postgres://app:open-sesame@db/rides\n  PIN: "4711"\ndata:\n  BROKER_URL: ${Buffer.from("amqp://app:open-sesame@bus").toString("base64")}\n`,
    });
    expect(environmentOf(layout, "rides")).toEqual(["DATABASE_URL=postgres://db/rides (k8s/secret.yaml:5)", "PIN=*** (k8s/secret.yaml:6)", "BROKER_URL=amqp://bus (k8s/secret.yaml:8)"]);
    expect(JSON.stringify(layout)).not.toMatch(/open-sesame|4711/);
  });

  test("kustomizations generate ConfigMaps", () => {
    const { layout } = discoverWritten({
      ...rides,
      "k8s/rides.yaml": workload("          envFrom: [{configMapRef: {name: rides}}]\n"),
      "k8s/kustomization.yaml": "resources: [rides.yaml]\nconfigMapGenerator:\n  - name: rides\n    literals: [TOPIC=rides.requested]\n    envs: [rides.env]\n",
      "k8s/rides.env": "USERS_URL=http://users\n",
    });
    expect(environmentOf(layout, "rides")).toEqual(["TOPIC=rides.requested (k8s/kustomization.yaml:3)", "USERS_URL=http://users (k8s/rides.env:1)"]);
  });

  test("a chart's values name variables", () => {
    const { layout } = discoverWritten({ ...rides, "rides/chart/Chart.yaml": "name: rides\n", "rides/chart/values.yaml": "replicas: 2\ncontainer:\n  env:\n    USERS_URL: http://users\n  port: 80\n" });
    expect(environmentOf(layout, "rides")).toEqual(["USERS_URL=http://users (rides/chart/values.yaml:4)"]);
  });
});

describe("reverse proxies", () => {
  test("an nginx template in the folder of a front end, filled from its image", () => {
    const { layout } = discoverWritten({
      "docker-compose.yml": "services:\n  web: {build: web}\n",
      "web/Dockerfile": "FROM nginx\nENV RIDES_HOST=rides\nCOPY default.conf.template /etc/nginx/templates/\nCOPY html /usr/share/nginx/html\n",
      "web/html/index.html": "<script src=app.js></script>",
      "web/html/app.js": "fetch('/api/rides/1');\n",
      "web/default.conf.template": "upstream users { server users:3001; }\nserver {\n  listen 80;\n  location / { root /usr/share/nginx/html; }\n  location /api/rides/ {\n    proxy_pass http://${RIDES_HOST}:8080/;\n  }\n  location /users { proxy_pass http://users; }\n  # location /old { proxy_pass http://old; }\n}\n",
    });
    expect(servicesOf(layout)).toEqual(["web (web) frontend javascript"]);
    expect(layout.routes.map(({ evidence, ...rule }) => ({ ...rule, line: evidence.line }))).toEqual([
      { service: "web", path: "/api/rides/", host: "rides", port: 8080, rewriteTo: "/", line: 6 },
      { service: "web", path: "/users", host: "users", port: 3001, line: 8 },
    ]);
  });

  test("a configuration that is mounted into an nginx image makes it a gateway", () => {
    const { layout } = discoverWritten({
      ...rides,
      "docker-compose.yml": "services:\n  rides: {build: rides}\n  edge:\n    image: nginx:1\n    volumes: ['./edge.conf:/etc/nginx/conf.d/default.conf:ro']\n",
      "edge.conf": "server {\n  location /rides { proxy_pass http://rides:80; }\n}\n",
    });
    expect(servicesOf(layout)).toEqual(["edge (image only) gateway", "rides (rides) backend javascript"]);
    expect(layout.routes.map(({ service, path, host }) => `${service}: ${path} -> ${host}`)).toEqual(["edge: /rides -> rides"]);
  });

  test("Traefik labels", () => {
    const { layout } = discoverWritten({
      ...rides,
      "docker-compose.yml": "services:\n  rides:\n    build: rides\n    labels:\n      - traefik.http.routers.rides.rule=Host(`city.example.com`) && PathPrefix(`/rides`)\n",
    });
    expect(layout.routes.map(({ publicHost, path, host }) => `${publicHost}${path} -> ${host}`)).toEqual(["city.example.com/rides -> rides"]);
  });
});
