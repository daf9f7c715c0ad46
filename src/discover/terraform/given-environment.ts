/** The environment that a resource of Terraform gives: maps of variables and lists of names and values, wherever providers and modules have put them. */
import type { EnvironmentValue } from "../../model/layout.js";
import { environmentValue } from "../environment-files.js";
import { evidenceAt } from "../tree.js";
import type { TopBlock } from "./terraform-module.js";
import type { ModuleInstance } from "./terraform-instance.js";
import { isHole, isRecord, plainText, textIn, type TerraformRecord, type TerraformValue } from "./terraform-value.js";

/** A container of a resource that may hold several. */
export interface Container {
  record: TerraformRecord;
  name?: string;
  image?: string;
}

interface Source {
  block: TopBlock;
  instance: ModuleInstance;
}

interface Other extends Source {
  type: string;
  record: TerraformRecord;
}

const environmentKey = /^(?:env|envs|environment|environments|variables|app_settings|config_vars|container_environment|runtime_environment_variables|\w*env(?:ironment)?_?var(?:iable)?s?|\w*environment_variables)$/;
/** Where environments lie in the resources of the common providers. */
const wayKey = /^(?:spec|template|container|containers|image_configuration|image_repository|source_configuration|service_config|service|worker|job|job_template|container_definitions|container_properties|init_container)$/;
const sidecar = /istio-proxy|envoy|cloudsql-proxy|cloud-sql-proxy|fluent|datadog|vault-agent|otel|x-?ray|firelens|log[-_]?router/i;
const depthLimit = 10;

/** The containers that a resource runs: those that it lists, or itself. */
export function containersOf(record: TerraformRecord): Container[] {
  const listed = containersIn(record, 0).filter(({ name, image }) => !sidecar.test(`${name ?? ""} ${image ?? ""}`));
  return listed.length > 0 ? listed : [{ record }];
}

function containersIn(value: TerraformValue, depth: number): Container[] {
  if (depth > depthLimit) return [];
  if (Array.isArray(value)) return value.flatMap((each) => containersIn(each, depth + 1));
  const parsed = typeof value === "string" ? jsonIn(value) : value;
  if (typeof value === "string" && parsed !== undefined) return containersIn(parsed, depth + 1);
  if (!isRecord(value)) return [];
  const image = plainText(value["image"] ?? value["image_identifier"]);
  if (image !== undefined && depth > 0) {
    const name = plainText(value["name"]);
    return [{ record: value, image, ...(name === undefined ? {} : { name }) }];
  }
  return Object.entries(value).flatMap(([key, each]) => (wayKey.test(key) && key !== "init_container" ? containersIn(each, depth + 1) : []));
}

/** Container definitions may be written as JSON text. */
function jsonIn(text: string): TerraformValue | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as TerraformValue; // JSON holds nothing that is no such value
  } catch {
    return undefined;
  }
}

/** All variables inside the record; a whole ConfigMap that it takes over is looked up among the other resources. */
export function environmentIn(record: TerraformRecord, source: Source, others: readonly Other[] = []): EnvironmentValue[] {
  const own = Object.entries(record).flatMap(([key, value]) => {
    if (environmentKey.test(key)) return variablesOf(value, source, 0);
    if (key === "env_from") return fromMaps(value, others);
    if (typeof value === "string") return [];
    return wayKey.test(key) ? recordsIn(value).flatMap((each) => environmentIn(each, source, others)) : [];
  });
  return own.filter(({ name }, at) => own.findIndex((other) => other.name === name) === at);
}

function recordsIn(value: TerraformValue): TerraformRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : isRecord(value) ? [value] : [];
}

/** `{NAME: value}`, `[{name, value}]`, `{variables: {NAME: value}}`, and lists of those. */
function variablesOf(value: TerraformValue, source: Source, depth: number): EnvironmentValue[] {
  if (depth > 4) return [];
  if (Array.isArray(value)) return value.flatMap((each) => variablesOf(each, source, depth + 1));
  if (!isRecord(value)) return [];
  const name = plainText(value["name"] ?? value["key"]);
  if (name !== undefined && isVariable(name)) return oneValue({ name, value: value["value"], record: value, key: "name" }, source);
  return Object.entries(value).flatMap(([key, each]) => {
    if (isVariable(key)) return oneValue({ name: key, value: each, record: value, key }, source);
    return /^(?:variables|env|environment)$/.test(key) ? variablesOf(each, source, depth + 1) : [];
  });
}

function isVariable(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]*(?:__?[A-Za-z0-9]+)+$|^[A-Z][A-Z0-9]+$/.test(name) && /[A-Z]/.test(name);
}

interface Written {
  name: string;
  value: TerraformValue | undefined;
  record: TerraformRecord;
  key: string;
}

/** What is nothing but a hole tells nothing that the name did not tell. */
function oneValue({ name, value, record, key }: Written, { block, instance }: Source): EnvironmentValue[] {
  if (value === undefined || value === null || isHole(value)) return [];
  const text = plainText(value) ?? textIn(value);
  const place = instance.budget.places.get(record)?.get(key) ?? { file: block.file, line: block.line };
  if (!/[A-Za-z0-9]/.test(text.replace(/\$\{[\w.]+\}/g, ""))) return [];
  return [environmentValue(name, text, evidenceAt(place.file, place.line, { detector: "terraform", reason: "environment" }))];
}

function fromMaps(value: TerraformValue, others: readonly Other[]): EnvironmentValue[] {
  const wanted = recordsIn(value).flatMap((each) => recordsIn(each["config_map_ref"] ?? null)).map((each) => plainText(each["name"]));
  return others.filter((each) => /^kubernetes_config_map(?:_v1)?$/.test(each.type)).flatMap((each) => {
    const named = recordsIn(each.record["metadata"] ?? null).some((metadata) => wanted.includes(plainText(metadata["name"])));
    return named ? variablesOf(each.record["data"] ?? null, each, 0) : [];
  });
}
