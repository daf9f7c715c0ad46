/**
 * Code that only tests use, though its place does not say so: `src/fixtures.ts`. A file of such a name that nothing but tests imports is no part of what the
 * service does. In: the tree and its sources. Sets `reason` of these files.
 */
import { isEntryName } from "./entry-files.js";
import type { Signals } from "./inspect-sources.js";
import { baseOf, escapePattern } from "./paths.js";
import type { Tree } from "./tree.js";

const supportName = /^(?:[\w-]+[.-])?(?:fixtures?|mocks?|stubs?|fakes?|factories|test-?(?:utils?|helpers?|data|setup|server|client|app|db))(?:[.-](?:utils?|helpers?|data))?\.[cm]?[jt]sx?$/i;

export function markTestSupport(tree: Tree, signals: Signals): Signals {
  const candidates = [...signals.keys()].filter((file) => supportName.test(baseOf(file)) && !isEntryName(file));
  const left = new Map(signals);
  // one may be there for another alone
  for (let found = unused(candidates, left, tree); found.length > 0; found = unused(candidates, left, tree)) {
    for (const path of found) {
      left.delete(path);
      const file = tree.byPath.get(path);
      if (file) file.reason = "test";
    }
  }
  return left.size < signals.size ? left : signals;
}

function unused(candidates: readonly string[], signals: Signals, tree: Tree): string[] {
  const left = candidates.filter((file) => signals.has(file));
  if (left.length === 0) return [];
  const others = [...signals.keys(), ...tree.files.flatMap(({ path }) => (mayStart.test(path) ? [path] : []))];
  return left.filter((file) => !isNamed(file, others, tree));
}

/** Manifests and deployment files. */
const mayStart = /(?:^|\/)(?:package\.json|procfile[\w.-]*|[\w.-]*dockerfile[\w.-]*|(?:docker-)?compose[\w.-]*\.ya?ml)$/i;

function isNamed(file: string, others: readonly string[], tree: Tree): boolean {
  const stem = baseOf(file).replace(/\.\w+$/, "");
  const specifier = new RegExp(`["'\`/.]${escapePattern(stem)}(?:\\.\\w+)?["'\`\\s]`);
  return others.some((other) => {
    const text = other === file ? undefined : tree.reader.read(other);
    // most texts do not have the word at all, and looking for a word costs little
    return text?.includes(stem) === true && specifier.test(text);
  });
}
