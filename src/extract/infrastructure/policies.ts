/** Access policies inside the properties of a deployable: which queues, topics, tables and buckets its role may use. */
import { policyActions } from "../../knowledge/cloud-resources.js";
import type { DeployedFact } from "../../model/facts.js";
import type { ValueView } from "../libraries/value-view.js";
import { constructsOf, propsOf } from "./construct.js";
import type { ProgramView } from "./program-view.js";
import { telling } from "./resource-name.js";

export type Grant = DeployedFact["grants"][number];

/** Properties in which policies, and roles with policies, are found. */
const holders = ["initialPolicy", "policies", "customTaskPolicies", "additionalPolicies", "statements", "permissions", "role", "taskRole", "inlinePolicies", "launchTemplate", "mixedInstancesPolicy", "taskDefinition"];
const maxDepth = 5;

export function grantsIn(program: ProgramView, props: ValueView): Grant[] {
  return distinct(within(program, props, 0));
}

function within(program: ProgramView, props: ValueView, depth: number): Grant[] {
  if (depth > maxDepth) return [];
  return holders.flatMap((name) => props.prop(name).elements().flatMap((one) => fromHolder(program, one, depth)));
}

function fromHolder(program: ProgramView, view: ValueView, depth: number): Grant[] {
  const objects = [...constructsOf(program.engine, view.values).map(propsOf), ...(view.is("object") ? [view] : [])];
  return objects.flatMap((one) => [...statement(one), ...within(program, one, depth + 1)]);
}

/** `{ actions: ["sqs:SendMessage"], resources: [queue.queueArn] }`. */
export function statement(props: ValueView): Grant[] {
  const actions = props.prop("actions", "Action").elements().flatMap((one) => one.constants());
  const names = props.prop("resources", "Resource").elements().map(telling).filter((name) => name !== undefined);
  return policyActions.filter(({ action }) => actions.some((one) => action.test(one))).flatMap(({ access, system, kind }) => names.map((name): Grant => ({ access, resource: { system, kind, name } })));
}

function distinct(grants: readonly Grant[]): Grant[] {
  return [...new Map(grants.map((one) => [JSON.stringify(one), one])).values()];
}
