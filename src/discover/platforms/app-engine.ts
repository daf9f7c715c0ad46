/** App Engine: `app.yaml` of each service. */
import { parseYaml } from "../documents.js";
import { environmentValue } from "../environment-files.js";
import { baseOf, folderOf } from "../paths.js";
import { recordOf, textEntries, textOf } from "../plain-values.js";
import { evidenceAt } from "../tree.js";
import type { PlatformReader } from "./platform-service.js";

export const readAppEngine: PlatformReader = (tree, file) => {
  const text = tree.reader.read(file) ?? "";
  if (!/^runtime:/m.test(text)) return { services: [], stores: [] };
  const [document] = parseYaml(text, file, (each) => tree.diagnostics.push(each));
  const root = recordOf(document?.value);
  if (!document || textOf(root["runtime"]) === undefined) return { services: [], stores: [] };
  const stated = textOf(root["service"]) ?? textOf(root["module"]);
  const name = stated ?? baseOf(folderOf(file));
  const evidence = evidenceAt(file, document.lineOf([stated === undefined ? "runtime" : "service"]), { detector: "app-engine", reason: `App Engine service ${stated ?? "default"}` });
  const environment = textEntries(root["env_variables"]).map(([key, value]) => environmentValue(key, value, evidenceAt(file, document.lineOf(["env_variables", key]), { detector: "app-engine", reason: "environment" })));
  const command = textOf(root["entrypoint"]);
  return { services: [{ name, folder: folderOf(file), ...(command === undefined ? {} : { command }), hosts: [{ host: stated ?? "default", evidence }], environment, evidence }], stores: [] };
};
