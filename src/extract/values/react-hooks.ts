/**
 * What the hooks of React give back that only keep a value: what their function makes, or what they were given. https://react.dev/reference/react/hooks
 * In: a handle and a call of it. Out: the value; undefined if nothing is known of it.
 */
import type { Engine } from "./engine.js";
import { merge, type Argument, type LibraryValue, type Value } from "./value.js";

type Hook = (given: readonly Value[], engine: Engine, handle: LibraryValue) => Value[];

/** What a function among them gives; other values as they are. */
const made: Hook = (given, engine, { call }) => merge(...given.map((value) => (value.kind === "function" && call ? engine.call(value, { node: call.node, args: [], frame: call.frame }) : [value])));

/** What is put into a state or a box at first is there to be replaced, unless it is something to work with. */
const lasting = (values: readonly Value[]): Value[] => values.filter(({ kind }) => kind === "library" || kind === "instance" || kind === "function");

/** `const [client] = useState(() => new Client())`. */
const state: Hook = (given, engine, handle) => {
  const values = lasting(made(given, engine, handle));
  return values.length ? [{ kind: "array", elements: [{ values }] }] : [];
};

const box: Hook = (given) => {
  const values = lasting(given);
  return values.length ? [{ kind: "record", members: new Map([["current", { values }]]), open: true }] : [];
};

/** `useContext(Clients)` without a provider around it: what `createContext(clients)` was given. */
const context: Hook = (given, engine) => merge(...given.map((value) => (value.kind === "library" && value.path === ".createContext()" && value.call?.args[0] ? engine.argument(value.call.args[0]) : [])));

const hooks: Readonly<Record<string, Hook>> = {
  ".useMemo()": made,
  ".useState()": state,
  ".useCallback()": (given) => [...given],
  ".useRef()": box,
  ".useContext()": context,
  ".use()": context,
};

/** The same functions under other names. */
export const hookPackages = ["react", "preact/hooks", "preact/compat"];

export function hookResult(args: readonly Argument[], engine: Engine, handle: LibraryValue): Value[] | undefined {
  const hook = Object.hasOwn(hooks, handle.path) ? hooks[handle.path] : undefined;
  const found = hook?.(args[0] ? engine.argument(args[0]) : [], engine, handle) ?? [];
  return found.length ? found : undefined;
}
