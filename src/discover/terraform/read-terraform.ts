/** Terraform and OpenTofu: what runs, what it is given, which servers the cloud runs for it. Modules of the system are followed, those of elsewhere are known by their words. */
import type { Parser } from "web-tree-sitter";
import { serverResources } from "../../knowledge/terraform-resources.js";
import type { Evidence } from "../../model/graph.js";
import type { InfrastructureFact } from "../../model/facts.js";
import type { EnvironmentValue, InfrastructureNode, RouteRule } from "../../model/layout.js";
import { printTemplate } from "../../model/template.js";
import { byText, joinInside } from "../paths.js";
import type { Tree } from "../tree.js";
import { containersOf, environmentIn, type Container } from "./given-environment.js";
import { localSource, readModules, type TerraformModule, type TopBlock } from "./terraform-module.js";
import { evidenceOf, templateOf, type TerraformResource } from "./terraform-resource.js";
import { balancerRules } from "./terraform-routes.js";
import { wiresOf } from "./terraform-wires.js";
import { ModuleInstance } from "./terraform-instance.js";
import { isRecord, plainText, type TerraformValue } from "./terraform-value.js";

/** Something that runs by the word of Terraform. */
export interface TerraformDeployable {
  kind: "function" | "container";
  /** What it may be called, surest first. */
  names: string[];
  /** Paths of its code or its package, as far as they are known, system-relative. */
  places: string[];
  /** `index.handler`. */
  handler?: string;
  image?: string;
  environment: EnvironmentValue[];
  evidence: Evidence;
}

export interface TerraformFindings {
  deployables: TerraformDeployable[];
  servers: InfrastructureNode[];
  /** What is connected with what. */
  facts: InfrastructureFact[];
  routes: RouteRule[];
}

/** Expressions evaluated in one system; far more than any has. */
const evaluationLimit = 2_000_000;

/** Nothing at all without a grammar: the packages are optional. */
export function readTerraform(tree: Tree, parser: Parser | undefined): TerraformFindings {
  const findings: TerraformFindings = { deployables: [], servers: [], facts: [], routes: [] };
  if (!parser) return findings;
  const modules = readModules(tree, parser);
  const budget = { left: evaluationLimit, places: new WeakMap() };
  const seen = new Set<string>();
  for (const root of rootsOf(modules)) {
    const resources = [...resourcesOf(new ModuleInstance(root, { modules, budget }))];
    const fresh = resources.filter((each) => !seen.has(acrossStages(each)));
    for (const resource of fresh) addResource(resource, resources, findings);
    findings.facts.push(...fresh.flatMap((resource) => wiresOf({ resource, all: resources, isFunction })));
    findings.routes.push(...fresh.flatMap((resource) => balancerRules(resource, resources)));
    for (const each of fresh) seen.add(acrossStages(each));
  }
  if (budget.left < 0) tree.diagnostics.push({ severity: "warning", code: "terraform-too-large", message: "the expressions of the Terraform files multiply each other: not all are known" });
  return { deployables: findings.deployables.sort((a, b) => byText(a.evidence.file, b.evidence.file) || a.evidence.line - b.evidence.line), servers: findings.servers, facts: findings.facts, routes: findings.routes };
}

const stageWords = /^(?:dev|devel|development|test|testing|qa|uat|integration|ci|stg|stage|staging|preprod|prod|prd|production|preview|sandbox|sbx|demo|live|beta|alpha|local|main|branch|pr)$/i;

/** The same for what one block makes in each stage of the system, if its name differs in the word for the stage alone. */
function acrossStages({ block, name }: TerraformResource): string {
  const words = name.replace(/\$\{[\w.]+\}/g, "-").split(/[^A-Za-z0-9]+/).filter((word) => !stageWords.test(word));
  return `${block.file}:${block.line} ${words.join("-")}`;
}

/** The stage that counts most comes first. */
function stageRank(folder: string): number {
  const words = folder.split(/[^A-Za-z0-9]+/);
  if (words.some((word) => /^(?:prod|prd|production|live)$/.test(word))) return 0;
  return words.some((word) => /^(?:dev|test|sandbox|sbx|demo|preview|branch|local|examples?)$/.test(word)) ? 2 : 1;
}

/** Modules that no other one calls. */
function rootsOf(modules: ReadonlyMap<string, TerraformModule>): TerraformModule[] {
  const called = new Set([...modules.values()].flatMap((module) => module.blocks.filter((each) => each.type === "module").flatMap((block) => {
    const source = localSource(block);
    const folder = source === undefined ? undefined : joinInside(module.folder, source);
    return folder === undefined || folder === module.folder ? [] : [folder];
  })));
  return [...modules.values()].filter((module) => !called.has(module.folder)).sort((a, b) => stageRank(a.folder) - stageRank(b.folder) || byText(a.folder, b.folder));
}

function* resourcesOf(instance: ModuleInstance): Generator<TerraformResource> {
  for (const block of instance.module.blocks) {
    if (block.type === "resource") yield* oneEach(instance, block);
    if (block.type !== "module") continue;
    const child = instance.child(block);
    if (child) yield* resourcesOf(child);
    else if (localSource(block) === undefined) yield foreignModule(instance, block);
  }
}

function* oneEach(instance: ModuleInstance, block: TopBlock): Generator<TerraformResource> {
  const [type = "", label = ""] = block.labels;
  for (const bound of instance.bindings(block)) yield { type, label, name: instance.nameOf(block, bound), record: instance.recordOf(block, { top: block, bound }), block, instance };
}

function foreignModule(instance: ModuleInstance, block: TopBlock): TerraformResource {
  const label = block.labels[0] ?? "";
  const record = instance.recordOf(block, { top: block, bound: new Map() });
  return { type: `module ${plainText(record["source"]) ?? ""}`, label, name: plainText(instance.foreignName(block)) ?? plainText(record["function_name"] ?? record["name"]) ?? label, record, block, instance };
}

const functionTypes = /^aws_lambda_function$|^google_cloudfunctions2?_function$|^azurerm_(?:linux_|windows_)?function_app$/;
const containerTypes = /^aws_(?:ecs_task_definition|apprunner_service|batch_job_definition)$|^google_cloud_run(?:_v2)?_(?:service|job)$|^azurerm_(?:container_app|(?:linux_|windows_)?web_app|app_service|container_group)$|^kubernetes_(?:deployment|stateful_set|cron_job|job|daemon_set)(?:_v1)?$|^(?:digitalocean_app|heroku_app|fly_machine|railway_service|render_web_service)$/;

function addResource(resource: TerraformResource, all: readonly TerraformResource[], into: TerraformFindings): void {
  const server = serverResources.find((each) => each.type.test(resource.type));
  if (server) into.servers.push(serverNode(resource, server));
  else if (isFunction(resource)) {
    const deployable = functionOf(resource);
    into.deployables.push(deployable);
    into.facts.push({ type: "deployed", what: { names: [...new Set(deployable.names.map((each) => printTemplate(templateOf(each))))], entries: [], folders: deployable.places }, environment: [], receives: [], serves: [], grants: [], evidence: deployable.evidence, confidence: "certain" });
  }
  else if (containerTypes.test(resource.type)) into.deployables.push(...containersOf(resource.record).flatMap((each) => containerOf(resource, each, all)));
}

function isFunction(resource: TerraformResource): boolean {
  return functionTypes.test(resource.type) || isForeignFunction(resource);
}

/** A module of elsewhere that is given code or a handler, and variables for it. */
function isForeignFunction({ type, record }: TerraformResource): boolean {
  if (!type.startsWith("module ")) return false;
  const keys = Object.keys(record);
  return keys.some((key) => /handler|function_name|source_path|filename|code_(?:dir|path)/.test(key)) && (/lambda|function/i.test(type) || keys.some((key) => /env/.test(key)));
}

function serverNode(resource: TerraformResource, server: (typeof serverResources)[number]): InfrastructureNode {
  const { record, name } = resource;
  const engine = plainText(record[server.engineAttribute ?? ""]) ?? "";
  const known = Object.entries(server.engines ?? {}).find(([key]) => engine === key || engine.startsWith(`${key}_`))?.[1];
  const port = Number(plainText(record["port"])) || (server.system === "postgresql" && known === "mysql" ? 3306 : server.port);
  const evidence = evidenceOf(resource);
  return { system: known ?? server.system, category: server.category, name, hosts: [{ host: name, port, evidence }], environment: [], evidence };
}

function functionOf(resource: TerraformResource): TerraformDeployable {
  const { record, name, label } = resource;
  const handler = Object.entries(record).find(([key]) => /handler/.test(key))?.[1];
  const image = plainText(record["image_uri"]);
  return {
    kind: "function",
    names: [...new Set([name, label])],
    places: placesOf(resource),
    ...(typeof handler === "string" ? { handler } : {}),
    ...(image === undefined ? {} : { image }),
    environment: environmentIn(record, resource),
    evidence: evidenceOf(resource),
  };
}

const placeKey = /^(?:filename|file_name|source_dir|source_file|source_path|source_directory|package_path|local_existing_package|zip_deploy_file|zip_file|code_path|code_dir|\w*_code_dir|\w*_code_path|lambda_source\w*|\w*zip\w*path|s3_key|output_path)$/;

/** Paths are written from the module, from where Terraform is started, or from the top of the repository. */
function placesOf({ record, instance }: TerraformResource): string[] {
  const written = Object.entries(record).flatMap(([key, value]) => (placeKey.test(key) ? textsIn(value) : []));
  return [...new Set(written.flatMap((path) => {
    const known = path.replace(/\$\{[\w.]+\}/g, "").replace(/^\/+/, "");
    return known === "" ? [] : [joinInside("", known), joinInside(instance.root.module.folder, known)].flatMap((each) => each ?? []);
  }))];
}

function textsIn(value: TerraformValue): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => (isRecord(each) ? textsIn(each["path"] ?? null) : textsIn(each)));
  const text = plainText(value);
  return text === undefined ? [] : [text];
}

function containerOf(resource: TerraformResource, { record, name, image }: Container, all: readonly TerraformResource[]): TerraformDeployable[] {
  const names = [...new Set([name, resource.name, resource.label].filter((each) => each !== undefined && !each.includes("${")))];
  const environment = environmentIn(record, resource, all);
  return [{ kind: "container", names: names.flatMap((each) => each ?? []), places: placesOf({ ...resource, record }), ...(image === undefined ? {} : { image }), environment, evidence: evidenceOf(resource) }];
}
