/** Paths of TanStack Router → routes. https://tanstack.com/router/latest/docs/framework/react/routing/file-naming-conventions. */
import { isGroup, routePath } from "./route-segments.js";

/** `/_auth/orders/$id` → `/orders/{id}`; undefined for a layout that is no part of any path. */
export function tanstackPath(written: string): string | undefined {
  const segments = written.split("/");
  if ((segments.at(-1) ?? "").startsWith("_")) return undefined;
  return routePath(segments.filter((one) => !one.startsWith("_") && !isGroup(one)).map(segment));
}

/** `$` takes the rest, `$id`, `file-{$name}.txt` and `{-$lang}` are parameters; a trailing underscore leaves the parent's layout. */
function segment(written: string): string {
  if (written === "$" || written === "{$}") return "{*}";
  const plain = written.replace(/_$/, "").replace(/\[([^\]]*)\]/g, "$1");
  return plain.startsWith("$") ? `{${plain.slice(1)}}` : plain.replace(/\{-?\$(\w*)\}/g, (_whole, name: string) => `{${name || "*"}}`);
}
