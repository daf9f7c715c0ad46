import { httpCall, joinUrl } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";

const maxParts = 8;
const methods = "{$get,$post,$put,$patch,$delete,$options,$head}";
/** `.hc().orders[":id"].$get`: each part of the path is a member. */
const paths = Array.from({ length: maxParts + 1 }, (_, parts) => `.hc()${".*".repeat(parts)}.${methods}`);

/** https://hono.dev/docs/guides/rpc. */
export const honoClient: LibraryModel = {
  id: "hono-client",
  title: "Hono (client)",
  packages: ["hono/client"],
  category: "http-client",
  system: "http",
  finds: "requests of typed clients, with the base URL, the path from the members on the way and the fields of the body",
  cannotSee: "URLs that `$url()` only gives out, and WebSockets of `$ws()`",
  uses: paths.map((on) => ({ on, facts: request })),
};

function request(use: CallUse): Draft[] {
  const parts = use.wildcards.filter((part) => part !== "index");
  const path = `/${parts.map((part) => part.replace(/^:(\w+)(?:\{.*\})?\??$/, "{$1}")).join("/")}`;
  const body = use.arg(0).prop("json", "form").shape();
  return [httpCall({ method: use.member.slice(1), url: joinUrl(use.made("hc")?.arg(0).text() ?? [], [[path]]), request: body })];
}
