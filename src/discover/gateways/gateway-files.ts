/** Gateways that are configured by files: which file is of which kind, and its rules. */
import type { RouteRule } from "../../model/layout.js";
import { parseYaml, type ParsedDocument } from "../documents.js";
import { baseOf } from "../paths.js";
import { rewriteFiles } from "../platforms/rewrites.js";
import type { Tree, TreeFile } from "../tree.js";
import { caddyRules } from "./caddy.js";
import { envoyRules } from "./envoy.js";
import { haproxyRules } from "./haproxy.js";
import { kongRules } from "./kong.js";
import { traefikRules, withoutEnvironment } from "./traefik.js";

interface Kind {
  named: RegExp;
  /** What its text shows; files of common names are looked into. */
  shows: RegExp;
  rules: (document: ParsedDocument, file: string) => RouteRule[];
  /** What is no YAML, or stands for something else, taken out first. */
  prepare?: (text: string) => string;
}

const yaml = /\.(?:ya?ml|json)(?:\.(?:template|tmpl|tpl|j2))?$/i;
const kinds: readonly Kind[] = [
  { named: yaml, shows: /^_format_version:|"_format_version"/m, rules: kongRules },
  { named: yaml, shows: /^\s*"?static_resources"?:/m, rules: envoyRules },
  { named: yaml, shows: /^http:\s*(?:#.*)?\n(?:\s.*\n)*?\s+routers:/m, rules: traefikRules, prepare: withoutEnvironment },
];

const sizeLimit = 256 * 1024;

/** Words that the path of such a configuration has: others are not looked into. Of JSON files there are too many to go by less than the product's name. */
const worthALook = /(?:kong|envoy|traefik)[^/]*\.json|(?:kong|envoy|traefik|gateway|proxy|ingress|routes?|routers?|routing|dynamic|edge)[^]*\.ya?ml/i;

export interface GatewayFile {
  file: string;
  rules: RouteRule[];
}

/** All files that configure a gateway, with their rules. */
export function gatewayFiles(tree: Tree): GatewayFile[] {
  const configured = tree.files.flatMap((file) => {
    const rules = file.reason === undefined && file.size < sizeLimit ? rulesOf(tree, file) : [];
    return rules.length > 0 ? [{ file: file.path, rules }] : [];
  });
  return [...configured, ...rewriteFiles(tree)];
}

function rulesOf(tree: Tree, { path }: TreeFile): RouteRule[] {
  const name = baseOf(path);
  if (/^Caddyfile(?:\.[\w-]+)*$|\.caddy(?:file)?$/i.test(name)) return caddyRules(tree.reader.read(path) ?? "", path);
  if (/^haproxy[\w.-]*\.(?:cfg|conf)(?:\.\w+)?$/i.test(name)) return haproxyRules(tree.reader.read(path) ?? "", path);
  if (!yaml.test(name) || !worthALook.test(path)) return [];
  const text = tree.reader.read(path) ?? "";
  const kind = kinds.find((each) => each.named.test(name) && each.shows.test(text));
  return kind ? parseYaml(kind.prepare?.(text) ?? text, path, (each) => tree.diagnostics.push(each)).flatMap((document) => kind.rules(document, path)) : [];
}
