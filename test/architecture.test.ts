import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { describe, expect, test } from "@jest/globals";
import ignore from "ignore";
import { cyclesOf, filesBelow, median, readUnit, repository, type SourceUnit } from "./source-tree.js";

const units = filesBelow("src")
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".example.ts"))
  .map(readUnit);

/** `src/link/order.ts` is of `link`, `src/pipeline.ts` of `pipeline`. */
const partOf = (path: string): string => path.split("/")[1]?.replace(/\.ts$/, "") ?? "";
const at = (unit: SourceUnit, line: number, what: string): string => `${unit.path}:${line} ${what}`;

const stages = ["discover", "extract", "specs", "link", "audit", "trace", "plan", "render", "export"];
const common = ["model", "knowledge"];

/** Who may import whom; everyone may import itself. */
const direction: Record<string, readonly string[]> = {
  model: [],
  knowledge: ["model"],
  config: common,
  ...Object.fromEntries(stages.map((stage) => [stage, common])),
  pipeline: [...stages, ...common, "config", "workers"],
  workers: ["discover", "extract", ...common],
  commands: ["pipeline", ...stages, ...common, "config"],
  bench: ["pipeline", "discover", ...common],
  main: ["commands", "model", "workers"],
  start: ["main"],
};

/** Packages that only one place may use. */
const reserved: Record<string, RegExp> = {
  "ts-morph": /^src\/extract\//,
  "openapi-types": /^src\/specs\//,
  commander: /^src\/(commands\/|main\.ts$)/,
  ora: /^src\/commands\//,
  chalk: /^src\/render\/terminal/,
  "graphviz-cli": /^src\/render\/picture\//,
  "@hpcc-js/wasm-graphviz": /^src\/render\/picture\//,
  "@resvg/resvg-js": /^src\/render\/picture\//,
  "libpg-query": /^src\/extract\/sql\//,
  "web-tree-sitter": /^src\/discover\//,
  typescript: /^src\/bench\//,
  "esbuild-wasm": /^src\/start\//,
};

const pure = ["link", "audit", "trace", "plan", "render", "export", "model", "knowledge"];
const impureModules = /^(node:)?(fs|fs\/promises|process|child_process|console|os|net|http|https|http2|worker_threads|cluster|readline|tty|vm)$/;
/** Layout engines run in a child process with a deadline. */
const mayStartProcesses = /^src\/render\/picture\//;

describe("imports", () => {
  test("go only in the direction in which the data goes", () => {
    const wrong = units.flatMap((unit) =>
      unit.imports.flatMap((one) => {
        const [from, to] = [partOf(unit.path), partOf(one.target)];
        if (!one.target.startsWith("src/") || from === to) return [];
        return direction[from]?.includes(to) ? [] : [at(unit, one.line, `imports ${one.target}`)];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test("of the knowledge tables from the model are types", () => {
    const wrong = units.filter((unit) => partOf(unit.path) === "knowledge").flatMap((unit) => unit.imports.filter((one) => partOf(one.target) === "model" && !one.typeOnly).map((one) => at(unit, one.line, one.target)));
    expect(wrong).toEqual([]);
  });

  test("have no cycle, type imports included", () => {
    expect(cyclesOf(units)).toEqual([]);
  });

  test("of a package stay in the place that the package belongs to", () => {
    const wrong = units.flatMap((unit) => unit.imports.filter((one) => reserved[one.target]?.test(unit.path) === false).map((one) => at(unit, one.line, `imports ${one.target}`)));
    expect(wrong).toEqual([]);
  });

  test("of ts-morph name nothing but the compiler: the bundle holds no more of it", () => {
    const wrong = units.filter((unit) => [...unit.text.matchAll(/^import (?:type )?(.*) from "ts-morph";$/gm)].some((match) => match[1] !== "{ ts }"));
    expect(wrong.map((unit) => unit.path)).toEqual([]);
  });

  test("name only packages that the manifest lists", () => {
    const manifest = JSON.parse(readFileSync(`${repository}package.json`, "utf8")) as Record<string, Record<string, string>>; // package.json has this form
    const listed = new Set([...Object.keys(manifest["dependencies"] ?? {}), ...Object.keys(manifest["optionalDependencies"] ?? {}), "typescript", "esbuild-wasm"]); // the last two are for building and measuring
    const wrong = units.flatMap((unit) => unit.imports.filter((one) => !one.target.startsWith("src/") && !one.target.startsWith("node:") && !listed.has(one.target)).map((one) => at(unit, one.line, one.target)));
    expect(wrong).toEqual([]);
  });

  test("of Node's modules carry the prefix `node:`", () => {
    const wrong = units.flatMap((unit) => unit.imports.filter((one) => builtinModules.includes(one.target)).map((one) => at(unit, one.line, one.target)));
    expect(wrong).toEqual([]);
  });
});

describe("purity", () => {
  test("the stages from link on touch no file, process or console", () => {
    const wrong = units
      .filter((unit) => pure.includes(partOf(unit.path)) && !mayStartProcesses.test(unit.path))
      .flatMap((unit) => [
        ...unit.imports.filter((one) => impureModules.test(one.target)).map((one) => at(unit, one.line, `imports ${one.target}`)),
        ...["process", "console"].filter((name) => unit.globals.has(name)).map((name) => `${unit.path} uses ${name}`),
      ]);
    expect(wrong).toEqual([]);
  });

  test("nobody but the command line writes to the console", () => {
    expect(units.filter((unit) => unit.globals.has("console")).map((unit) => unit.path)).toEqual([]);
  });

  test("nothing depends on clock, chance or locale", () => {
    const forbidden = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\.localeCompare\(|\bIntl\./;
    const wrong = units.filter((unit) => partOf(unit.path) !== "bench").flatMap((unit) => unit.text.split("\n").flatMap((line, index) => (forbidden.test(line) ? [at(unit, index + 1, line.trim())] : [])));
    expect(wrong).toEqual([]);
  });
});

describe("size", () => {
  test("a file has at most 400 lines, half of them at most 80", () => {
    expect(units.filter((unit) => unit.lines > 400).map((unit) => `${unit.path} has ${unit.lines} lines`)).toEqual([]);
    expect(median(units.map((unit) => unit.lines))).toBeLessThanOrEqual(80);
  });

  test("a function has at most 60 lines, half of them at most 10", () => {
    const functions = units.flatMap((unit) => unit.functions.map((one) => ({ ...one, unit })));
    expect(functions.filter((one) => one.lines > 60).map((one) => at(one.unit, one.line, `${one.name} has ${one.lines} lines`))).toEqual([]);
    expect(median(functions.map((one) => one.lines))).toBeLessThanOrEqual(10);
  });

  test("a function takes at most three parameters", () => {
    const wrong = units.flatMap((unit) => unit.functions.filter((one) => one.parameters > 3 && !one.callback).map((one) => at(unit, one.line, `${one.name} takes ${one.parameters}`)));
    expect(wrong).toEqual([]);
  });
});

describe("habits", () => {
  test("no `any`, and no checker is silenced", () => {
    const silenced = /@ts-(ignore|nocheck|expect-error)|(oxlint|eslint)-disable/;
    const wrong = units.flatMap((unit) => [
      ...unit.anys.map((line) => at(unit, line, "any")),
      ...unit.text.split("\n").flatMap((line, index) => (silenced.test(line) ? [at(unit, index + 1, line.trim())] : [])),
    ]);
    expect(wrong).toEqual([]);
  });

  test("file names are in kebab-case and say something", () => {
    const name = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|example|schema|d))?\.(ts|js|mjs|json|tsx)$/;
    const paths = [...filesBelow("src"), ...filesBelow("bin"), ...filesBelow("test").filter((path) => path.endsWith(".ts"))];
    expect(paths.filter((path) => !name.test(path.split("/").at(-1) ?? ""))).toEqual([]);
    expect(paths.filter((path) => /(^|[/-])(utils?|helpers?|misc|managers?|common)([-./]|$)/.test(path))).toEqual([]);
  });

  test("the entry file of each stage says what comes in, what goes out and what it may not do", () => {
    const entries = ["src/main.ts", "src/pipeline.ts", "src/discover/discover.ts", "src/extract/extract-service.ts", "src/specs/read-specs.ts", "src/link/link-system.ts", "src/audit/audit-graph.ts", "src/knowledge/vendors.ts"];
    const wrong = entries.filter((path) => {
      const opening = units.find((unit) => unit.path === path)?.text.split("\n").slice(0, 8).join("\n") ?? "";
      return !/^(\/\*\*|\/\/)[^]*\bIn:[^]*\bOut:/.test(opening);
    });
    expect(wrong).toEqual([]);
  });

  test("the top level holds nothing else", () => {
    const allowed = ["LICENSE", "README.md", "bin", "fixtures", "package-lock.json", "package.json", "src", "test", "tsconfig.json"];
    const ignored = ignore().add(readFileSync(`${repository}.gitignore`, "utf8"));
    const found = readdirSync(repository, { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith(".") && !ignored.ignores(entry.isDirectory() ? `${entry.name}/` : entry.name))
      .map((entry) => entry.name);
    expect(found.filter((name) => !allowed.includes(name))).toEqual([]);
  });
});
