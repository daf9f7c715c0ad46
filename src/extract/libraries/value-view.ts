/** A value as a library model sees it: no syntax, only questions. */
import type { DataShape } from "../../model/graph.js";
import type { Alternatives } from "../../model/facts.js";
import type { Value } from "../values/value.js";

export interface ValueView {
  /** Is there anything at all? */
  readonly exists: boolean;
  /** Texts that it can be; unknown parts are holes. Empty if it does not exist. */
  text(): Alternatives;
  /** The only text it can be, if it is wholly known. */
  constant(): string | undefined;
  /** All wholly known texts. */
  constants(): string[];
  /** The member; several names: the first that exists. */
  prop(...names: string[]): ValueView;
  /** Elements of an array; of anything else, the value itself. */
  elements(): ValueView[];
  /** Names of the members written in an object. */
  keys(): string[];
  /** Names of the functions that an object, or an object of a class, has: the methods of a service that it implements. */
  methods(): string[];
  is(kind: "text" | "object" | "array" | "function" | "class" | "instance" | "library"): boolean;
  /** Name of the class, or of the instance's class. */
  className(): string | undefined;
  /** A class of the system that others extend, or an object of it. */
  isExtended(): boolean;
  /** Decorators of the class that the value is (an instance of), by name: their first argument and so on. */
  classDecorator(name: string): ValueView[] | undefined;
  /** Class fields with their decorators: for entities. */
  fields(): { name: string; decorators: string[] }[];
  /** What a library handle is: package and path; undefined for other values. */
  library(): { package: string; path: string } | undefined;
  /** An earlier call on the way to this library handle: `mongoose.model("User")` → `model`; `` for a call of the import itself. */
  made(member: string): { args: readonly ValueView[]; arg(index: number): ValueView } | undefined;
  /** The file in which the library's object was made. */
  madeIn(): string | undefined;
  /** The source of a regular expression that is written right here. */
  pattern(): string | undefined;
  /** What a function that tests its parameter compares it with: the last part of `key` in `(one) => one.Name === key`. */
  comparedWith(): ValueView;
  /** The variable of a module that the object was put into where it was made: `const drivers = new Map()`. */
  moduleVariable(): string | undefined;
  /** What a function returns when it is called without arguments (`registerAs("db", () => ({…}))`); of a class, an instance. */
  returned(): ValueView;
  /** What the class or constructor gives when a container makes one of it: `inject(HttpClient)`. */
  instance(): ValueView;
  /** A type argument of the type or constructor call it came from. */
  typeArg(index: number): ValueView;
  /** Which fields it has, if that can be told from an object literal, a class or a declared type. */
  shape(): DataShape | undefined;
  /** Of a function that gets messages: the kinds that it tells apart, `switch (message.type) { case "order.placed": … }`. */
  messageTypes(): string[];
  /** What was turned into text or bytes: the argument of `JSON.stringify` or `Buffer.from`; of anything else, the value itself. */
  decoded(): ValueView;
  /** The regular expression that it is, with its slashes. */
  regex(): string | undefined;
  /** The last name it was written with, for labels. */
  readonly written: string;
  /** The alternatives themselves, for the parts of extract that join routes. */
  readonly values: readonly Value[];
}
