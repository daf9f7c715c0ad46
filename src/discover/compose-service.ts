/** One service of a Compose file. */
import type { Evidence } from "../model/graph.js";
import type { EnvironmentValue } from "../model/layout.js";
import { environmentValue, interpolate, readEnvironmentFile } from "./environment-files.js";
import { folderOf, joinInside } from "./paths.js";
import { arrayOf, recordOf, textEntries, textOf, textsOf } from "./plain-values.js";
import { evidenceAt, type Tree } from "./tree.js";

export interface ComposeService {
  name: string;
  image?: string;
  /** All images that the merged files name, for matching; `image` is the one that runs. */
  images: string[];
  build?: { context: string; dockerfile: string; target?: string; args: Record<string, string> };
  /** Container name, host name, network aliases; the service name itself comes first. */
  hosts: string[];
  /** Ports inside the network. */
  ports: number[];
  /** Ports of the machine that lead to it: where a browser and the developer's own processes find it. */
  published: number[];
  environment: EnvironmentValue[];
  command?: string;
  /** The service in whose network it runs. */
  network?: string;
  dependsOn: { name: string; evidence: Evidence }[];
  /** `links: [db:database]`: names that it alone has for others. */
  links: { name: string; alias: string }[];
  labels: Record<string, string>;
  /** Where the command runs, inside the container. */
  workingFolder?: string;
  /** Scaled to nothing: built only. */
  idle: boolean;
  /** Files and folders of the system that are mounted into the container. */
  mounts: { source: string; target: string }[];
  evidence: Evidence;
}

export interface ComposeContext {
  tree: Tree;
  /** From the `.env` file beside the Compose file. */
  variables: ReadonlyMap<string, string>;
  /** From its sample: they only complete a value that says more than a variable. */
  samples: ReadonlyMap<string, string>;
}

/** As it stands in the file. `lineOf` takes a path inside the service. */
export interface RawComposeService {
  name: string;
  value: Record<string, unknown>;
  file: string;
  lineOf: (path: (string | number)[]) => number;
  /** The files behind the names of the top-level `configs`. */
  configurations: ReadonlyMap<string, string>;
}

/** Reads one service; `${…}` is filled from the variables. */
export function readComposeService(raw: RawComposeService, context: ComposeContext): ComposeService {
  const fill = (text: string) => interpolate(text, context.variables);
  const { value, file } = raw;
  const image = textOf(value["image"]);
  const build = readBuild(value["build"], { folder: folderOf(file), fill });
  const network = /^service:(.+)$/.exec(textOf(value["network_mode"]) ?? "")?.[1];
  const workingFolder = textOf(value["working_dir"]);
  const command = [value["entrypoint"], value["command"]].flatMap(textsOf).join(" ");
  return {
    name: raw.name,
    ...(image ? { image: fill(image) } : {}),
    images: image ? [fill(image)] : [],
    ...(build ? { build } : {}),
    hosts: [...new Set([raw.name, ...hostNames(value).map(fill).filter((host) => !host.includes("${"))])],
    ports: portsOf(value, fill),
    published: publishedPorts(value, fill),
    environment: environmentOf(raw, context),
    ...(command ? { command: fill(command) } : {}),
    ...(network === undefined ? {} : { network }),
    dependsOn: dependenciesOf(raw),
    links: linksOf(value["links"]),
    // a swarm has them with the deployment
    labels: { ...labelsOf(value["labels"], fill), ...labelsOf(recordOf(value["deploy"])["labels"], fill) },
    ...(workingFolder ? { workingFolder } : {}),
    idle: recordOf(value["deploy"])["replicas"] === 0 || value["scale"] === 0,
    mounts: [...mountsOf(value["volumes"], { folder: folderOf(file), fill }), ...configsOf(value["configs"], raw.configurations)],
    evidence: evidenceAt(file, raw.lineOf([]), { detector: "compose", reason: `Compose service ${raw.name}` }),
  };
}

interface Place {
  folder: string;
  fill: (text: string) => string;
}

function readBuild(value: unknown, { folder, fill }: Place): ComposeService["build"] | undefined {
  if (value === undefined || value === null) return undefined;
  const record = recordOf(value);
  if (record["dockerfile_inline"] !== undefined) return undefined;
  const context = joinInside(folder, fill(textOf(value) ?? textOf(record["context"]) ?? "."));
  if (context === undefined) return undefined;
  const named = fill(textOf(record["dockerfile"]) ?? "Dockerfile");
  const target = textOf(record["target"]);
  const args = Array.isArray(record["args"]) ? Object.fromEntries(textsOf(record["args"]).map(splitPair)) : Object.fromEntries(textEntries(record["args"]));
  return { context, dockerfile: joinInside(context, named) ?? joinInside(folder, named) ?? named, ...(target ? { target: fill(target) } : {}), args };
}

function splitPair(text: string): [string, string] {
  const cut = text.indexOf("=");
  return cut < 0 ? [text, ""] : [text.slice(0, cut), text.slice(cut + 1)];
}

function hostNames(value: Record<string, unknown>): string[] {
  const networks = Object.values(recordOf(value["networks"])).flatMap((network) => textsOf(recordOf(network)["aliases"]));
  return [...textsOf(value["container_name"]), ...textsOf(value["hostname"]), ...networks];
}

/** `"8080:80"`, `"127.0.0.1:8080:80/tcp"`, `{target: 80}`, `expose: [80]`: the last number is the one inside. */
function portsOf(value: Record<string, unknown>, fill: (text: string) => string): number[] {
  const short = arrayOf(value["ports"]).map((port) => textOf(recordOf(port)["target"]) ?? fill(textOf(port) ?? "").replace(/\/\w+$/, "").split(":").at(-1) ?? "");
  return [...new Set([...short, ...textsOf(value["expose"])].map((port) => Number.parseInt(port, 10)).filter((port) => port > 0 && !debugPorts.has(port)))];
}

/** `"8080:80"`, `"127.0.0.1:8080:80/tcp"`, `{published: 8080}`: the number before the last. */
function publishedPorts(value: Record<string, unknown>, fill: (text: string) => string): number[] {
  const written = arrayOf(value["ports"]).map((port) => textOf(recordOf(port)["published"]) ?? fill(textOf(port) ?? "").replace(/\/\w+$/, "").split(":").at(-2) ?? "");
  return [...new Set(written.filter((port) => /^\d+$/.test(port)).map(Number))].filter((port) => !debugPorts.has(port));
}

/** Ports of Node's inspector: nobody inside the system calls them. */
const debugPorts = new Set([9229, 5858]);

function environmentOf(raw: RawComposeService, context: ComposeContext): EnvironmentValue[] {
  const at = (path: (string | number)[]) => evidenceAt(raw.file, raw.lineOf(path), { detector: "compose", reason: `environment of ${raw.name}` });
  const value = raw.value["environment"];
  const own = Array.isArray(value)
    ? value.map((each, index) => ({ pair: pairOrVariable(textOf(each) ?? "", context), evidence: at(["environment", index]) }))
    : Object.entries(recordOf(value)).map(([name, each]) => ({ pair: [name, textOf(each) ?? (each === null ? context.variables.get(name) : undefined)] as const, evidence: at(["environment", name]) }));
  const direct = own.flatMap(({ pair: [name, text], evidence }) => (text === undefined || name === "" ? [] : [environmentValue(name, filled(text, context), evidence)]));
  const folder = folderOf(raw.file);
  const files = arrayOf(raw.value["env_file"]).flatMap((each) => textOf(each) ?? textOf(recordOf(each)["path"]) ?? []);
  // The last file wins in Compose; `environment` wins over all files.
  const fromFiles = files.toReversed().flatMap((file) => {
    const path = joinInside(folder, interpolate(file, context.variables));
    return path !== undefined && context.tree.byPath.has(path) ? readEnvironmentFile(context.tree, path, "certain") : [];
  });
  const names = new Set(direct.map(({ name }) => name));
  return [...direct, ...fromFiles.filter(({ name }) => !names.has(name))];
}

function filled(text: string, { variables, samples }: ComposeContext): string {
  const known = interpolate(text, variables);
  return known.includes("$") && !/^\$\{[^{}]*\}$|^\$\w+$/.test(known.trim()) ? interpolate(known, samples) : known;
}

/** `NAME=value`, or `NAME` alone, which passes a variable through. */
function pairOrVariable(text: string, context: ComposeContext): readonly [string, string | undefined] {
  return text.includes("=") ? splitPair(text) : [text, context.variables.get(text)];
}

function dependenciesOf(raw: RawComposeService): ComposeService["dependsOn"] {
  const value = raw.value["depends_on"];
  const entries: [string, string | number][] = Array.isArray(value) ? textsOf(value).map((name, at) => [name, at]) : Object.keys(recordOf(value)).map((name) => [name, name]);
  const named = entries.map(([name, key]) => ({ name, evidence: evidenceAt(raw.file, raw.lineOf(["depends_on", key]), { detector: "compose", reason: "depends_on" }) }));
  const linked = linksOf(raw.value["links"]).map(({ name }, at) => ({ name, evidence: evidenceAt(raw.file, raw.lineOf(["links", at]), { detector: "compose", reason: "links" }) }));
  return [...named, ...linked.filter((each) => !named.some((other) => other.name === each.name))];
}

function linksOf(value: unknown): ComposeService["links"] {
  return textsOf(value).map((text) => {
    const [name = "", alias = name] = text.split(":");
    return { name, alias };
  });
}

/** `configs: [proxy]`, `configs: [{source: proxy, target: /etc/nginx/nginx.conf}]`. */
function configsOf(value: unknown, files: ReadonlyMap<string, string>): ComposeService["mounts"] {
  return arrayOf(value).flatMap((each) => {
    const name = textOf(each) ?? textOf(recordOf(each)["source"]) ?? "";
    const source = files.get(name);
    return source === undefined ? [] : [{ source, target: textOf(recordOf(each)["target"]) ?? `/${name}` }];
  });
}

function labelsOf(value: unknown, fill: (text: string) => string): Record<string, string> {
  const entries = Array.isArray(value) ? textsOf(value).map(splitPair) : textEntries(value);
  return Object.fromEntries(entries.map(([name, text]) => [name, fill(text)]));
}

function mountsOf(value: unknown, { folder, fill }: Place): ComposeService["mounts"] {
  return arrayOf(value).flatMap((each) => {
    const record = recordOf(each);
    const [short, into] = fill(textOf(each) ?? "").split(":");
    const source = textOf(record["source"]) ?? short ?? "";
    const target = textOf(record["target"]) ?? into ?? "";
    const path = /^\.{1,2}(?:\/|$)/.test(source) ? joinInside(folder, source) : undefined;
    return path === undefined ? [] : [{ source: path, target }];
  });
}
