/** Machines start what their scripts say: `systemctl start orders`, `docker run acme/orders`, `dpkg -i orders_1.0.deb`. */
import type { Deployable } from "../../model/facts.js";
import type { ValueView } from "../libraries/value-view.js";
import { textsOf } from "./deployable.js";
import { constructsOf, propsOf, type Construct } from "./construct.js";
import type { ProgramView } from "./program-view.js";

const started = [/\bsystemctl\s+(?:start|restart|enable(?:\s+--now)?)\s+([\w.@-]+)/g, /\bservice\s+([\w.-]+)\s+(?:re)?start\b/g, /\bdpkg\s+-i\s+(?:\S*\/)?([\w.-]+?)(?:_\S*)?\.deb\b/g, /\b(?:pm2|forever)\s+start\s+(\S+)/g, /\bdocker\s+run\b[^\n]*?\s([\w./-]+\/[\w.-]+)(?::[\w.{}-]+)?(?:\s|$)/g];
const systemServices = /^(?:docker|nginx|amazon-\S+|awslogs\S*|codedeploy\S*|ssh\S*|cron\S*|rsyslog|collectd|datadog\S*|containerd)(?:\.service)?$/;

/** The machine with the names of what its script starts; anything else as it is. */
export function startedByCommands(program: ProgramView, construct: Construct, deployable: Deployable): Deployable {
  const scripts = scriptsOf(program, construct, 0);
  if (!scripts.length) return deployable;
  const names = scripts.flatMap((script) => started.flatMap((pattern) => [...script.matchAll(pattern)].map((match) => (match[1] ?? "").replace(/\.service$/, "").replace(/^.*\//, "")))).filter((name) => name !== "" && !systemServices.test(name));
  return { ...deployable, names: [...new Set([...deployable.names, ...names])] };
}

/** Its own script, or that of its launch template. */
function scriptsOf(program: ProgramView, construct: Construct, depth: number): string[] {
  if (depth > 2) return [];
  const props = propsOf(construct);
  const data = props.prop("userData");
  const template = props.prop("mixedInstancesPolicy").prop("launchTemplate");
  return [...textsOf(data), ...commandsOf(program, data), ...[props.prop("launchTemplate"), template].flatMap((one) => constructsOf(program.engine, one.values).flatMap((inner) => scriptsOf(program, inner, depth + 1)))];
}

function commandsOf(program: ProgramView, data: ValueView): string[] {
  return constructsOf(program.engine, data.values).flatMap((one) => [...(program.commands.get(placeOf(one)) ?? []), ...one.args.flatMap((argument) => textsOf(argument))]);
}

/** Tells one construct from another by where it is made. */
export const placeOf = ({ node }: Construct): string => `${node.getSourceFile().fileName}:${node.pos}`;
