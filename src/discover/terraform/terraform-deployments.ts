/** What Terraform runs as deployments of code folders, images of others, or infrastructure. */
import { infrastructureOfImage } from "../../knowledge/infrastructure-images.js";
import type { Deployments } from "../compose-deployments.js";
import { emptyDeployment, type Deployment } from "../deployment.js";
import { sourceOf } from "../entry-files.js";
import { locateByName, runtimeOf, type Units } from "../image-folder.js";
import { baseOf, foldersAbove, isWithin } from "../paths.js";
import { rigImage } from "../rigs.js";
import { imageName } from "../units.js";
import type { TerraformDeployable } from "./read-terraform.js";

/** Everything that the Terraform files run. */
export function terraformDeployments(units: Units): Deployments {
  const { deployables, servers } = units.inventory.terraform;
  const out: Deployments = { deployments: [], infrastructure: [...servers] };
  for (const deployable of deployables) {
    const folder = folderOfCode(deployable, units);
    const known = deployable.image !== undefined && folder === undefined ? infrastructureOfImage(deployable.image) : undefined;
    if (known && known.category !== "other") out.infrastructure.push({ system: known.system, category: known.category, name: nameOf(deployable), hosts: known.ports.map((port) => ({ host: nameOf(deployable), port, evidence: deployable.evidence })), environment: deployable.environment, evidence: deployable.evidence });
    else if (!known && (folder !== undefined || isForeignImage(deployable)) && !rigImage(nameOf(deployable), folder === undefined ? {} : { folder }, units)) out.deployments.push(deployment(deployable, folder, units));
    else if (!known) units.inventory.tree.diagnostics.push({ severity: "info", code: "code-not-found", message: `${deployable.evidence.reason ?? "a resource"}: its code is not among the scanned folders`, file: deployable.evidence.file, line: deployable.evidence.line });
  }
  return out;
}

function nameOf({ names }: TerraformDeployable): string {
  return plain(names.find((each) => !each.includes("${")) ?? names.at(-1) ?? "");
}

function plain(name: string): string {
  return name.replace(/\$\{[\w.]+\}/g, "").replace(/^[-_./]+|[-_./]+$/g, "");
}

/** An image that is known by name and is no bare runtime. */
function isForeignImage({ kind, image, names }: TerraformDeployable): boolean {
  return kind === "container" && image !== undefined && !image.includes("${") && !runtimeOf(image) && names.length > 0;
}

function folderOfCode(deployable: TerraformDeployable, units: Units): string | undefined {
  for (const place of deployable.places) {
    const folder = [place, ...foldersAbove(place)].find((each) => each !== "" && units.byFolder.has(each));
    if (folder !== undefined && units.inventory.tree.folders.has(folder)) return folder;
  }
  const package_ = deployable.places.filter((place) => /\.(?:zip|jar)$/.test(place)).map((place) => baseOf(place).replace(/\.\w+$/, ""));
  const image = deployable.image === undefined || deployable.image.startsWith("${") ? [] : [imageName(deployable.image)];
  const names = [...image, ...package_, ...deployable.names.map(plain)].filter((each) => each !== "" && !each.includes("${"));
  return locateByName(names, units).folder;
}

function deployment(deployable: TerraformDeployable, folder: string | undefined, units: Units): Deployment {
  const { kind, names, environment, evidence } = deployable;
  const name = nameOf(deployable);
  const known = names.filter((each) => !each.includes("${"));
  return {
    ...emptyDeployment(name, kind === "function" ? "function" : "terraform", evidence),
    ...(folder === undefined ? {} : { folder }),
    entries: folder === undefined ? [] : entriesOf(deployable, folder, units),
    hosts: known.slice(0, 1).map((host) => ({ host, evidence })),
    aliases: known,
    environment,
    ...(kind === "function" ? { role: "function" as const } : {}),
  };
}

/** `src/orders.handler` is the function `handler` of `src/orders`; a built folder stands for its source. */
function entriesOf({ handler, places }: TerraformDeployable, folder: string, units: Units): string[] {
  const stem = handler?.replace(/\.[^./]+$/, "");
  if (stem === undefined || stem.includes("${")) return [];
  const within = places.filter((place) => isWithin(place, folder) && !/\.\w+$/.test(baseOf(place))).map((place) => place.slice(folder.length + 1));
  const start = { tree: units.inventory.tree, folder, scripts: units.byFolder.get(folder)?.manifest?.scripts ?? {} };
  return [...within.map((each) => `${each}/${stem}`), ...within.map((each) => each), stem].map((path) => sourceOf(`${path}.js`, start)[0]).filter((each) => each !== undefined).slice(0, 1);
}
