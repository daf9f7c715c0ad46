/** Rewrites of hosting platforms that hand requests on to another host: vercel.json, netlify.toml, `_redirects`, App Engine's dispatch.yaml. */
import type { RouteRule } from "../../model/layout.js";
import { parseJson, parseYaml } from "../documents.js";
import { gatewayRule } from "../gateways/gateway-rule.js";
import { baseOf } from "../paths.js";
import { arrayOf, recordOf, textOf } from "../plain-values.js";
import type { Tree } from "../tree.js";
import { parseToml } from "./toml.js";

type Reader = (tree: Tree, file: string) => RouteRule[];

const readers: readonly { name: RegExp; read: Reader }[] = [
  { name: /^(?:vercel|now)\.json$/, read: vercelRules },
  { name: /^netlify\.toml$/, read: netlifyRules },
  { name: /^_redirects$/, read: redirectRules },
  { name: /^dispatch\.ya?ml$/, read: dispatchRules },
];

/** The rules of each file that has any. */
export function rewriteFiles(tree: Tree): { file: string; rules: RouteRule[] }[] {
  return tree.files.flatMap((file) => {
    const reader = file.reason === undefined && file.size < 256 * 1024 ? readers.find((each) => each.name.test(baseOf(file.path))) : undefined;
    const rules = reader?.read(tree, file.path) ?? [];
    return rules.length > 0 ? [{ file: file.path, rules }] : [];
  });
}

/** Only what goes to another host is handed on; the rest are paths of the site itself. */
function handedOn(from: string, to: string, place: { file: string; line: number; detector: string }): RouteRule[] {
  const [, path] = /^https?:\/\/[^/]+(\/.*)?$/.exec(to) ?? [];
  if (!/^https?:\/\//.test(to)) return [];
  const kept = (path ?? "/").replace(/(?::\w+\*?|\$\d|\*).*$/, "");
  return gatewayRule({ path: from.replace(/:\w+\*?.*$/, ""), target: to, rewriteTo: kept === "" ? "/" : kept }, { ...place, reason: "rewrite" });
}

function vercelRules(tree: Tree, file: string): RouteRule[] {
  const document = parseJson(tree.reader.read(file) ?? "", file, (each) => tree.diagnostics.push(each));
  const root = recordOf(document.value);
  const rewrites = recordOf(root["rewrites"]);
  const lists = Array.isArray(root["rewrites"]) ? [["rewrites"]] : Object.keys(rewrites).map((key) => ["rewrites", key]);
  return [...lists, ["routes"]].flatMap((path) => arrayOf(path.reduce<unknown>((value, key) => recordOf(value)[key], root)).flatMap((each, at) => {
    const rule = recordOf(each);
    return handedOn(textOf(rule["source"] ?? rule["src"]) ?? "/", textOf(rule["destination"] ?? rule["dest"]) ?? "", { file, line: document.lineOf([...path, at]), detector: "vercel" });
  }));
}

function netlifyRules(tree: Tree, file: string): RouteRule[] {
  const tables = parseToml({ text: tree.reader.read(file) ?? "", file, report: (each) => tree.diagnostics.push(each) });
  return tables.filter((each) => each.name === "redirects").flatMap(({ table }) => {
    const [from, to, status] = ["from", "to", "status"].map((key) => textOf(table.values.get(key)?.value));
    // any other status tells the browser to go there itself
    return status === "200" ? handedOn(from ?? "/", to ?? "", { file, line: table.line, detector: "netlify" }) : [];
  });
}

function redirectRules(tree: Tree, file: string): RouteRule[] {
  return (tree.reader.read(file) ?? "").split(/\r?\n/).flatMap((line, at) => {
    const [from = "", ...rest] = line.replace(/(^|\s)#.*$/, "").trim().split(/\s+/);
    const to = rest.find((each) => /^https?:\/\//.test(each));
    return to !== undefined && rest.some((each) => /^200!?$/.test(each)) ? handedOn(from, to, { file, line: at + 1, detector: "netlify" }) : [];
  });
}

/** `url: "*\/users/*"`, `url: "users.example.com/*"`. */
function dispatchRules(tree: Tree, file: string): RouteRule[] {
  const [document] = parseYaml(tree.reader.read(file) ?? "", file, (each) => tree.diagnostics.push(each));
  return arrayOf(recordOf(document?.value)["dispatch"]).flatMap((each, at) => {
    const rule = recordOf(each);
    const [, host = "", path = "/"] = /^([^/]*)(\/.*)?$/.exec(textOf(rule["url"]) ?? "") ?? [];
    return gatewayRule({ publicHost: host, path, target: textOf(rule["service"]) ?? "" }, { file, line: document?.lineOf(["dispatch", at]) ?? 1, detector: "app-engine", reason: "dispatch" });
  });
}
