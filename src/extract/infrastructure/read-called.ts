/** What calls on constructs say: `fn.addEventSource(new SqsEventSource(queue))`, `topic.addSubscription(…)`, `queue.grantSendMessages(fn)`. */
import type { ts } from "ts-morph";
import type { DeployedFact } from "../../model/facts.js";
import { printTemplate } from "../../model/template.js";
import type { FactDraft } from "../libraries/draft.js";
import type { ValueView } from "../libraries/value-view.js";
import type { LibraryValue } from "../values/value.js";
import { constructsOf, idOf, nameOfClass, propsOf, type Construct } from "./construct.js";
import { deployableNamed, deployableOf, inlineDeployable } from "./deployable.js";
import { entry, environmentOf } from "./environment.js";
import { startedByCommands } from "./machines.js";
import { statement } from "./policies.js";
import { resourcesIn, type ProgramView } from "./program-view.js";
import { deployed, eventsOf, given } from "./read-made.js";
import { resourceOf } from "./resource-name.js";
import { routesCalled } from "./routes.js";
import { deliver, deployableIn, targetsOf } from "./targets.js";

export interface ConstructCall {
  handle: LibraryValue;
  node: ts.Node;
  args: readonly ValueView[];
}

/** Facts of one call. */
export function readCalled(program: ProgramView, call: ConstructCall): FactDraft[] {
  const { handle, args } = call;
  if (/^(?:addMethod|addRoutes|route)$/.test(handle.name)) return routesCalled(program, handle, args);
  const owner = constructsOf(program.engine, handle.parent ? [handle.parent] : [])[0];
  if (!owner) return [];
  if (/^grant\w*$/.test(handle.name)) return granted(program, owner, call);
  const resource = resourceOf(owner);
  if (resource) return passedOn(program, owner, call);
  if (handle.name === "addTarget") return eventsOf(program, propsOf(owner)).flatMap((event) => (args[0] ? deliver(program, event, args[0]) : []));
  if (/^(?:addService|addTask)$/.test(handle.name)) return service(program, call);
  return toDeployable(program, owner, call);
}

/** `topic.addSubscription(…)`, `bucket.addEventNotification(…)`, `queue.subscribe(handler)`, `bus.subscribe(name, handler)`, `table.subscribe(…)`. */
function passedOn(program: ProgramView, owner: Construct, { handle, args }: ConstructCall): FactDraft[] {
  const resource = resourceOf(owner);
  if (!resource || !/^(?:addSubscription|addEventNotification|addObject\w*Notification|subscribe\w*|addConsumer|addTargets|addNotifications|notify|addSubscribers|on\w+|onEvent)$/.test(handle.name)) return [];
  const targets = args.flatMap((one) => (handle.name === "notify" ? one.prop("notifications").elements().map((each) => each.prop("function", "queue", "topic")) : targetsOf(one)));
  const fitting = targets.filter((one) => inlineDeployable(program.engine, one, "") !== undefined || constructsOf(program.engine, one.values).length > 0);
  return fitting.slice(-1).flatMap((target) => toInline(program, resource, { target, name: printTemplate(idOf(owner) ?? [nameOfClass(owner)]) }));
}

/** A subscriber that is written right there, with its own environment, or one made elsewhere. */
function toInline(program: ProgramView, resource: NonNullable<ReturnType<typeof resourceOf>>, { target, name }: { target: ValueView; name: string }): FactDraft[] {
  const what = target.is("object") || target.is("text") ? inlineDeployable(program.engine, target, `${name}Subscriber`) : undefined;
  return what ? given(what, { receives: [resource], environment: environmentOf(program, target) }) : deliver(program, resource, target);
}

function toDeployable(program: ProgramView, owner: Construct, { handle, args }: ConstructCall): FactDraft[] {
  const known = deployableOf(owner);
  const what = known && startedByCommands(program, owner, known);
  if (handle.name === "addContainer") return container(program, owner, args);
  if (!what) return [];
  switch (handle.name) {
    case "addEventSource": {
      const receives = constructsOf(program.engine, args[0]?.values ?? []).flatMap((source) => resourcesIn(program, source.args[0]));
      return receives.length ? given(what, { receives }) : [];
    }
    case "addEventSourceMapping":
      return args[1] ? given(what, { receives: resourcesIn(program, args[1].prop("eventSourceArn")) }) : [];
    case "addEnvironment":
      return args[1] ? given(what, { environment: entry(program, args[0]?.constant() ?? "", args[1]) }) : [];
    case "addToRolePolicy":
    case "addToPrincipalPolicy":
    case "addToPolicy":
    case "attachInlinePolicy":
      return given(what, { grants: constructsOf(program.engine, args[0]?.values ?? []).flatMap((one) => [...statement(propsOf(one)), ...propsOf(one).prop("statements").elements().flatMap((each) => constructsOf(program.engine, each.values).flatMap((inner) => statement(propsOf(inner))))]) });
    default:
      return [];
  }
}

/** `taskDefinition.addContainer("orders", { image, environment })`. */
function container(program: ProgramView, owner: Construct, args: readonly ValueView[]): FactDraft[] {
  const made: Construct = { ...owner, path: ".Container", args };
  const what = deployableOf(made);
  return what ? given(what, { environment: environmentOf(program, propsOf(made)) }) : [];
}

/** SST: `cluster.addService("Orders", { image, environment })`. */
function service(program: ProgramView, { args, node }: ConstructCall): FactDraft[] {
  const options = args[1];
  const named = args[0] && deployableNamed(args[0]);
  if (!options || !named) return [];
  const made: Construct = { engine: program.engine, package: "sst", path: ".Service", node, args };
  const what = deployableOf(made) ?? named;
  return [deployed({ ...what, folders: [...new Set([...what.folders, ...options.prop("dev").prop("directory").constants()])] }, { environment: environmentOf(program, options) })];
}

const accessOf: readonly { method: RegExp; access: DeployedFact["grants"][number]["access"][] }[] = [
  { method: /^grant(?:SendMessages|Publish|PutEvents\w*|WriteStream)$/, access: ["send"] },
  { method: /^grant(?:ConsumeMessages|ReadStream|StreamRead)$/, access: ["receive"] },
  { method: /^grant(?:Read|ReadData)$/, access: ["read"] },
  { method: /^grant(?:Write|WriteData|Put)$/, access: ["write"] },
  { method: /^grant(?:ReadWrite|ReadWriteData|FullAccess)$/, access: ["read", "write"] },
];

/** `table.grantReadWriteData(fn)`. */
function granted(program: ProgramView, owner: Construct, { handle, args }: ConstructCall): FactDraft[] {
  const resource = resourceOf(owner);
  const access = accessOf.find(({ method }) => method.test(handle.name))?.access ?? [];
  const holder = args[0] && constructsOf(program.engine, args[0].values).flatMap((one) => { const known = deployableOf(one); return known ? [startedByCommands(program, one, known)] : []; })[0];
  const what = holder ?? (args[0] && deployableIn(program, args[0]));
  return resource && what ? given(what, { grants: access.map((one) => ({ access: one, resource })) }) : [];
}
