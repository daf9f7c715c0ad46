/** Heroku's app.json: variables and add-ons. */
import { parseJson } from "../documents.js";
import { environmentValue } from "../environment-files.js";
import { baseOf, folderOf } from "../paths.js";
import { arrayOf, recordOf, textOf } from "../plain-values.js";
import { evidenceAt } from "../tree.js";
import type { PlatformReader } from "./platform-service.js";

/** What the add-ons are. Source: elements.heroku.com. */
const addOns: readonly { plan: RegExp; system: string; category: "datastore" | "broker"; port: number }[] = [
  { plan: /^heroku-postgresql/, system: "postgresql", category: "datastore", port: 5432 },
  { plan: /^(?:heroku-redis|heroku-key-value-store|rediscloud|redistogo)/, system: "redis", category: "datastore", port: 6379 },
  { plan: /^(?:mongolab|ormongo|mongohq)/, system: "mongodb", category: "datastore", port: 27017 },
  { plan: /^(?:jawsdb|cleardb)/, system: "mysql", category: "datastore", port: 3306 },
  { plan: /^(?:heroku-kafka|cloudkarafka)/, system: "kafka", category: "broker", port: 9092 },
  { plan: /^(?:cloudamqp)/, system: "rabbitmq", category: "broker", port: 5672 },
];

export const readHeroku: PlatformReader = (tree, file) => {
  const text = tree.reader.read(file) ?? "";
  // Expo and others have an app.json too
  if (!/"(?:addons|buildpacks|formation|env)"\s*:/.test(text) || /"expo"\s*:/.test(text)) return { services: [], stores: [] };
  const document = parseJson(text, file, (each) => tree.diagnostics.push(each));
  const root = recordOf(document.value);
  const name = textOf(root["name"]) ?? baseOf(folderOf(file));
  const evidence = evidenceAt(file, 1, { detector: "heroku", reason: "Heroku application" });
  const environment = Object.entries(recordOf(root["env"])).flatMap(([key, value]) => {
    const given = textOf(value) ?? textOf(recordOf(value)["value"]);
    return given === undefined || given === "" ? [] : [environmentValue(key, given, evidenceAt(file, document.lineOf(["env", key]), { detector: "heroku", reason: "environment" }))];
  });
  const stores = arrayOf(root["addons"]).flatMap((each, at) => {
    const plan = textOf(each) ?? textOf(recordOf(each)["plan"]) ?? "";
    const known = addOns.find((one) => one.plan.test(plan));
    const place = evidenceAt(file, document.lineOf(["addons", at]), { detector: "heroku", reason: `add-on ${plan}` });
    return known ? [{ system: known.system, category: known.category, name: known.system, hosts: [{ host: known.system, port: known.port, evidence: place }], environment: [], evidence: place }] : [];
  });
  return { services: [{ name, folder: folderOf(file), hosts: [], environment, evidence }], stores };
};
