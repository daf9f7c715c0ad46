/** The small language of references in a declared library: `http://{HttpClient.0.host}/orders/{0}`. Pure. */

/** Known text, or a reference to something of the call. */
export type DeclaredPart = string | DeclaredReference;

/** `source`: an argument of the call, of an earlier call on the way, the called name, or the name that stood for `*`. */
export interface DeclaredReference {
  source: { argument: number | "last" } | { made: string; argument: number | "last" } | "member" | "wildcard";
  /** Members on the way from there. */
  path: string[];
  /** The name of the value's class is meant, not the value. */
  isClass: boolean;
}

const reference = /^(?:(member|\*)|(?:([A-Za-z_$][\w$]*)\.)?(\d+|last)((?:\.[\w$-]+)*)(:class)?)$/;

/** The parts in order; a `string` in place of the list says what is wrong. */
export function parseDeclaredText(text: string): DeclaredPart[] | string {
  const parts: DeclaredPart[] = [];
  for (const [piece, inner] of text.matchAll(/\{([^{}]*)\}|[^{}]+|[{}]/g)) {
    if (inner === undefined) {
      if (piece === "{" || piece === "}") return `\`${text}\` has a brace without its partner`;
      parts.push(piece);
      continue;
    }
    const match = reference.exec(inner.trim());
    if (!match) return `\`{${inner}}\` is no reference; written are {0}, {0.member}, {last}, {Call.0.member}, {member}, {*} and {0:class}`;
    parts.push(referenceOf(match));
  }
  return parts;
}

function referenceOf([, word, made, argument, path, isClass]: RegExpExecArray): DeclaredReference {
  const index = argument === "last" ? "last" : Number(argument);
  const source: DeclaredReference["source"] = word === "member" ? "member" : word === "*" ? "wildcard" : made === undefined ? { argument: index } : { made, argument: index };
  return { source, path: (path ?? "").split(".").filter(Boolean), isClass: isClass !== undefined };
}
