import { LineIndex, type Place } from "../documents/line-index.js";

/** What the text of a .proto file tells beside its parsed form, which has no positions. */
export interface ProtoText {
  /** `proto2`, `proto3` or the edition. */
  version: string;
  /** `Service/Method` → place of the method's name. */
  methods: Map<string, Place>;
  /** Place of the first service. */
  start: Place;
  importPlace(path: string): Place;
}

/** Finds places in a .proto text. Comments and texts are blanked out first, so that words in them are not taken for code. */
export function readProtoText(text: string): ProtoText {
  const lines = new LineIndex(text);
  const code = blanked(text);
  const methods = new Map<string, Place>();
  let service = "";
  let start: Place | undefined;
  for (const match of code.matchAll(/\bservice\s+(?<service>\w+)\s*\{|\brpc\s+(?<method>\w+)\s*\(/g)) {
    const { service: opened, method = "" } = match.groups ?? {};
    const place = lines.placeOf(match.index + match[0].search(/(?<=\s)\w/));
    if (opened !== undefined) {
      service = opened;
      start ??= place;
    } else methods.set(`${service}/${method}`, place);
  }
  return {
    version: versionOf(text, code),
    methods,
    start: start ?? { line: 1, column: 1 },
    importPlace: (path) => lines.placeOf(Math.max(0, text.indexOf(`${path}`))),
  };
}

function versionOf(text: string, code: string): string {
  const at = code.search(/\b(syntax|edition)\s*=/);
  const match = at === -1 ? null : /^(syntax|edition)\s*=\s*["']([\w.]+)["']/.exec(text.slice(at, at + 200));
  return match?.[2] ?? "proto2";
}

/** The text with comments and the insides of quoted texts replaced by blanks; every offset stays the same. */
function blanked(text: string): string {
  return text.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, (found) => found.replace(/[^\n]/g, " "));
}
