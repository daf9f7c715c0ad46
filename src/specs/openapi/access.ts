import type { Access } from "../../model/graph.js";
import { isObject, listOf } from "../documents/parsed-text.js";

/** What a `security` list demands; the operation's own list replaces the document's. A document that says nothing may only be silent. */
export function accessOf(own: unknown, ofDocument: unknown): Access {
  const security = Array.isArray(own) ? own : ofDocument;
  if (!Array.isArray(security)) return { authentication: "unknown" };
  const alternatives = security.filter(isObject);
  const demanding = alternatives.filter((one) => Object.keys(one).length > 0);
  if (demanding.length === 0) return { authentication: "none" };
  const scopes = new Set(demanding.flatMap((one) => Object.values(one).flatMap(listOf)).filter((scope) => typeof scope === "string"));
  // An empty alternative beside others makes the login optional, which is neither.
  const authentication = demanding.length === alternatives.length ? "required" : "unknown";
  return { authentication, ...(scopes.size > 0 ? { scopes: [...scopes].sort() } : {}) };
}
