/** The package that an import of Deno, Bun or a browser means, where the version or the registry stands in the import itself. */

/** `jsr:@oak/oak@^17`, `npm:express@4/lib`. */
const registry = /^(?:npm|jsr):\/?((?:@[^/@]+\/)?[^/@]+)(?:@[^/]+)?(?:\/(.*))?$/;
/** Registries that serve packages under their names: `https://esm.sh/express@4`, `https://deno.land/x/oak@v12.6.1/mod.ts`. */
const served = /^https:\/\/(?:esm\.sh|cdn\.skypack\.dev|esm\.run|jsr\.io|unpkg\.com|cdn\.jsdelivr\.net\/npm|deno\.land\/x)\/((?:@[^/@]+\/)?[^/@?]+)(?:@[^/?]+)?(?:\/([^?]*))?(?:\?.*)?$/;

/** The specifier as Node would write it. */
export function plainSpecifier(specifier: string): string {
  const match = registry.exec(specifier) ?? served.exec(specifier);
  if (!match) return specifier.replace(/^node:/, "");
  const [, name = "", subpath = ""] = match;
  return isEntry(subpath) ? name : `${name}/${subpath}`;
}

const isEntry = (subpath: string): boolean => subpath === "" || /^(?:mod|index|main)\.[mc]?[jt]s$/.test(subpath);
