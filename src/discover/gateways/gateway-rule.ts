/** A rule of a gateway before it is known whose it is. */
import type { RouteRule } from "../../model/layout.js";
import { evidenceAt } from "../tree.js";

export interface RuleDraft {
  publicHost?: string | undefined;
  path: string;
  /** `http://users:8080/api`, `users:8080`, `users`. */
  target: string;
  /** What the path is replaced by; absent: it stays. */
  rewriteTo?: string | undefined;
}

export interface RulePlace {
  file: string;
  line: number;
  detector: string;
  reason: string;
}

/** The rule; undefined when the target names no host. */
export function gatewayRule({ publicHost, path, target, rewriteTo }: RuleDraft, { file, line, detector, reason }: RulePlace): RouteRule[] {
  const [, host, port] = /^(?:[a-z][a-z0-9+]*:\/\/)?((?:\$\{[^}]+\}|[\w.-])+?)(?::(\d+))?(?:\/|$)/i.exec(target.trim()) ?? [];
  if (!host) return [];
  const named = publicHost !== undefined && /^[\w-]+(?:\.[\w-]+)+$/.test(publicHost) ? publicHost : undefined;
  return [
    {
      ...(named === undefined ? {} : { publicHost: named }),
      path: plainPath(path),
      host,
      ...(port ? { port: Number(port) } : {}),
      ...(rewriteTo === undefined ? {} : { rewriteTo: rewriteTo.replace(/\$\{?\d+\}?|\\\d/g, "") || "/" }),
      evidence: evidenceAt(file, line, { detector, reason }),
    },
  ];
}

/** `/api/.*`, `/api(/|$)(.*)`, `/api/*`, `~/api/(?<id>\d+)`: everything under `/api`. */
export function plainPath(path: string): string {
  const plain = path.replace(/^~?\^?/, "").replace(/\\([/.-])/g, "$1").replace(/[(*[?|{\\$].*$/, "").replace(/\.$/, "");
  return plain.startsWith("/") ? plain : `/${plain}`;
}
