/** fly.toml: an application of Fly.io, its processes and variables. */
import { environmentValue } from "../environment-files.js";
import { folderOf, joinInside } from "../paths.js";
import { evidenceAt } from "../tree.js";
import type { PlatformReader } from "./platform-service.js";
import { parseToml } from "./toml.js";

export const readFly: PlatformReader = (tree, file) => {
  const tables = parseToml({ text: tree.reader.read(file) ?? "", file, report: (each) => tree.diagnostics.push(each) });
  const valueOf = (table: string, key: string) => tables.find((each) => each.name === table)?.table.values.get(key);
  const app = valueOf("", "app");
  if (typeof app?.value !== "string" || app.value === "") return { services: [], stores: [] };
  const evidence = evidenceAt(file, app.line, { detector: "fly", reason: `Fly application ${app.value}` });
  const dockerfile = valueOf("build", "dockerfile")?.value;
  const place = typeof dockerfile === "string" ? joinInside(folderOf(file), dockerfile) : undefined;
  const port = Number(valueOf("http_service", "internal_port")?.value ?? valueOf("services", "internal_port")?.value);
  const environment = tables.filter((each) => each.name === "env").flatMap(({ table }) => [...table.values].flatMap(([name, { value, line }]) => (typeof value === "string" ? [environmentValue(name, value, evidenceAt(file, line, { detector: "fly", reason: "environment" }))] : [])));
  const hosts = [`${app.value}.internal`, `${app.value}.flycast`, `${app.value}.fly.dev`].map((host) => ({ host, ...(port > 0 && !host.endsWith(".dev") ? { port } : {}), evidence }));
  return { services: [{ name: app.value, folder: place === undefined ? folderOf(file) : folderOf(place), hosts, environment, evidence }], stores: [] };
};
