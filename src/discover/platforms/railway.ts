/** railway.json and railway.toml: how Railway starts the code beside it. */
import { parseJson } from "../documents.js";
import { baseOf, folderOf, joinInside } from "../paths.js";
import { recordOf, textOf } from "../plain-values.js";
import { evidenceAt } from "../tree.js";
import type { PlatformReader } from "./platform-service.js";
import { parseToml } from "./toml.js";

export const readRailway: PlatformReader = (tree, file) => {
  const source = { text: tree.reader.read(file) ?? "", file, report: (each: (typeof tree.diagnostics)[number]) => tree.diagnostics.push(each) };
  const { command, dockerfile } = file.endsWith(".toml") ? fromToml(source) : fromJson(source);
  if (command === undefined && dockerfile === undefined) return { services: [], stores: [] };
  const place = dockerfile === undefined ? undefined : joinInside(folderOf(file), dockerfile);
  const folder = place === undefined ? folderOf(file) : folderOf(place);
  const evidence = evidenceAt(file, 1, { detector: "railway", reason: "Railway service" });
  return { services: [{ name: baseOf(folder), folder, ...(command === undefined ? {} : { command }), hosts: [{ host: `${baseOf(folder)}.railway.internal`, evidence }].filter(() => folder !== ""), environment: [], evidence }], stores: [] };
};

interface Start {
  command?: string | undefined;
  dockerfile?: string | undefined;
}

function fromJson({ text, file, report }: Parameters<typeof parseToml>[0]): Start {
  const root = recordOf(parseJson(text, file, report).value);
  return { command: textOf(recordOf(root["deploy"])["startCommand"]), dockerfile: textOf(recordOf(root["build"])["dockerfilePath"]) };
}

function fromToml(source: Parameters<typeof parseToml>[0]): Start {
  const tables = parseToml(source);
  const value = (table: string, key: string) => textOf(tables.find((each) => each.name === table)?.table.values.get(key)?.value);
  return { command: value("deploy", "startCommand"), dockerfile: value("build", "dockerfilePath") };
}
