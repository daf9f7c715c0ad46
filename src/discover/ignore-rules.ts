/** Nested `.gitignore` files, the nearest one deciding last, as git does it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ignore, { type Ignore } from "ignore";

interface Level {
  folder: string;
  rules: Ignore;
}

/** The rules in effect in one folder. Immutable: each folder adds its own file and hands the result down. */
export class IgnoreRules {
  static readonly none = new IgnoreRules([]);

  private constructor(private readonly levels: readonly Level[]) {}

  /** These rules and those of the `.gitignore` in `absolute`, whose root-relative path is `folder`. */
  with(absolute: string, folder: string): IgnoreRules {
    try {
      const rules = ignore().add(readFileSync(join(absolute, ".gitignore"), "utf8"));
      return new IgnoreRules([{ folder, rules }, ...this.levels]);
    } catch {
      return this;
    }
  }

  /** Is the root-relative path (folders end with a slash) ignored? */
  ignores(path: string): boolean {
    for (const { folder, rules } of this.levels) {
      const verdict = rules.test(folder ? path.slice(folder.length + 1) : path);
      if (verdict.ignored) return true;
      if (verdict.unignored) return false;
    }
    return false;
  }
}
