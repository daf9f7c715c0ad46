/** Boxes of UI libraries, whose content is put in later: `const client = ref<Client>(); … client.value = createClient(…)`. In: a handle of the member. Out: what is put in. */
import { ts } from "ts-morph";
import { assignedIn } from "../program/member-assignments.js";
import type { Engine } from "./engine.js";
import { merge, type LibraryValue, type Value } from "./value.js";

const contents: Readonly<Record<string, { made: RegExp; member: string }>> = {
  vue: { made: /^\.(?:ref|shallowRef)\(\)$/, member: "value" },
  "@vue/composition-api": { made: /^\.(?:ref|shallowRef)\(\)$/, member: "value" },
  react: { made: /^\.useRef\(\)$/, member: "current" },
  preact: { made: /^\.createRef\(\)$/, member: "current" },
  "preact/hooks": { made: /^\.useRef\(\)$/, member: "current" },
};

/** Undefined if the handle is no such member, or nothing telling is put in. */
export function boxedValue(handle: LibraryValue, engine: Engine): Value[] | undefined {
  const box = Object.hasOwn(contents, handle.package) ? contents[handle.package] : undefined;
  const made = handle.parent?.call;
  if (!box || !made || handle.name !== box.member || !box.made.test(handle.parent?.path ?? "")) return undefined;
  const first = made.args[0];
  const holder = made.node.parent;
  const assigned = ts.isVariableDeclaration(holder) && holder.initializer === made.node ? assignedIn(engine.program, holder, box.member) : [];
  const values = merge(first ? engine.argument(first) : [], ...assigned.map((assignment) => engine.evaluate(assignment.right, undefined))).filter((value) => value.kind !== "unknown");
  return values.length ? values : undefined;
}
