/**
 * Routes of controller classes, with what the application sets for all of them: a global prefix, URI versioning, module prefixes.
 * In: controller-route and setting drafts of one service. Out: endpoint drafts with whole paths.
 */
import { printPaths } from "../../model/template.js";
import type { ControllerRouteDraft, SettingDraft } from "../libraries/draft.js";
import { joinPaths } from "./join-paths.js";
import { endpointAt } from "./routes.js";
import type { Settled } from "./settle.js";

export function joinControllers(settled: readonly Settled[]): Settled[] {
  const settings = settled.flatMap(({ draft }) => (draft.type === "setting" ? [draft] : []));
  return settled.flatMap(({ draft, sites }) => (draft.type === "controller-route" ? paths(draft, settings).map((path) => ({ draft: endpointAt(draft, path), sites })) : []));
}

function valuesOf(settings: readonly SettingDraft[], name: string): string[] {
  return settings.filter((setting) => setting.name === name).flatMap((setting) => printPaths(setting.value));
}

function paths(draft: ControllerRouteDraft, settings: readonly SettingDraft[]): string[] {
  const own = combine(draft.segments);
  const named = (what: string): string[] => valuesOf(settings, `${draft.framework}:${what}`);
  const excluded = new Set(named("prefix-exclude").map((path) => joinPaths(path)));
  const prefixes = firstOr(named("prefix"), "");
  const modules = firstOr(named(`module-prefix:${draft.controller}`), "");
  const versions = versionsOf(draft, settings);
  return own.flatMap((path) => prefixes.flatMap((prefix) => modules.flatMap((module) => versions.map((version) => {
    const inner = joinPaths(module, path);
    return excluded.has(inner) ? joinPaths(version, inner) : joinPaths(prefix, version, inner);
  }))));
}

function versionsOf(draft: ControllerRouteDraft, settings: readonly SettingDraft[]): string[] {
  const scheme = valuesOf(settings, `${draft.framework}:version-prefix`)[0];
  if (scheme === undefined) return [""];
  const versions = draft.versions.length ? draft.versions : valuesOf(settings, `${draft.framework}:default-version`);
  return firstOr(versions.map((version) => (version === "VERSION_NEUTRAL" || version === "" ? "" : scheme + version)), "");
}

const firstOr = (list: string[], otherwise: string): string[] => (list.length ? [...new Set(list)] : [otherwise]);

function combine(segments: string[][]): string[] {
  return segments.reduce<string[]>((heads, tails) => heads.flatMap((head) => (tails.length ? tails : [""]).map((tail) => `${head}/${tail}`)), [""]);
}
