/** Simple regular expressions as paths: `^\\/orders-(\\d+)$` is `/orders-:0`. */

/** A group without groups inside, named or not. */
const group = /\((?:\?<(\w+)>|\?:)?[^()]*\)[*+?]?/g;

/** The path with a parameter for each group; undefined if it can be something else than one path. */
export function pathOfPattern(pattern: string): string | undefined {
  if (/\(\?(?:[=!]|<[=!])/.test(pattern) || !/^\^.*(?:\$|\.\*)$/.test(pattern)) return undefined;
  let next = 0;
  const named = pattern.replace(group, (_whole, name: string | undefined) => `:${name ?? String(next++)}`);
  const plain = named.replace(/^\^|(?:\\\/\??)?\$$/g, "").replace(/\\([/.-])/g, "$1").replace(/\.\*$/, "*");
  return /^\/[\w/:.@~-]*\*?$/.test(plain) ? plain.replace(/:(\d+)/g, "{$1}") : undefined;
}
