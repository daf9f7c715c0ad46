import type { SpecDocument } from "../model/facts.js";

/**
 * Leaves out documents that are only parts of others: referred to, and either without operations of their own or with none that the
 * referring documents do not show too.
 */
export function withoutFragments(documents: readonly SpecDocument[], referred: ReadonlySet<string>): SpecDocument[] {
  const sites = new Map(documents.map((document) => [document, new Set(document.facts.map(siteOf))]));
  const isPart = (document: SpecDocument): boolean => {
    const own = sites.get(document) ?? new Set<string>();
    const others = documents.filter((other) => other !== document && other.kind === document.kind);
    return own.size === 0 || others.some((other) => isProperSubset(own, sites.get(other) ?? new Set()));
  };
  return documents.filter((document) => !referred.has(document.file) || !isPart(document));
}

const siteOf = ({ evidence }: SpecDocument["facts"][number]): string => `${evidence.file}:${evidence.line}:${evidence.column ?? 0}`;

const isProperSubset = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  some.size <= others.size && [...some].every((site) => others.has(site));
