import { afterEach, describe, expect, test } from "@jest/globals";
import { discoverWritten, environmentOf, manifest, removeWritten, server, servicesOf } from "./written-system.js";

afterEach(removeWritten);

const code = (name: string) => ({ [`${name}/package.json`]: manifest(name, { scripts: { start: "node index.js" } }), [`${name}/index.js`]: server });
const workload = (name: string, env = "") => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  template:
    metadata: {labels: {app: ${name}}, annotations: {dapr.io/app-id: ${name}-app}}
    spec:
      containers:
        - image: city/${name}
${env}---
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {app: ${name}}, ports: [{port: 80}]}
`;
const base = { ...code("rides"), "k8s/base/rides.yaml": workload("rides", "          env:\n            - {name: USERS_URL, value: 'http://users'}\n            - {name: MAPS_URL, value: 'http://maps'}\n          envFrom: [{secretRef: {name: rides}}]\n"), "k8s/base/kustomization.yaml": "resources: [rides.yaml]\n" };

describe("Kustomize", () => {
  test("an overlay: patches in the text, single changes, generated secrets, names with a prefix", () => {
    const { layout } = discoverWritten({
      ...base,
      "k8s/prod/kustomization.yaml": `resources: [../base]
namePrefix: prod-
secretGenerator:
  - name: rides
    literals: ["BUS_URL=amqp://app:open-sesame@bus", "PIN=4711"]
patches:
  - patch: |-
      kind: Deployment
      metadata: {name: rides}
      spec: {template: {spec: {containers: [{name: rides, env: [{name: TOPIC, value: rides.requested}]}]}}}
  - target: {kind: Deployment, name: rides}
    patch: |-
      - {op: add, path: /spec/template/spec/containers/0/env/-, value: {name: PRICING_URL, value: "http://prod-pricing"}}
      - {op: replace, path: /spec/template/spec/containers/0/env/1/value, value: "http://prod-maps"}
  - path: region.json
    target: {kind: Deployment, name: rides}
`,
      "k8s/prod/region.json": '[{"op": "add", "path": "/spec/template/spec/containers/0/env/-", "value": {"name": "REGION", "value": "north"}}]\n',
    });
    expect(servicesOf(layout)).toEqual(["rides (rides) backend javascript"]);
    expect(environmentOf(layout, "rides")).toEqual([
      "USERS_URL=http://users (k8s/base/rides.yaml:11)",
      "MAPS_URL=http://maps (k8s/base/rides.yaml:12)",
      "BUS_URL=amqp://bus (k8s/prod/kustomization.yaml:4)",
      "PIN=*** (k8s/prod/kustomization.yaml:4)",
      "TOPIC=rides.requested (k8s/prod/kustomization.yaml:7)",
      "PRICING_URL=http://prod-pricing (k8s/prod/kustomization.yaml:11)",
      "MAPS_URL=http://prod-maps (k8s/prod/kustomization.yaml:11)",
      "REGION=north (k8s/prod/region.json:1)",
    ]);
    expect(layout.services[0]?.hosts.map(({ host, port }) => `${host}:${port}`)).toEqual(["rides:80", "prod-rides:80"]);
    expect(layout.services[0]?.aliases).toContain("rides-app");
    expect(JSON.stringify(layout)).not.toMatch(/open-sesame|4711/);
  });

  test("a patch in a file of its own changes the workload of its name, wherever its code is", () => {
    const { layout } = discoverWritten({
      ...base,
      "k8s/base/rides.yaml": workload("rides").replaceAll("{name: rides}", "{name: web}"),
      "k8s/prod/web.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: web, env: [{name: TOPIC, value: rides}]}]}}}\n",
      "k8s/prod/stray.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: stray}\nspec: {template: {spec: {containers: [{name: stray}]}}}\n",
    });
    expect(servicesOf(layout)).toEqual(["rides (rides) backend javascript"]);
    expect(environmentOf(layout, "rides")).toEqual(["TOPIC=rides (k8s/prod/web.yaml:4)"]);
  });

  test("kustomizations that take each other in, and one that is broken", () => {
    const { layout, diagnostics } = discoverWritten({ ...base, "k8s/base/kustomization.yaml": "resources: [rides.yaml, ../prod]\nnamePrefix: a-\n", "k8s/prod/kustomization.yaml": "resources: [../base]\nconfigMapGenerator: [{name: x, literals: [A=b]\n" });
    expect(layout.services[0]?.hosts.map(({ host }) => host)).toEqual(["rides", "a-rides"]);
    expect(diagnostics.map((each) => `${each.code} ${each.file}`)).toEqual(["file-not-parsed k8s/prod/kustomization.yaml"]);
  });
});

describe("names of Kubernetes", () => {
  test("an ExternalName is another name for a host elsewhere", () => {
    const { layout } = discoverWritten({ ...base, "k8s/maps.yaml": "apiVersion: v1\nkind: Service\nmetadata: {name: maps}\nspec: {type: ExternalName, externalName: maps.example.com}\n" });
    expect(environmentOf(layout, "rides")).toEqual(["USERS_URL=http://users (k8s/base/rides.yaml:11)", "MAPS_URL=http://maps.example.com (k8s/base/rides.yaml:12)"]);
  });

  test("ways in: Istio, Traefik, Contour; calls inside a mesh are none", () => {
    const { layout } = discoverWritten({
      ...base,
      "k8s/ways.yaml": `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: public}
spec:
  hosts: [city.example.com]
  gateways: [public]
  http:
    - match: [{uri: {prefix: /api/rides}}, {uri: {regex: "/trips/.*"}}]
      rewrite: {uri: /}
      route: [{destination: {host: rides.city.svc.cluster.local, port: {number: 80}}}]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: inside}
spec: {hosts: [rides], http: [{route: [{destination: {host: rides, subset: v1}}]}]}
---
apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata: {name: rides}
spec:
  routes:
    - match: Host(\`city.example.com\`) && PathPrefix(\`/rides\`)
      services: [{name: rides, port: 80}]
      middlewares: [{name: cut}]
---
apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata: {name: cut}
spec: {stripPrefix: {prefixes: [/rides]}}
---
apiVersion: projectcontour.io/v1
kind: HTTPProxy
metadata: {name: rides}
spec: {virtualhost: {fqdn: rides.example.com}, routes: [{conditions: [{prefix: /v1}], services: [{name: rides, port: 80}]}]}
`,
    });
    expect(layout.routes.map(({ publicHost, path, host, port, rewriteTo }) => `${publicHost}${path} -> ${host}:${port}${rewriteTo === undefined ? "" : ` as ${rewriteTo}`}`)).toEqual([
      "city.example.com/api/rides -> rides.city.svc.cluster.local:80 as /",
      "city.example.com/trips/ -> rides.city.svc.cluster.local:80 as /",
      "city.example.com/rides -> rides:80 as /",
      "rides.example.com/v1 -> rides:80",
    ]);
  });

  test("Dapr's side car in Compose gives a name", () => {
    const { layout } = discoverWritten({ ...code("rides"), "compose.yml": "services:\n  rides: {build: rides}\n  rides-dapr:\n    image: daprio/daprd\n    command: ['./daprd', '-app-id', 'rides-app', '-app-port', '3000']\n    network_mode: service:rides\n" });
    expect(servicesOf(layout)).toEqual(["rides (rides) backend javascript"]);
    expect(layout.services[0]?.hosts.map(({ host }) => host)).toEqual(["rides", "rides-app"]);
  });
});
