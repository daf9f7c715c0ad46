/** Names of channels that stand for many: wildcards of NATS, MQTT, AMQP and Moleculer, globs of Redis, regular expressions. Pure text. */
import type { MessageFact } from "../model/facts.js";

export type NameTest = (name: string) => boolean;

interface Wildcards {
  separator: string;
  /** Stands for one part. */
  one: string;
  /** Stands for the rest, or for any number of parts where it is not the last one. */
  rest: string;
  /** Does `rest` stand for no part at all, too? */
  mayBeEmpty: boolean;
}

const amqp: Wildcards = { separator: ".", one: "*", rest: "#", mayBeEmpty: true };
const bySystem: Readonly<Record<string, Wildcards>> = {
  nats: { separator: ".", one: "*", rest: ">", mayBeEmpty: false },
  mqtt: { separator: "/", one: "+", rest: "#", mayBeEmpty: true },
  rabbitmq: amqp,
  moleculer: { separator: ".", one: "*", rest: "**", mayBeEmpty: true },
};

/** Which names a pattern stands for; undefined if the name is an ordinary one. */
export function patternTest(system: string, name: string, pattern?: MessageFact["pattern"]): NameTest | undefined {
  if (pattern === "regex") return regexTest(name);
  if (pattern === "glob") return name.includes("*") || name.includes("?") ? globTest(name) : undefined;
  const wildcards = bySystem[system];
  return wildcards && tokenTest(wildcards, name);
}

function tokenTest(wildcards: Wildcards, name: string): NameTest | undefined {
  const wanted = name.split(wildcards.separator);
  if (!wanted.some((part) => part === wildcards.one || part === wildcards.rest)) return undefined;
  return (other) => matches(wildcards, wanted, other.split(wildcards.separator));
}

function matches(wildcards: Wildcards, wanted: readonly string[], given: readonly string[]): boolean {
  const [first, ...others] = wanted;
  if (first === undefined) return given.length === 0;
  if (first === wildcards.rest) {
    const least = wildcards.mayBeEmpty ? 0 : 1;
    return others.length === 0 ? given.length >= least : given.some((_part, at) => at >= least && matches(wildcards, others, given.slice(at)));
  }
  return given.length > 0 && (first === wildcards.one || first === given[0]) && matches(wildcards, others, given.slice(1));
}

// Repository content must not choose how long a match takes: few repetitions, none of groups, short names.
const MAX_REPETITIONS = 3;
const MAX_NAME = 200;

function regexTest(written: string): NameTest | undefined {
  const [, source = "", flags = ""] = /^\/(.+)\/([a-z]*)$/.exec(written) ?? [];
  const repetitions = source.replace(/\\./g, "").match(/[*+{]/g) ?? [];
  if (source === "" || repetitions.length > MAX_REPETITIONS || /\)[*+{]|\\\d|\(\?/.test(source)) return undefined;
  const expression = compiled(source, flags.replace(/[^i]/g, ""));
  return expression && ((name) => name.length <= MAX_NAME && expression.test(name));
}

function compiled(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined; // not valid in this engine: the pattern stays a name
  }
}

function globTest(glob: string): NameTest | undefined {
  const source = glob.replace(/[\\^$.+()[\]{}|/]/g, "\\$&").replace(/\*+/g, ".*").replace(/\?/g, ".");
  return regexTest(`/^${source}$/`);
}
