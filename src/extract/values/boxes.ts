/** Boxes of UI libraries, whose content is put in later: `const client = ref<Client>(); … client.value = createClient(…)`. In: a handle of the member. Out: what is put in. */
import { ts } from "ts-morph";
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
  const assigned = assignedTo(engine, made.node, box.member);
  const values = merge(first ? engine.argument(first) : [], ...assigned.map((assignment) => engine.evaluate(assignment.right, undefined))).filter((value) => value.kind !== "unknown");
  return values.length ? values : undefined;
}

/** `client.value = …` in the same file, where `client` is the variable that the call is put into. */
function assignedTo({ program }: Engine, call: ts.Node, member: string): ts.BinaryExpression[] {
  const holder = call.parent;
  if (!ts.isVariableDeclaration(holder) || holder.initializer !== call) return [];
  return (program.file(program.fileOf(call))?.index.assignments.get(member) ?? []).filter(({ left }) => ts.isPropertyAccessExpression(left) && ts.isIdentifier(left.expression) && program.scopes.find(left.expression.text, left) === holder);
}
