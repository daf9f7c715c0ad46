import { posix } from "node:path";
import { withoutSecrets } from "./without-secrets.js";

/** Where a `$ref` points: a file of the system and the members to go through, or why it cannot be followed. */
export type Address =
  | { file: string; pointer: string[] }
  | { code: "reference-remote" | "link-leaves-root" | "reference-not-found"; message: string };

/** Reads a `$ref` as written in a file. Nothing is fetched: an address elsewhere is only named, without credentials and query. */
export function readReference(reference: string, from: string): Address {
  const [location = "", fragment = ""] = splitOnce(reference, "#");
  if (/^([a-z][a-z0-9+.-]+:|\/\/)/i.test(location)) {
    return { code: "reference-remote", message: `${withoutSecrets(location)} is elsewhere and is not fetched` };
  }
  const pointer = readPointer(fragment);
  if (pointer === undefined) return { code: "reference-not-found", message: `the name #${fragment.slice(0, 200)} is not a path into the document` };
  const file = location === "" ? from : posix.normalize(posix.join(posix.dirname(from), decoded(location)));
  if (location.startsWith("/") || file.startsWith("../") || file === "..") {
    return { code: "link-leaves-root", message: `${reference.slice(0, 200)} leaves the scanned folder` };
  }
  return { file, pointer };
}

/**
 * `/components/schemas/Order` → its names; undefined for a plain name (`#order`), which JSON Schema calls an anchor.
 * A forgotten first slash is forgiven: `#components/schemas/Order` can mean nothing else.
 */
function readPointer(fragment: string): string[] | undefined {
  if (fragment === "" || fragment === "/") return [];
  if (!fragment.includes("/")) return undefined;
  return fragment.replace(/^\//, "").split("/").map((name) => decoded(name).replaceAll("~1", "/").replaceAll("~0", "~"));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
