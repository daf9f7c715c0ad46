/** Things that deployment files run for developers only: load generators, mock servers, end-to-end tests. */
import type { Located, Units } from "./image-folder.js";
import { wordsOf } from "./name-match.js";
import { isWithin } from "./paths.js";

const rigTools = /\b(?:locust|k6|jmeter|artillery|gatling|autocannon|wrk|vegeta|playwright|cypress|puppeteer-cluster|mockserver|wiremock|json-server|mountebank)\b/i;

/** Is this a test rig, by its name and by what its folder holds? */
export function rigImage(name: string, located: Located, units: Units): boolean {
  const words = new Set(wordsOf(name));
  const named = ["loadgen", "loadgenerator", "loadtest", "loadtester", "e2e", "mock", "mocks", "stub", "stubs", "fake", "benchmark"].some((word) => words.has(word)) || (words.has("load") && (words.size === 1 || words.has("gen") || words.has("generator") || words.has("test")));
  const folder = located.folder;
  if (folder !== undefined && units.inventory.tree.files.some((file) => file.reason === "test" && isWithin(folder, file.path.replace(/\/[^/]*$/, "")))) return true;
  if (!named) return false;
  return folder === undefined || toolOf(folder, units) || !(units.byFolder.get(folder)?.manifest?.workspaceMember ?? false);
}

function toolOf(folder: string, units: Units): boolean {
  return units.inventory.tree.files.some((file) => isWithin(file.path, folder) && /(?:requirements\.txt|package\.json|Dockerfile|Pipfile)$/.test(file.path) && rigTools.test(units.inventory.tree.reader.read(file.path) ?? ""));
}
