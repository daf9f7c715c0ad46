/** CODEOWNERS of GitHub, GitLab and Bitbucket: the last rule that matches a file decides. */
import ignore from "ignore";
import type { Owner } from "../model/graph.js";
import type { OwnershipRules } from "../model/layout.js";
import { baseOf, byDepth, folderOf, isWithin } from "./paths.js";
import { evidenceAt, type Tree } from "./tree.js";

interface Rule {
  matches: (path: string) => boolean;
  owners: string[];
  line: number;
  /** GitLab section; each section decides by itself. */
  section: string;
}

interface Repository {
  folder: string;
  file: string;
  rules: Rule[];
}

/** Reads the one file that counts in each repository of the system. */
export function readCodeowners(tree: Tree): OwnershipRules {
  const found = tree.files.filter((file) => baseOf(file.path) === "CODEOWNERS" && file.reason === undefined);
  const byRepository = new Map<string, string>();
  for (const { path } of found.sort((a, b) => placeRank(a.path) - placeRank(b.path))) {
    const folder = /^(?:\.github|\.gitlab|\.bitbucket|docs)$/.test(baseOf(folderOf(path))) ? folderOf(folderOf(path)) : folderOf(path);
    if (!byRepository.has(folder)) byRepository.set(folder, path);
  }
  const repositories = [...byRepository].sort(([a], [b]) => byDepth(b, a)).map(([folder, file]) => ({ folder, file, rules: parseCodeowners(tree.reader.read(file) ?? "") }));
  return { ownersOf: (file) => ownersIn(repositories, file) };
}

/** GitHub looks in `.github`, then in the root, then in `docs`. */
function placeRank(path: string): number {
  return ["docs", "", ".gitlab", ".bitbucket", ".github"].indexOf(/^\.|^docs$/.test(baseOf(folderOf(path))) ? baseOf(folderOf(path)) : "") * -1;
}

function ownersIn(repositories: Repository[], file: string): Owner[] {
  const repository = repositories.find((each) => file !== "" && isWithin(file, each.folder));
  if (!repository) return [];
  const path = repository.folder ? file.slice(repository.folder.length + 1) : file;
  if (path === "") return [];
  const last = new Map<string, Rule>();
  for (const rule of repository.rules) if (rule.matches(path)) last.set(rule.section, rule);
  return [...last.values()].flatMap((rule) => rule.owners.map((name) => ({ name, source: "codeowners" as const, confidence: "certain" as const, evidence: [evidenceAt(repository.file, rule.line, { detector: "codeowners", reason: "the last rule that matches" })] })));
}

/** The rules in order. A rule without owners takes ownership away. */
export function parseCodeowners(text: string): Rule[] {
  const rules: Rule[] = [];
  let section = "";
  let defaults: string[] = [];
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.replace(/(?:^|\s)#.*$/, "").trim();
    if (line === "") continue;
    const [, name, rest] = /^\^?\[([^\]]+)\](?:\[\d+\])?\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined) {
      section = name.toLowerCase();
      defaults = ownersOfLine(rest ?? "");
      continue;
    }
    const words = line.match(/(?:\\.|[^\s\\])+/g) ?? [];
    const pattern = (words[0] ?? "").replace(/\\ /g, " ").replace(/\\#/g, "#");
    const owners = ownersOfLine(words.slice(1).join(" "));
    rules.push({ matches: matcher(pattern), owners: owners.length > 0 ? owners : defaults, line: at + 1, section });
  }
  return rules;
}

function ownersOfLine(text: string): string[] {
  return text.split(/\s+/).filter((word) => /^@|@/.test(word));
}

/** Like `.gitignore`, but `docs/*` does not reach into inner folders and negation is unknown. */
function matcher(pattern: string): Rule["matches"] {
  const rules = ignore().add(pattern.replace(/^!/, "\\!"));
  const flat = /^(.*[^*/])\/\*$/.exec(pattern)?.[1];
  if (flat === undefined) return (path) => rules.ignores(path);
  const folder = ignore().add(flat);
  const holds = (path: string) => path !== "" && folder.ignores(path);
  return (path) => rules.ignores(path) && holds(folderOf(path)) && !holds(folderOf(folderOf(path)));
}
