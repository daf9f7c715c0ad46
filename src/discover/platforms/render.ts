/** render.yaml: services and databases of Render, with the variables that lead from one to the other. */
import type { EnvironmentValue, InfrastructureNode } from "../../model/layout.js";
import { parseYaml, type ParsedDocument } from "../documents.js";
import { environmentValue } from "../environment-files.js";
import { folderOf, joinInside } from "../paths.js";
import { arrayOf, recordOf, textOf } from "../plain-values.js";
import { evidenceAt } from "../tree.js";
import type { PlatformReader, PlatformService } from "./platform-service.js";

export const readRender: PlatformReader = (tree, file) => {
  const [document] = parseYaml(tree.reader.read(file) ?? "", file, (each) => tree.diagnostics.push(each));
  const root = recordOf(document?.value);
  if (!document || (root["services"] === undefined && root["databases"] === undefined)) return { services: [], stores: [] };
  const services = arrayOf(root["services"]).map((each, at) => ({ value: recordOf(each), path: ["services", at] }));
  const groups = new Map(arrayOf(root["envVarGroups"]).map((each, at) => [textOf(recordOf(each)["name"]), { value: recordOf(each), path: ["envVarGroups", at] }]));
  const context = { document, file, groups };
  const databases = arrayOf(root["databases"]).map((each, at) => storeOf(recordOf(each), "postgresql", { ...context, path: ["databases", at] }));
  const caches = services.filter(({ value }) => isCache(value)).map(({ value, path }) => storeOf(value, "redis", { ...context, path }));
  return { services: services.filter(({ value }) => !isCache(value)).flatMap(({ value, path }) => serviceOf(value, { ...context, path })), stores: [...databases, ...caches] };
};

interface Entry {
  value: Record<string, unknown>;
  path: (string | number)[];
}

interface Context {
  document: ParsedDocument;
  file: string;
  groups: ReadonlyMap<string | undefined, Entry>;
  path: (string | number)[];
}

function isCache({ type }: Record<string, unknown>): boolean {
  return type === "redis" || type === "keyvalue";
}

function storeOf(value: Record<string, unknown>, system: string, { document, file, path }: Context): InfrastructureNode {
  const name = textOf(value["name"]) ?? system;
  const evidence = evidenceAt(file, document.lineOf(path), { detector: "render", reason: `Render ${system} ${name}` });
  return { system, category: "datastore", name, hosts: [{ host: name, port: system === "redis" ? 6379 : 5432, evidence }], environment: [], evidence };
}

function serviceOf(value: Record<string, unknown>, context: Context): PlatformService[] {
  const { document, file, path } = context;
  const name = textOf(value["name"]);
  const folder = joinInside(folderOf(file), textOf(value["rootDir"]) ?? ".");
  if (name === undefined || folder === undefined || textOf(value["type"]) === "static") return [];
  const evidence = evidenceAt(file, document.lineOf([...path, "name"]), { detector: "render", reason: `Render service ${name}` });
  const dockerfile = textOf(value["dockerfilePath"]);
  const place = dockerfile === undefined ? undefined : joinInside(folder, dockerfile);
  const command = textOf(value["startCommand"]) ?? textOf(value["dockerCommand"]);
  const image = textOf(recordOf(value["image"])["url"]);
  return [
    {
      name,
      folder: place === undefined ? folder : folderOf(place),
      ...(command === undefined ? {} : { command }),
      ...(image === undefined ? {} : { image }),
      hosts: [name, `${name}.onrender.com`].map((host) => ({ host, evidence })),
      environment: arrayOf(value["envVars"]).flatMap((each, at) => variable(recordOf(each), { ...context, path: [...path, "envVars", at] })),
      ...(value["type"] === "cron" ? { role: "job" as const } : value["type"] === "worker" ? { role: "worker" as const } : {}),
      evidence,
    },
  ];
}

/** `value`, or a property of another service or database. */
function variable(value: Record<string, unknown>, context: Context): EnvironmentValue[] {
  const group = context.groups.get(textOf(value["fromGroup"]));
  if (group) return arrayOf(group.value["envVars"]).flatMap((each, at) => variable({ ...recordOf(each), fromGroup: undefined }, { ...context, path: [...group.path, "envVars", at] }));
  const key = textOf(value["key"]);
  const text = textOf(value["value"]) ?? referred(recordOf(value["fromService"])) ?? referred(recordOf(value["fromDatabase"]));
  return key === undefined || text === undefined ? [] : [environmentValue(key, text, evidenceAt(context.file, context.document.lineOf(context.path), { detector: "render", reason: "environment" }))];
}

function referred(from: Record<string, unknown>): string | undefined {
  const name = textOf(from["name"]);
  const property = textOf(from["property"]) ?? textOf(from["envVarKey"]);
  if (name === undefined) return undefined;
  if (property === "connectionString") return from["type"] === "redis" || from["type"] === "keyvalue" ? `redis://${name}:6379` : `postgresql://${name}/${name}`;
  if (property === "host" || property === "hostport") return name;
  return property === "RENDER_EXTERNAL_URL" ? `https://${name}.onrender.com` : property === "RENDER_EXTERNAL_HOSTNAME" ? `${name}.onrender.com` : undefined;
}
