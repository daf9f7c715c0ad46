/** Which source file does a command start? `npm run start:prod` → `node dist/main.js` → `src/main.ts`. */
import { isScript } from "./path-classes.js";
import { baseOf, isWithin, joinInside } from "./paths.js";
import type { Tree } from "./tree.js";

const extensions = ["", ".ts", ".js", ".mjs", ".cjs", ".mts", ".cts", ".tsx", ".jsx", "/index.ts", "/index.js", "/index.mjs", "/main.ts"];

export interface StartPlace {
  tree: Tree;
  folder: string;
  scripts: Readonly<Record<string, string>>;
}

/** The command with `npm run x` and the like replaced by what they run. */
export function expandCommand(command: string, scripts: Readonly<Record<string, string>>, depth = 0): string {
  if (depth > 6) return command;
  return command.replace(/\b(?:npm|yarn|pnpm|bun)\s+(?:--?[\w-]+(?:[= ][^\s-]\S*)?\s+)*(?:run(?:-script)?\s+)?(?:--?[\w-]+\s+)*([\w:.-]+)/g, (whole, name: string) => {
    const script = Object.hasOwn(scripts, name) ? scripts[name] : undefined;
    return script === undefined || script.includes(whole) ? whole : expandCommand(script, scripts, depth + 1);
  });
}

const runner = /\b(?:node|nodemon|ts-node(?:-dev)?|tsx|bun|deno|babel-node|supervisor|pm2(?:-runtime|-dev)?|forever|swc-node|tsnd|micro|functions-framework|lambda-local|electron|node-dev|esno|vite-node|tsup-node|wrangler|start-server-and-test)\b/;

/** Does the command run code of the package itself (and not only compile, watch or test it)? */
export function runsOwnCode(command: string): boolean {
  if (/\b(?:jest|mocha|vitest|cypress|playwright|eslint|storybook|start-storybook|docusaurus|lerna|turbo|nx)\b/.test(command) && !/\bnest start\b/.test(command)) return false;
  return runner.test(command) || /\bnest\s+start\b|\bserverless\s+offline\b|\bsls\s+offline\b|\bfunc\s+start\b|\bnext\s+start\b|\bmoleculer-runner\b|\bfastify\s+start\b|\bstrapi\s+start\b/.test(command);
}

/** The source files that the command starts; none when it cannot be told. */
export function entriesOfCommand(command: string, place: StartPlace): string[] {
  const expanded = expandCommand(command, place.scripts);
  if (/\bnest\s+start\b/.test(expanded)) {
    const project = /\bnest\s+start\s+(?!-)([\w-]+)/.exec(expanded)?.[1];
    return resolve(project ? [`apps/${project}/src/main`, "src/main"] : ["src/main"], place).slice(0, 1);
  }
  if (!runner.test(expanded)) return [];
  const words = expanded.slice(expanded.search(runner)).replace(/\s(?:--config|-c|--require|-r|--import|--loader|--env-file|-P|--project|--tsconfig|--exec|--ext|--watch-path|--watch|-w|--ignore|-e)[\s=]+\S+(?=\s+\S)/g, " ").split(/[\s"';&|]+/).slice(1);
  const files = words.filter((word) => !word.startsWith("-") && !word.includes("=") && /^[\w./@-]+$/.test(word) && (word.includes("/") || /\.[cm]?[jt]s$/.test(word) || /^[\w-]+$/.test(word)));
  for (const file of files) {
    const [found] = sourceOf(file, place);
    if (found) return [found];
  }
  return [];
}

/** The source of a file that a manifest names: itself, or what it is compiled from. */
export function sourceOf(file: string, place: StartPlace): string[] {
  const plain = file.replace(/^\/(?:usr\/src\/app|usr\/src|app|opt|home\/node\/app|home\/node|srv|code|workspace)\//, "").replace(/^\.?\//, "");
  const source = plain.replace(/(?:^|\/)(?:dist|build|lib|out|output|\.build)\/(?:src\/)?/, (whole) => (whole.startsWith("/") ? "/src/" : "src/"));
  const rootless = plain.replace(/(?:^|\/)(?:dist|build|lib|out|output|\.build)\//, (whole) => (whole.startsWith("/") ? "/" : ""));
  return resolve([plain, source, rootless, `src/${plain}`, `src/${rootless}`].map((each) => each.replace(/\.[cm]?jsx?$/, "")).flatMap((stem) => [stem]), place, plain);
}

function resolve(stems: string[], { tree, folder }: StartPlace, exact?: string): string[] {
  const candidates = [...(exact ? [exact] : []), ...stems.flatMap((stem) => extensions.map((extension) => stem + extension))];
  const found = candidates.map((each) => joinInside(folder, each)).filter((path) => path !== undefined && isWithin(path, folder) && isScript(path) && tree.byPath.get(path)?.reason === undefined && tree.byPath.has(path));
  return found.filter((path) => path !== undefined).slice(0, 1);
}

/** Is the file named like one that a program starts with? */
export function isEntryName(file: string): boolean {
  return /^(?:(?:index|main|server|app|www|bootstrap|start|worker|cluster|entrypoint|run|api)\.[cm]?[jt]s|www)$/.test(baseOf(file));
}
