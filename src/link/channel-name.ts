import type { Template } from "../model/template.js";
import { nameOf } from "./name-of.js";
import { canonicalPattern } from "./rpc-name.js";

/** The name under which both ends know the channel; parts that change with each message (`room:{id}`) are written one way. */
export function channelName(template: Template): string | undefined {
  const name = nameOf(template, { as: "{…}" });
  return name === undefined ? undefined : lastPart(canonicalPattern(name));
}

/** Queue URLs and ARNs carry account and region; the name is their last part. */
function lastPart(name: string): string {
  if (name.startsWith("arn:")) return name.split(":").at(-1) || name;
  if (/^https?:\/\//.test(name)) return name.replace(/[?#].*$/, "").replace(/\/+$/, "").split("/").at(-1) || name;
  return name;
}
