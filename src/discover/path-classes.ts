/** What the path alone tells about a file: test, generated, tooling … Paths are relative to their root, so folders above it do not count. */
import type { SkipReason } from "./tree.js";
import { baseOf } from "./paths.js";

/** Express's generator writes the file that listens without an extension. */
const script = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$|(?:^|\/)bin\/www$/i;
const testFolders = new Set(["__tests__", "__mocks__", "__fixtures__", "__snapshots__", "test", "tests", "e2e", "cypress", "playwright", "jest", ".storybook", "step_definitions", "step-definitions"]);
const kindOfTests = /^(?:unit|integration|acceptance|functional|api|system|smoke|load|perf|performance|contract|component|mocha|jest|jasmine|cucumber|regression|ui|browser|end-to-end|e2e)[-_]?(?:tests?|specs?)$/i;
/** Folders of these names also hold API documents, so that only scripts in them are tests. */
const testFoldersForScripts = new Set(["spec", "specs", "mocks", "mock", "testing", "testdata", "test-utils"]);
const testFile = /[._-](?:(?:unit|int|integration|server|client|browser|node|api|func|functional|smoke|system|e2e)?-?tests?|spec|specs|e2e|e2e-spec|stories|story|cy|bench|benchmark)\.[cm]?[jt]sx?$|^(?:setup-?tests?|test-?setup)\.[cm]?[jt]sx?$/i;
const generatedFile = /(?:_pb|_grpc_pb|_pb_service|\.pb|\.generated|\.gen|-generated)\.(?:d\.)?[cm]?[jt]sx?$/i;
const tool = "jest|babel|rollup|vitest|eslint|prettier|postcss|tailwind|karma|commitlint|lint-staged|tsup|protractor|stylelint|release|semantic-release|stryker|playwright|cypress|wallaby|nodemon|metro|svgr|size-limit|codecept|knip|webdriver|wdio|tsdx|unocss|windicss|husky|typedoc|docusaurus";
const toolFile = new RegExp(`^(?:\\.?(?:${tool})(?:[.-][\\w.-]+)?\\.(?:config|conf|setup|rc)|\\.(?:${tool})rc|[gG]runtfile|[gG]ulpfile|dangerfile|(?:jest|vitest)[.-][\\w.-]*|webpack\\.[\\w.]+|plopfile)\\.[cm]?[jt]s$`, "i");

/** The reason the path gives, if any. `packages`: folders with a manifest of their own, root-relative. */
export function reasonOfPath(path: string, packages: ReadonlySet<string>): SkipReason | undefined {
  const name = baseOf(path);
  const isScript = script.test(path);
  const folders = foldersThatTell(path);
  if (folders.some((folder) => testFolders.has(folder.toLowerCase()) || kindOfTests.test(folder))) return "test";
  if (!isScript) return migrationReason(folders, { packages, name });
  if (testFile.test(name) || folders.some((folder, at) => testFoldersForScripts.has(folder.toLowerCase()) && !packages.has(folders.slice(0, at + 1).join("/")))) return "test";
  if (/\.d\.[cm]?ts$/i.test(name)) return "declaration";
  if (/[.-]min\.[cm]?js$/i.test(name)) return "minified";
  if (generatedFile.test(name)) return "generated";
  if (toolFile.test(name)) return "tooling";
  return migrationReason(folders, { packages, name });
}

/** Files that frameworks serve by their place: `app/api/test/route.ts` is the route `/api/test`, whatever the folder is called. */
const routed = /^(.*?)(?:^|(?<=\/))(?:app\/(?:.+\/)?route\.[jt]sx?|pages\/api\/.+\.[jt]sx?|src\/routes\/(?:.+\/)?\+(?:server|page)[\w.@]*|server\/(?:api|routes)\/.+\.[cm]?[jt]s)$/;

/** Folders whose names say what their files are for. Those of tests beside the code keep their underscores below routes too. */
function foldersThatTell(path: string): string[] {
  const start = routed.exec(path)?.[1];
  const folders = path.split("/").slice(0, -1);
  return start === undefined ? folders : [...start.split("/").slice(0, -1), ...folders.filter((folder) => /^__\w+__$/.test(folder))];
}

function migrationReason(folders: string[], { packages, name }: { packages: ReadonlySet<string>; name: string }): SkipReason | undefined {
  for (const [at, folder] of folders.entries()) {
    if (packages.has(folders.slice(0, at + 1).join("/"))) continue;
    if (/^(?:db-?|database-?)?migrations?$/i.test(folder)) return "migration";
    // run by hand by the people who develop the service; what production runs is imported from elsewhere and is still followed
    if (/^(?:dev-?)?scripts?$/i.test(folder) && script.test(name)) return "script";
    if (/^(?:db-?|database-?)?seed(?:s|er|ers|ing)?$/i.test(folder)) return "seed";
  }
  return undefined;
}

/** A TypeScript or JavaScript source (also single-file components). */
export function isScript(path: string): boolean {
  return script.test(path);
}
