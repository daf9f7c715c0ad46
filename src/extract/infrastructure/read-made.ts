/** What the making of a construct says: `new Function(…)`, `new Subscription(…)`, `new Rule(…)`, `new StringParameter(…)`. */
import { deployedName } from "../../model/deployed-name.js";
import type { Deployable, DeployedFact, ResourceReference } from "../../model/facts.js";
import { printTemplate } from "../../model/template.js";
import type { FactDraft } from "../libraries/draft.js";
import type { ValueView } from "../libraries/value-view.js";
import { constructsOf, nameOfClass, propsOf, type Construct } from "./construct.js";
import { deployableNamed, deployableOf } from "./deployable.js";
import { environmentOf, secret } from "./environment.js";
import { grantsIn } from "./policies.js";
import { resourcesIn, type ProgramView } from "./program-view.js";
import { telling } from "./resource-name.js";
import { routesMade } from "./routes.js";
import { startedByCommands } from "./machines.js";
import { deliver, targetsOf } from "./targets.js";

/** Facts of one construct. */
export function readMade(program: ProgramView, construct: Construct): FactDraft[] {
  const className = nameOfClass(construct);
  const deployable = deployableOf(construct);
  if (deployable) return [deployed(startedByCommands(program, construct, deployable), { environment: environmentOf(program, propsOf(construct)), grants: grantsIn(program, propsOf(construct)) })];
  if (/Parameter$/.test(className)) return setting(construct);
  if (/Subscription$/.test(className)) return subscription(program, construct);
  if (/EventSourceMapping$/.test(className)) return mapping(program, construct);
  if (/^(?:Cfn)?Pipe$/.test(className)) return pipe(program, construct);
  if (/^(?:Cfn)?(?:Event)?Rule$/.test(className)) return rule(program, construct);
  return routesMade(program, construct);
}

type Known = Partial<Pick<DeployedFact, "environment" | "receives" | "serves" | "grants">>;

/** What is further said of a deployable, if it is anything. */
export function given(what: Deployable, known: Known): FactDraft[] {
  return Object.values(known).some((list) => list.length > 0) ? [deployed(what, known)] : [];
}

/** What is known of a deployable, if it is only that it is one. */
export function deployed(what: Deployable, known: Known): FactDraft {
  return { type: "deployed", what, environment: known.environment ?? [], receives: known.receives ?? [], serves: known.serves ?? [], grants: known.grants ?? [] };
}

function setting(construct: Construct): FactDraft[] {
  const props = propsOf(construct);
  const name = props.prop("parameterName", "name");
  const value = telling(props.prop("stringValue", "value"));
  const first = name.is("text") ? name.text()[0] : undefined;
  return first && value && !secret.test(printTemplate(first)) ? [{ type: "setting-given", name: deployedName(first), value }] : [];
}

/** `new Subscription(this, "Orders", { topic, endpoint: queue.queueArn, protocol })`. */
function subscription(program: ProgramView, construct: Construct): FactDraft[] {
  const props = propsOf(construct);
  const [topic] = resourcesIn(program, props.prop("topic", "topicArn"));
  return topic ? deliver(program, topic, props.prop("endpoint", "subscription")) : [];
}

function mapping(program: ProgramView, construct: Construct): FactDraft[] {
  const props = propsOf(construct);
  const receives = resourcesIn(program, props.prop("eventSourceArn"));
  const target = props.prop("target", "functionName", "function");
  const what = constructsOf(program.engine, target.values).flatMap((one) => deployableOf(one) ?? [])[0] ?? deployableNamed(target);
  return what ? given(what, { receives }) : [];
}

/** `new CfnPipe(this, "Orders", { source: queue.queueArn, target: stateMachine.stateMachineArn })`. */
function pipe(program: ProgramView, construct: Construct): FactDraft[] {
  const props = propsOf(construct);
  const [source] = resourcesIn(program, props.prop("source"));
  return source ? deliver(program, source, props.prop("target")) : [];
}

/** Rules that pass on what happens; those that only wake something up on a schedule carry no data. */
function rule(program: ProgramView, construct: Construct): FactDraft[] {
  const props = propsOf(construct);
  return eventsOf(program, props).flatMap((event) => targetsOf(props.prop("targets")).flatMap((target) => deliver(program, event, target)));
}

/** The events that a rule selects: by their type, else the whole bus. */
export function eventsOf(program: ProgramView, props: ValueView): ResourceReference[] {
  const pattern = props.prop("eventPattern");
  const types = pattern.prop("detailType", "detail-type").elements().map(telling).filter((name) => name !== undefined);
  const buses = resourcesIn(program, props.prop("eventBus", "eventBusName"));
  if (!pattern.exists) return [];
  return types.length ? types.map((name) => ({ system: "aws.eventbridge", kind: "event", name })) : buses;
}
