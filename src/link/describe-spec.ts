import { compareText } from "../model/compare.js";
import type { SpecDocument } from "../model/facts.js";
import type { LinkContext } from "./link-context.js";
import { sortedUnique } from "./order.js";
import { parseUrl } from "./parse-url.js";
import { folderService } from "./spec-folder.js";
import type { SpecMatch } from "./spec-match.js";
import { httpEndpoints, matchSpec } from "./spec-match.js";

/** A service that a document describes. `certain`: what the document says beyond the code is said of this service too. */
export interface Described {
  match: SpecMatch;
  certain: boolean;
}

// From this share of matching operations on a document is taken to describe a service that nothing else points to.
const ENOUGH = 0.3;
const MOST = 0.5;

/** Which services does an HTTP document describe? Folder, server host and name point to one; matching operations confirm or replace it. */
export function describeSpec(context: LinkContext, spec: SpecDocument): Described[] {
  const total = httpEndpoints(spec).length;
  const matches = [...context.services.keys()]
    .sort(compareText)
    .map((service) => matchSpec(spec, service, context.operations.forPrograms(service)))
    .filter((match) => match.matched.size > 0);
  const pointed = pointedAt(context, spec);
  const confirmed = pointed.find((service) => matches.some((match) => match.service === service)) ?? pointed.find((service) => isUnread(context, service));
  const owner = confirmed !== undefined && !betterElsewhere(matches, confirmed, total) ? confirmed : undefined;
  const described = matches.filter((match) => match.service === owner || tellsEnough(match, total));
  const rest = owner === undefined || described.some((match) => match.service === owner) ? [] : [emptyMatch(owner)];
  return [...described, ...rest].map((match) => ({ match, certain: isCertain(match, { owner, total, count: described.length }) }));
}

function emptyMatch(service: string): SpecMatch {
  return { service, matched: new Map(), base: "" };
}

/** In order of trust: the folder of a service that it lies in, the host of its servers, what it is called, what its own folder is called. */
function pointedAt(context: LinkContext, spec: SpecDocument): string[] {
  const folder = folderService(context.layout.services, spec.file)?.name;
  const hosts = spec.servers.flatMap((server) => {
    const { host } = parseUrl([server]);
    return host.kind === "known" ? (context.hosts.lookup(host.name, host.port)?.services ?? []) : [];
  });
  const name = (spec.file.split("/").at(-1) ?? "").replace(/\.\w+$/, "").replace(/[.-]?(openapi|swagger|api|spec)\b/gi, "");
  const named = [context.hints.find([name]), context.hints.find(spec.title === undefined ? [] : [spec.title]), context.hints.find(spec.file.split("/").slice(-2, -1))].flatMap((hint) => (hint?.exact ? [hint.service] : []));
  return [...new Set([...(folder === undefined ? [] : [folder]), ...sortedUnique(hosts), ...named])];
}

/** No operation of it can be known from code: then the document is all there is. */
function isUnread(context: LinkContext, service: string): boolean {
  const layout = context.services.get(service);
  if (!layout || layout.role === "frontend") return false;
  return !context.operations.forPrograms(service).some((one) => one.operation.protocol === "http" && one.operation.observedIn.length > 0);
}

/** A copy of another service's document that happens to share a path or two with the service whose folder it lies in. */
function betterElsewhere(matches: readonly SpecMatch[], owner: string, total: number): boolean {
  const own = matches.find((match) => match.service === owner)?.matched.size ?? 0;
  const best = Math.max(0, ...matches.map((match) => match.matched.size));
  return own < total * ENOUGH && best >= total * MOST && best > own * 2 && best >= 2;
}

function tellsEnough(match: SpecMatch, total: number): boolean {
  const { size } = match.matched;
  return size === total || (size >= 2 && size >= total * ENOUGH);
}

function isCertain(match: SpecMatch, about: { owner: string | undefined; total: number; count: number }): boolean {
  if (match.service === about.owner) return true;
  return about.owner === undefined && about.count === 1 && match.matched.size >= 2 && match.matched.size >= about.total * MOST;
}
