/** Paths of routes as every framework writes them → one spelling. */

/** Joins with single slashes; parameters in the spelling of every framework become `{name}`. */
export function joinPaths(...parts: string[]): string {
  const joined = `/${parts.map(bracePath).join("/")}`.replace(/\/{2,}/g, "/");
  return joined.length > 1 ? joined.replace(/\/$/, "") : joined;
}

/** `:id`, `:id(\\d+)`, `:id{[0-9]+}`, `:id?`, `*`, `*rest`, `{id}`, `{id*2}`, `{id?}` → `{id}`, `{*}`; a segment that may be missing, `{/:id}`, → `{/id}` as in RFC 6570. */
export function bracePath(path: string): string {
  return path
    .replace(/\(\?:[^)]*\)/g, "")
    .replace(/([^/{}]\}?)((?:\{\/:\w+\})+)$/, (_whole, before: string, optional: string) => before + optional.replaceAll(":", ""))
    .replace(/\{(\/[^{}]*[:*.(/][^{}]*)\}/g, "$1")
    .replace(/(^|\/)\(\.?\*\)\??/g, "$1*")
    .replace(/:([A-Za-z_$][\w$]*)(?:\{[^{}/]+\}|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))?[?*+]?/g, "{$1}")
    .replace(/\{([\w$]+)(?:\*\d*|\?)\}/g, "{$1}")
    .replace(/\{\*(\w+)\}/g, "{$1}")
    .replace(/(^|\/)\*(\w*)/g, (_whole, slash: string, name: string) => `${slash}{${name || "*"}}`);
}
