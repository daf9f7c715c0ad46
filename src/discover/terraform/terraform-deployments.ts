/** What Terraform runs as deployments of code folders, images of others, or infrastructure. */
import { infrastructureOfImage } from "../../knowledge/infrastructure-images.js";
import type { Deployments } from "../compose-deployments.js";
import { emptyDeployment, type Deployment } from "../deployment.js";
import { sourceOf } from "../entry-files.js";
import { locateByName, runtimeOf, type Units } from "../image-folder.js";
import { baseOf, foldersAbove } from "../paths.js";
import { rigImage } from "../rigs.js";
import { imageName } from "../units.js";
import type { TerraformDeployable } from "./read-terraform.js";

/** Everything that the Terraform files run. */
export function terraformDeployments(units: Units): Deployments {
  const { deployables, servers } = units.inventory.terraform;
  const out: Deployments = { deployments: [], infrastructure: [...servers] };
  for (const deployable of deployables) {
    const code = codeOf(deployable, units);
    const folder = code?.folder;
    const known = deployable.image !== undefined && folder === undefined ? infrastructureOfImage(deployable.image) : undefined;
    if (known && known.category !== "other") out.infrastructure.push({ system: known.system, category: known.category, name: nameOf(deployable), hosts: known.ports.map((port) => ({ host: nameOf(deployable), port, evidence: deployable.evidence })), environment: deployable.environment, evidence: deployable.evidence });
    else if (!known && (folder !== undefined || isForeignImage(deployable)) && !rigImage(nameOf(deployable), folder === undefined ? {} : { folder }, units)) out.deployments.push(deployment(deployable, code, units));
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

interface Code {
  folder: string;
  /** What is packed or built, from the folder on. */
  inside: string[];
}

/** Where the path leads, or where a path leads that ends so: modules are often told its parts apart. */
function codeOf(deployable: TerraformDeployable, units: Units): Code | undefined {
  for (const lies of [(unit: string, path: string) => unit === path, (unit: string, path: string) => unit.endsWith(`/${path}`)]) {
    const found = deployable.places.flatMap((place) => unitAt(place, (path) => [...units.byFolder.keys()].filter((unit) => lies(unit, path))));
    const [first] = found;
    if (first) return { folder: first.folder, inside: found.filter((each) => each.folder === first.folder).flatMap((each) => each.inside) };
  }
  const packed = deployable.places.filter((place) => /\.(?:zip|jar)$/.test(place)).map((place) => baseOf(place).replace(/\.\w+$/, ""));
  const image = deployable.image === undefined || deployable.image.startsWith("${") ? [] : [imageName(deployable.image)];
  const names = [...image, ...packed, ...deployable.names.map(plain)].filter((each) => each !== "" && !each.includes("${"));
  const { folder } = locateByName(names, units);
  return folder === undefined ? undefined : { folder, inside: [] };
}

function unitAt(place: string, unitsAt: (path: string) => string[]): Code[] {
  for (const path of [place, ...foldersAbove(place)]) {
    const [folder, another] = path === "" ? [] : unitsAt(path);
    if (folder !== undefined) return another === undefined ? [{ folder, inside: [place.slice(path.length + 1)] }] : [];
  }
  return [];
}

function deployment(deployable: TerraformDeployable, code: Code | undefined, units: Units): Deployment {
  const { kind, names, environment, evidence } = deployable;
  const name = nameOf(deployable);
  const [alias] = names.filter((each) => !each.includes("${"));
  return {
    ...emptyDeployment(name, kind === "function" ? "function" : "terraform", evidence),
    ...(code === undefined ? {} : { folder: code.folder }),
    entries: code === undefined ? [] : entriesOf(deployable, code, units),
    hosts: alias === undefined || kind === "function" ? [] : [{ host: alias, evidence }],
    aliases: alias === undefined ? [] : [alias],
    environment,
    ...(kind === "function" ? { role: "function" as const } : {}),
  };
}

/** `src/orders.handler` is the function `handler` of `src/orders`; a built folder stands for its source. */
function entriesOf({ handler, names }: TerraformDeployable, { folder, inside }: Code, units: Units): string[] {
  const stem = (handler ?? names[0] ?? "").replace(/\.[^./]+$/, "");
  const within = inside.filter((path) => !/\.\w+$/.test(baseOf(path)));
  const start = { tree: units.inventory.tree, folder, scripts: units.byFolder.get(folder)?.manifest?.scripts ?? {} };
  const stems = [...within.map((each) => `${each}/${stem}`), ...within, stem].filter((each) => each !== "" && !each.includes("${"));
  return stems.map((path) => sourceOf(`${path}.js`, start)[0]).filter((each) => each !== undefined).slice(0, 1);
}
