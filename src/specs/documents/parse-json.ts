import { printParseErrorCode, visit, type ParseErrorCode } from "jsonc-parser";
import { deepestOffset } from "./deepest-offset.js";
import { maximumDepth, type ParsedText } from "./parsed-text.js";
import { TreeBuilder } from "./tree-builder.js";

/** An object or array that is still being filled. `holder` undefined: below the depth cap, nothing is kept. */
interface Level {
  holder: Record<string, unknown> | unknown[] | undefined;
  key: string;
  keyOffset: number;
}

/** Reads JSON (comments and trailing commas forgiven) and goes on after errors, so that what is valid can be used. */
export function parseJson(file: string, text: string): ParsedText {
  const builder = new TreeBuilder(file, text);
  const deepest = deepestOffset(text, "json");
  if (deepest !== undefined) return builder.refuse(deepest);
  const reading = new JsonReading(builder);
  reading.run(text);
  return builder.finish(reading.root);
}

class JsonReading {
  root: unknown;
  readonly #levels: Level[] = [];

  constructor(private readonly builder: TreeBuilder) {}

  run(text: string): void {
    const options = { allowTrailingComma: true };
    visit(
      text,
      {
        onObjectBegin: (offset) => this.#open(offset, () => this.builder.object()),
        onArrayBegin: (offset) => this.#open(offset, () => []),
        onObjectEnd: () => void this.#levels.pop(),
        onArrayEnd: () => void this.#levels.pop(),
        onObjectProperty: (name, offset) => this.#name(name, offset),
        onLiteralValue: (value: unknown, offset) => this.#put(value, offset),
        onError: (code, offset) => this.#report(code, offset),
      },
      options,
    );
  }

  #open(offset: number, create: () => Record<string, unknown> | unknown[]): void {
    const depth = this.#levels.length;
    if (depth === maximumDepth) this.builder.tooDeep(offset);
    const holder = depth < maximumDepth ? create() : undefined;
    if (holder !== undefined) this.#put(holder, offset);
    this.#levels.push({ holder, key: "", keyOffset: offset });
  }

  #name(name: string, offset: number): void {
    const level = this.#levels.at(-1);
    if (level === undefined) return;
    level.key = name;
    level.keyOffset = offset;
    if (name === "$ref" && level.holder !== undefined) this.builder.placeReference(level.holder, offset);
  }

  #put(value: unknown, offset: number): void {
    const level = this.#levels.at(-1);
    if (level === undefined) this.root = value;
    else if (Array.isArray(level.holder)) level.holder.push(value);
    else if (level.holder !== undefined) level.holder[level.key] = value;
    this.builder.placeKey(value, level === undefined || Array.isArray(level.holder) ? offset : level.keyOffset);
  }

  #report(code: ParseErrorCode, offset: number): void {
    this.builder.problem("spec-invalid", `not valid JSON: ${wordsOf(printParseErrorCode(code))}`, offset);
  }
}

/** `CommaExpected` → `comma expected`. */
const wordsOf = (code: string): string => code.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
