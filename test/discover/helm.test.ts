import { afterEach, describe, expect, test } from "@jest/globals";
import { discoverWritten, environmentOf, manifest, removeWritten, server, servicesOf } from "./written-system.js";

afterEach(removeWritten);

const code = (name: string) => ({ [`${name}/package.json`]: manifest(name, { scripts: { start: "node index.js" } }), [`${name}/index.js`]: server });

const helpers = `{{/* The name under which it is reached. */}}
{{- define "service.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- printf "%s-%s" .Release.Name $name | trunc 63 -}}
{{- end -}}
{{- end -}}
{{- define "service.labels" }}
app: {{ .Chart.Name }}
{{- end }}
`;

const deployment = `{{- $root := . -}}
{{- if .Values.enabled }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "service.fullname" . }}
spec:
  template:
    metadata:
      labels: {{- include "service.labels" . | nindent 8 }}
    spec:
      containers:
        - name: {{ .Chart.Name }}
          image: "{{ .Values.global.registry }}/{{ .Values.image.name | default .Chart.Name }}:{{ .Values.image.tag }}"
          env:
            {{- range $name, $value := .Values.env }}
            - name: {{ $name }}
              value: {{ tpl $value $root | quote }}
            {{- end }}
            {{- range .Values.peers }}
            - name: {{ upper .name }}_URL
              value: http://{{ .host }}:{{ .port | default 80 }}
            {{- end }}
            {{- with .Values.topic }}
            - { name: TOPIC, value: {{ . }} }
            {{- else }}
            - { name: TOPIC, value: none }
            {{- end }}
            - name: REGION
              value: {{ .Values.region }}-1
          envFrom: [{configMapRef: {name: {{ include "service.fullname" . }}}}]
{{- end }}
---
apiVersion: v1
kind: Service
metadata:
  name: {{ include "service.fullname" . }}
spec:
  selector: {{- include "service.labels" . | nindent 4 }}
  ports:
    {{- toYaml .Values.ports | nindent 4 }}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: {{ include "service.fullname" . }}}
data:
  {{- toYaml .Values.config | nindent 2 }}
`;

const service = (folder: string, name: string, values: string) => ({ [`${folder}/Chart.yaml`]: `name: ${name}\n`, [`${folder}/values.yaml`]: values, [`${folder}/templates/_helpers.tpl`]: helpers, [`${folder}/templates/deployment.yaml`]: deployment });

describe("Helm charts", () => {
  test("named templates, loops, blocks, `tpl`, `toYaml`; what nobody says stays a hole; values of stages complete the chart's own", () => {
    const { layout, diagnostics } = discoverWritten({
      ...code("rides"),
      ...service("charts/rides", "rides", "enabled: true\nfullnameOverride: city-rides\nglobal: {registry: registry.example.com}\nimage: {tag: 1}\nenv:\n  USERS_URL: 'http://{{ .Chart.Name }}-users'\npeers:\n  - {name: pricing, host: pricing, port: 8080}\n  - {name: maps, host: maps}\ntopic: ''\nports: [{port: 80}]\nconfig: {BUS_HOST: bus}\n"),
      "charts/rides/values-prod.yaml": "topic: rides.requested\nfullnameOverride: other\n",
    });
    expect(environmentOf(layout, "rides")).toEqual([
      "USERS_URL=http://rides-users (charts/rides/templates/deployment.yaml:17)",
      "PRICING_URL=http://pricing:8080 (charts/rides/templates/deployment.yaml:21)",
      "MAPS_URL=http://maps:80 (charts/rides/templates/deployment.yaml:21)",
      "TOPIC=rides.requested (charts/rides/templates/deployment.yaml:25)",
      "REGION=${region}-1 (charts/rides/templates/deployment.yaml:29)",
      "BUS_HOST=bus (charts/rides/templates/deployment.yaml:47)",
    ]);
    expect(layout.services[0]?.hosts.map(({ host, port }) => `${host}:${port}`)).toEqual(["city-rides:80"]);
    expect(diagnostics).toEqual([]);
  });

  test("a chart of charts: one chart under two names, each with what the outer chart says, and values for all", () => {
    const { layout } = discoverWritten({
      ...code("rides"),
      ...code("users"),
      "city/Chart.yaml": "name: city\ndependencies:\n  - {name: service, alias: rides, repository: 'file://../service'}\n  - {name: service, alias: users, repository: 'file://../service'}\n",
      "city/values.yaml": "global: {registry: registry.example.com}\nrides:\n  env: {USERS_URL: 'http://city-users'}\nusers:\n  topic: users.created\n",
      ...service("service", "service", "enabled: true\nimage: {tag: 1}\nports: [{port: 80}]\n"),
    });
    expect(servicesOf(layout)).toEqual(["rides (rides) backend javascript", "users (users) backend javascript"]);
    expect(environmentOf(layout, "rides")[0]).toMatch(/^USERS_URL=http:\/\/city-users /);
    expect(environmentOf(layout, "users")[0]).toMatch(/^TOPIC=users\.created /);
    expect(layout.services.map((each) => each.hosts.map(({ host }) => host))).toEqual([["city-rides"], ["city-users"]]);
  });

  test("what is switched off is left out, but for the way in", () => {
    const { layout } = discoverWritten({
      ...code("rides"),
      ...service("chart", "rides", "enabled: false\nimage: {tag: 1}\n"),
      "chart/templates/ingress.yaml": "{{- if .Values.ingress.enabled }}\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: public}\nspec:\n  rules:\n    - http:\n        paths: [{path: /rides, backend: {service: {name: rides}}}]\n{{- end }}\n",
    });
    expect(environmentOf(layout, "rides")).toEqual([]);
    expect(layout.routes.map(({ path, host, evidence }) => `${path} -> ${host} (line ${evidence.line})`)).toEqual(["/rides -> rides (line 8)"]);
  });

  test("a template that is broken or calls itself costs nothing but itself", () => {
    const { layout } = discoverWritten({
      ...code("rides"),
      ...service("chart", "rides", "enabled: true\nenv: {USERS_URL: 'http://users'}\n"),
      "chart/templates/broken.yaml": "kind: Deployment\n{{ if .Values.x }}\nmetadata: {name: {{ .Values.y }\n",
      "chart/templates/round.yaml": '{{- define "round" }}{{ include "round" . }}{{ include "round" . }}{{ end -}}\nkind: ConfigMap\nmetadata: {name: {{ include "round" . }}}\n',
    });
    expect(environmentOf(layout, "rides")[0]).toMatch(/^USERS_URL=http:\/\/users /);
  });
});
