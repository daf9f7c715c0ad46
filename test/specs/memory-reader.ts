import type { FileReader } from "../../src/model/layout.js";

/** A system that exists only in a test: texts by path. `opened` lists what was read, in order. */
export function memoryReader(texts: Record<string, string>): FileReader & { opened: string[] } {
  const opened: string[] = [];
  const files = Object.keys(texts)
    .sort()
    .map((path) => ({ path, size: texts[path]?.length ?? 0 }));
  return {
    files,
    opened,
    read: (file) => {
      opened.push(file);
      return texts[file];
    },
  };
}
