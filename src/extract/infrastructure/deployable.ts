/** Functions, containers, sites and machines that infrastructure code starts: their names, and where their code is. */
import { posix } from "node:path";
import { deployedName } from "../../model/deployed-name.js";
import type { Deployable } from "../../model/facts.js";
import { printTemplate, type Template } from "../../model/template.js";
import type { ValueView } from "../libraries/value-view.js";
import type { Engine } from "../values/engine.js";
import { constructsOf, idOf, nameOfClass, propsOf, textOfView, type Construct } from "./construct.js";
import { ownName } from "./resource-name.js";

/** Properties by which a construct shows that it starts something. */
const telltale = ["handler", "entry", "code", "fileName", "image", "taskImageOptions", "containerConfiguration", "imageUri", "packageType", "job", "function", "functionProps", "authenticator", "issuer"];
const sites = /^(?:\w*Site|Nextjs|Astro|Remix|SvelteKit|Nuxt|SolidStart|React|Analog|TanStackStart|ReactStart)$/;
const machines = /(?:AutoScalingGroup|LaunchTemplate|Ec2App|EC2App)$|^(?:Cfn)?Instance$/;
/** Classes that take a handler without being started by it. */
const others = /(?:Integration|Provider|Invoke|Target|Subscription|EventSource|Alias|Version|Layer\w*|Authorizer|Url|Api|ApiGatewayV[12]|Instance)$|cloudfront|appsync|rds|\.Custom\w*$|(?:Stack|Stage|Topic|Queue|Bus|Bucket|Table)$/;

/** What the construct starts; undefined if it is something else. */
export function deployableOf(construct: Construct): Deployable | undefined {
  const className = nameOfClass(construct);
  if ((others.test(construct.path) && !machines.test(className)) || others.test(construct.package) || /\.\w+\.\w*from\w+$/i.test(construct.path)) return undefined;
  const props = propsOf(construct);
  const site = sites.test(className) && props.prop("path", "app").exists;
  if (!site && !machines.test(className) && !telltale.some((name) => isTelling(props.prop(name)))) return undefined;
  if (site) return named(construct, { folders: textsOf(props.prop("path")), entries: [] });
  const started = machines.test(className) ? [] : codeOf(construct.engine, props);
  return named(construct, { entries: started.flatMap((one) => one.entries), folders: started.flatMap((one) => one.folders), more: started.flatMap((one) => one.names) });
}

/** A parameter of which nothing is known has every member. */
const isTelling = (view: ValueView): boolean => view.values.some((value) => value.kind !== "param" && value.kind !== "unknown");

function named(construct: Construct, code: { entries: string[]; folders: string[]; more?: string[] }): Deployable {
  const props = propsOf(construct);
  const id = idOf(construct);
  const names = [printTemplate(ownName(construct)), ...(id ? [printTemplate(deployedName(id))] : []), ...textsOf(props.prop("app")), ...textsOf(props.prop("fileName")).map(stemOf), ...textsOf(props.prop("containerName")), ...(code.more ?? [])];
  return { names: distinct(names), entries: distinct(code.entries), folders: distinct(code.folders) };
}

/** What properties say of code: an entry file, a folder with a handler in it, a container image. */
function codeOf(engine: Engine, props: ValueView): Deployable[] {
  const inner = ["job", "function", "functionProps", "authenticator", "issuer"].map((name) => props.prop(name)).find(isTelling);
  if (inner) return inner.is("object") ? codeOf(engine, inner) : [handled(inner, [])];
  const folders = assetFolders(engine, props.prop("code", "bundle"));
  const container = props.prop("taskImageOptions", "containerConfiguration");
  const image = imageOf(engine, (container.exists ? container : props).prop("image", "repository", "dockerImage"));
  const entry = textsOf(props.prop("entry")).map(clean);
  if (entry.length) return [{ names: exportedName(props.prop("handler", "index")), entries: distinct([...entry, ...textsOf(props.prop("index")).map((one) => posix.join(entry[0] ?? "", one))]), folders: [] }];
  return [handled(props.prop("handler"), folders), image, assetImage(engine, props.prop("code"))];
}

function handled(handler: ValueView, folders: string[]): Deployable {
  const written = textsOf(handler).map(clean);
  const stems = written.map((one) => (/\.(?:[cm]?[jt]sx?|py|go|rs)$/.test(one) ? one : one.replace(/\.[\w$-]+$/, "")));
  const entries = folders.length ? folders.flatMap((folder) => stems.map((stem) => posix.join(folder, stem))) : stems.filter((stem) => stem.includes("/"));
  return { names: exportedName(handler), entries, folders };
}

/** `index.createOrder` → `createOrder`; names that every function has say nothing. */
function exportedName(handler: ValueView): string[] {
  return textsOf(handler).flatMap((one) => /\.([\w$]+)$/.exec(one)?.[1] ?? []).filter((name) => !/^(?:handler|main|default|lambda_?handler|ts|js|mjs|run|index)$/i.test(name));
}

/** `Code.fromAsset(folder)`, `new AssetCode(folder)`, `new pulumi.asset.FileArchive(folder)`. */
function assetFolders(engine: Engine, code: ValueView): string[] {
  return madeBy(engine, code, /(?:fromAsset|AssetCode|FileArchive|fromCustomCommand)$/).flatMap((one) => (one.args[0] ? textsOf(one.args[0]) : [])).map(clean);
}

function assetImage(engine: Engine, code: ValueView): Deployable {
  return { names: [], entries: [], folders: madeBy(engine, code, /(?:fromImageAsset|fromAssetImage)$/).flatMap((one) => (one.args[0] ? textsOf(one.args[0]) : [])).map(clean) };
}

/** A folder with a Dockerfile, or the name of an image made elsewhere. */
function imageOf(engine: Engine, image: ValueView): Deployable {
  const made = madeBy(engine, image, /./);
  const folders = [...made.flatMap((one) => [...one.args.flatMap(textsOf).slice(0, 1).filter(() => /fromAsset$/.test(one.path)), ...textsOf(propsOf(one).prop("directory"))]), ...textsOf(image.prop("context")), ...textsOf(image.prop("dockerfile")).map((file) => posix.dirname(file))];
  const repositories = made.flatMap((one) => (/fromEcrRepository$/.test(one.path) ? (one.args[0] ? madeBy(engine, one.args[0], /./) : []) : [one]));
  const names = repositories.flatMap((one) => (/fromRepositoryName$/.test(one.path) ? textsOf(one.args[2]) : /fromRegistry$/.test(one.path) ? textsOf(one.args[0]) : textsOf(propsOf(one).prop("repositoryName"))));
  return { names: [...names, ...(image.is("text") ? textsOf(image) : [])].map((one) => stemOf(one.replace(/[:@].*$/, ""))), entries: [], folders: folders.map(clean) };
}

function madeBy(engine: Engine, view: ValueView | undefined, wanted: RegExp): Construct[] {
  return view ? constructsOf(engine, view.values).filter((one) => wanted.test(one.path)) : [];
}

const stemOf = (path: string): string => posix.basename(path).replace(/\.(?:zip|jar|js|ts|mjs|tgz|deb|tar\.gz)$/, "");
const clean = (path: string): string => posix.normalize(path.replace(/^\.\//, "").replace(/^\/+/, ""));
const distinct = (all: readonly string[]): string[] => [...new Set(all)].filter((one) => one !== "" && one !== ".");

/** Known texts, with holes where a part is not known. */
export function textsOf(view: ValueView | undefined): string[] {
  return view?.values.some((value) => value.kind === "text") ? view.text().filter(isTold).map((one) => printTemplate(deployedName(one))) : [];
}

const isTold = (template: Template): boolean => template.some((part) => typeof part === "string" && /\w/.test(part));

/** A function that is given inline: the path of its handler, or an object with one. */
export function inlineDeployable(engine: Engine, given: ValueView, name: string): Deployable | undefined {
  const known = constructsOf(engine, given.values).flatMap((one) => deployableOf(one) ?? [])[0];
  if (known) return known;
  const code = given.is("text") ? [handled(given, [])] : given.is("object") ? codeOf(engine, given) : [];
  const entries = code.flatMap((one) => one.entries);
  return entries.length ? { names: distinct([...code.flatMap((one) => one.names), name]), entries: distinct(entries), folders: [] } : undefined;
}

/** Nothing is known but its name. */
export function deployableNamed(view: ValueView): Deployable | undefined {
  const name = textsOf(view)[0] ?? (textOfView(view) || undefined);
  return name === undefined ? undefined : { names: [name], entries: [], folders: [] };
}
