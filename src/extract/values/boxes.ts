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
  const assigned = engine.program.assigned.named(box.member).filter(({ owner }) => isHeldIn(engine, owner, made.node));
  const values = merge(first ? engine.argument(first) : [], ...assigned.map(({ assignment }) => engine.evaluate(assignment.right, undefined))).filter((value) => value.kind !== "unknown");
  return values.length ? values : undefined;
}

/** Is this the name of the variable that the call is put into? */
function isHeldIn({ program }: Engine, owner: ts.Identifier, call: ts.Node): boolean {
  if (owner.getSourceFile() !== call.getSourceFile()) return false;
  const declaration = program.scopes.find(owner.text, owner);
  return declaration !== undefined && ts.isVariableDeclaration(declaration) && declaration.initializer === call;
}
