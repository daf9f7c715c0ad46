/** Where events go: a function, another queue, a task; however the tool wraps it (`new LambdaFunction(fn)`, `new SqsSubscription(queue)`). */
import type { ResourceReference } from "../../model/facts.js";
import type { FactDraft } from "../libraries/draft.js";
import type { ValueView } from "../libraries/value-view.js";
import type { Value } from "../values/value.js";
import { viewOf } from "../libraries/view-of-values.js";
import { constructsOf, nameOfClass, propsOf, type Construct } from "./construct.js";
import { deployableNamed, deployableOf, inlineDeployable } from "./deployable.js";
import { resourcesIn, type ProgramView } from "./program-view.js";
import { resourceOf } from "./resource-name.js";

/** Elements of a list, or the one. */
export const targetsOf = (view: ValueView): ValueView[] => (view.exists ? view.elements() : []);

/** `from` is passed on to what the value stands for. */
export function deliver(program: ProgramView, from: ResourceReference, target: ValueView): FactDraft[] {
  const inner = unwrapped(program, target);
  const [to] = resourcesIn(program, inner);
  if (to) return [{ type: "channel-fed", from, to }];
  const what = inlineDeployable(program.engine, inner, "") ?? taskOf(program, inner) ?? deployableNamed(inner);
  return what ? [{ type: "deployed", what, environment: [], receives: [from], serves: [], grants: [] }] : [];
}

/** The construct inside of target, subscription, integration and event source objects. */
export function unwrapped(program: ProgramView, view: ValueView): ValueView {
  const [wrapper] = constructsOf(program.engine, view.values);
  if (!wrapper || resourceOf(wrapper) || deployableOf(wrapper)) return view;
  const inner = candidates(wrapper).find((one) => innerConstruct(program, one.values));
  return inner ?? view;
}

function candidates(wrapper: Construct): ValueView[] {
  const props = propsOf(wrapper);
  return [...wrapper.args.slice(0, 3), props.prop("handler", "lambdaFunction", "function", "queue", "topic", "taskDefinition", "service", "stateMachine")];
}

function innerConstruct(program: ProgramView, values: readonly Value[]): boolean {
  return constructsOf(program.engine, values).some((one) => resourceOf(one) !== undefined || deployableOf(one) !== undefined);
}

/** A task that some construct of its own class runs: what it is called is all that is known. */
function taskOf(program: ProgramView, view: ValueView) {
  const [construct] = constructsOf(program.engine, view.values);
  return construct && /Task|Service|StateMachine/.test(nameOfClass(construct)) ? (deployableOf(construct) ?? undefined) : undefined;
}

/** The deployable that a value is, wrapped or not. */
export function deployableIn(program: ProgramView, view: ValueView, name = "") {
  return inlineDeployable(program.engine, unwrapped(program, view), name);
}

export const firstView = (program: ProgramView, construct: Construct): ValueView => construct.args[0] ?? viewOf(program.engine, []);
