import { compareText } from "../model/compare.js";
import type { DeployedFact } from "../model/facts.js";
import type { ServiceLayout } from "../model/layout.js";
import { sortedUnique } from "./order.js";

/** Which service is meant by something that infrastructure code or a template deploys. */
export class DeployableIndex {
  readonly #sources = new Map<string, ServiceLayout[]>();
  readonly #services: readonly ServiceLayout[];
  /** Names of deployables whose service is known, for those of which nothing but the name is. */
  readonly #known = new Map<string, string>();

  constructor(services: readonly ServiceLayout[], deployed: readonly DeployedFact[]) {
    this.#services = services;
    for (const service of services) for (const file of service.sources) this.#sources.set(withoutExtension(file), [...(this.#sources.get(withoutExtension(file)) ?? []), service]);
    for (const fact of deployed.filter(({ what }) => what.entries.length + what.folders.length > 0 || what.names.length > 1)) {
      const [name] = fact.what.names;
      const service = this.serviceOf(fact);
      if (name !== undefined && service !== undefined && !this.#known.has(name)) this.#known.set(name, service);
    }
  }

  /** By its code, by its names, by what is known of its namesake, by the folder in which it is said. */
  serviceOf({ what, evidence }: DeployedFact): string | undefined {
    const folders = foldersAbove(evidence.file);
    return this.#byEntry(what.entries, folders) ?? this.#byFolder(what.folders, folders) ?? this.#known.get(what.names[0] ?? "") ?? this.#byName(what.names) ?? this.#around(what, evidence.file);
  }

  #byEntry(entries: readonly string[], folders: readonly string[]): string | undefined {
    for (const entry of entries) {
      for (const folder of folders) {
        const path = withoutExtension(joined(folder, entry));
        const found = this.#sources.get(path) ?? this.#sources.get(`${path}/index`) ?? this.#sources.get(path.replace(/(^|\/)(?:dist|build|lib|out|\.build)\//, "$1src/"));
        const own = found?.find((service) => service.entries.some((one) => withoutExtension(one) === path)) ?? found?.[0];
        if (own) return own.name;
      }
    }
    return undefined;
  }

  /** The service in that folder; of a build's output, the one around it. */
  #byFolder(written: readonly string[], folders: readonly string[]): string | undefined {
    for (const one of written) {
      for (const folder of folders) {
        const path = joined(folder, one);
        if (path === "") continue;
        const inside = this.#services.filter((service) => service.path === path || service.path.startsWith(`${path}/`));
        const around = this.#services.filter((service) => service.path !== "" && path.startsWith(`${service.path}/`)).sort((a, b) => b.path.length - a.path.length);
        const found = inside.find((service) => service.path === path) ?? (inside.length === 1 ? inside[0] : undefined) ?? (inside.length === 0 ? around[0] : undefined);
        if (found) return found.name;
      }
    }
    return undefined;
  }

  /** `transcription-service-output-handler` ends in the words of `output-handler`; the longest such name wins, if it is one service's. */
  #byName(names: readonly string[]): string | undefined {
    for (const name of names) {
      const words = squashedWords(name);
      const fits = this.#services.flatMap((service) => [service.name, ...service.aliases].map((alias) => ({ service: service.name, length: endsWith(words, squashedWords(alias)) })));
      const longest = Math.max(0, ...fits.map((one) => one.length));
      const best = sortedUnique(fits.filter((one) => one.length > 0 && one.length === longest).map((one) => one.service));
      if (best.length === 1) return best[0];
    }
    return undefined;
  }

  /** What a service's own folder says of something with no code that is known is said of that service. */
  #around({ entries, folders }: DeployedFact["what"], file: string): string | undefined {
    if (entries.length + folders.length === 0 && this.#services.length > 1) return undefined;
    const around = this.#services.filter((service) => service.path !== "" && file.startsWith(`${service.path}/`)).sort((a, b) => b.path.length - a.path.length || compareText(a.name, b.name));
    return around[0]?.name ?? (this.#services.length === 1 ? this.#services[0]?.name : undefined);
  }
}

const withoutExtension = (file: string): string => file.replace(/\.(?:d\.)?[cm]?[jt]sx?$/, "");

/** Innermost first, the root last. */
function foldersAbove(file: string): string[] {
  const parts = file.split("/").slice(0, -1);
  return Array.from({ length: parts.length + 1 }, (_, index) => parts.slice(0, parts.length - index).join("/"));
}

/** `infra/lib` and `../../orders` → `orders`; never above the root. */
function joined(folder: string, path: string): string {
  const out: string[] = [];
  for (const part of `${folder}/${path}`.split("/")) {
    if (part === "..") out.pop();
    else if (part !== "" && part !== ".") out.push(part);
  }
  return out.join("/");
}

function squashedWords(name: string): string[] {
  return name.replace(/\{[^}]*\}/g, " ").replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== "" && !/^(?:fn|function|lambda|handler|task|service|stack)$/.test(word));
}

/** How many words of `end` the list ends in; 0 if it does not end so. */
function endsWith(words: readonly string[], end: readonly string[]): number {
  return end.length > 0 && end.length <= words.length && end.every((word, index) => words[words.length - end.length + index] === word) ? end.length : 0;
}
