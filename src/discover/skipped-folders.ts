/** Which folders are not entered at all: installed packages, vendored code, build output. */
import type { SkipReason } from "./tree.js";

const never = new Set([".git", ".hg", ".svn", "node_modules", "jspm_packages", ".yarn", ".pnpm-store", "__pycache__", ".venv", ".tox", ".gradle", ".m2"]);
const vendored = new Set(["bower_components", "third_party", "third-party", "vendor"]);
const alwaysOutput = new Set([".next", ".nuxt", ".output", ".turbo", ".nx", ".cache", ".parcel-cache", ".svelte-kit", ".angular", ".serverless", ".sst", ".vercel", ".netlify", ".docusaurus", "cdk.out", "coverage", ".nyc_output", "lcov-report", "storybook-static", ".terraform", ".aws-sam", ".wrangler"]);
const maybeOutput = new Set(["dist", "build", "out", "target", "lib-dist", "release", "compiled"]);

/** What the folder and its neighbourhood show. */
export interface FolderView {
  name: string;
  /** Names of the files directly in it. */
  files: string[];
  /** Names beside it, in the folder above. */
  siblings: ReadonlySet<string>;
}

/** Why the folder is not entered; undefined: enter it. */
export function reasonToSkip(folder: () => FolderView, name: string): SkipReason | "silent" | undefined {
  if (never.has(name)) return name === "node_modules" ? "vendored" : "silent";
  if (alwaysOutput.has(name)) return "build-output";
  if (vendored.has(name)) return ownsManifest(folder()) ? undefined : "vendored";
  if (maybeOutput.has(name) && looksBuilt(folder())) return "build-output";
  return undefined;
}

function ownsManifest(folder: FolderView): boolean {
  return folder.files.some((file) => /^(?:package\.json|Dockerfile.*|nest-cli\.json)$/.test(file));
}

/** Build output holds no TypeScript source and no manifest of its own, and lies beside what it is built from. */
function looksBuilt(folder: FolderView): boolean {
  if (folder.files.some((file) => /(?<!\.d)\.[cm]?tsx?$|^Dockerfile|^Makefile$|\.sh$|\.ya?ml$/.test(file))) return false;
  const builtBeside = ["src", "tsconfig.json", "webpack.config.js", "vite.config.ts", "vite.config.js", "pom.xml", "build.gradle", "Cargo.toml", "rollup.config.js", "angular.json"];
  return builtBeside.some((name) => folder.siblings.has(name));
}
