/** The logical name of a queue, topic, stream, table or bucket: the one that it is given, else its logical id. */
import { cloudResources, otherClouds, type CloudResource } from "../../knowledge/cloud-resources.js";
import { acrossStages, deployedName, lastOfArn } from "../../model/deployed-name.js";
import type { ResourceReference } from "../../model/facts.js";
import type { Template } from "../../model/template.js";
import type { ValueView } from "../libraries/value-view.js";
import { idOf, nameOfClass, propsOf, textOfView, type Construct } from "./construct.js";

/** Things of the same class name that hold no data: of networks, pages, logs and access. */
const otherThings = /(?:Route|Hosted|Log|Task|Delivery|User)(?:Table|Queue|Topic|Bucket)$|(?:ec2|logs|glue|athena|mediaconvert|gamelift|iot|batch|connect|deadline)\.\w+$|Policy|Subscription|Notification|Deployment$/;

/** What kind of resource the class stands for, if it is one. `Queue.fromQueueArn` refers to a queue as well. */
export function resourceOf(construct: Construct): ResourceReference | undefined {
  const className = /\.(\w+)\.(?:from\w+|get|import)$/.exec(construct.path)?.[1] ?? nameOfClass(construct);
  const way = `${construct.package.split(/[/-]/).at(-1) ?? ""}.${className}`;
  if (otherThings.test(construct.path) || otherThings.test(way)) return undefined;
  const found = cloudResources.find(({ type }) => type.test(className));
  const name = found && (/\.(?:from\w+|get|import)$/.test(construct.path) ? importedName(construct) : declaredName(construct, found));
  const system = found && (otherClouds.find((cloud) => cloud.package.test(construct.package))?.systems[found.system] ?? found.system);
  return found && name && system ? { system, kind: found.kind, name } : undefined;
}

function declaredName(construct: Construct, { names }: CloudResource): Template | undefined {
  const id = idOf(construct);
  return telling(propsOf(construct).prop(...names)) ?? (id && deployedName(id));
}

/** `fromQueueArn(this, "Orders", arn)`, `fromTableAttributes(this, "Orders", { tableName })`. */
function importedName(construct: Construct): Template | undefined {
  const given = construct.args[2] ?? construct.args[1];
  const id = idOf(construct);
  const named = given && (telling(given) ?? telling(given.prop("queueArn", "topicArn", "tableName", "tableArn", "bucketName", "bucketArn", "streamArn", "eventBusName", "eventBusArn")));
  return named ?? (id && deployedName(id));
}

/** A name with a word in it, or one that is a setting elsewhere. Alternatives of several stages are one name. */
export function telling(view: ValueView): Template | undefined {
  const texts = view.values.some((value) => value.kind === "text") ? view.text().map((one) => lastOfArn(deployedName(one))) : [];
  const known = texts.filter((one) => one.some((part) => (typeof part === "string" ? /[A-Za-z]{2}/.test(part) : part.name !== "" && part.name.length > 3)));
  return acrossStages(known) ?? known[0];
}

/** The one text by which everything else refers to a construct that is no resource: a function, a service, an API. */
export function ownName(construct: Construct): Template {
  const props = propsOf(construct);
  const given = props.prop("functionName", "serviceName", "stateMachineName", "restApiName", "apiName");
  const id = idOf(construct) ?? [textOfView(props.prop("app", "name")) ?? nameOfClass(construct)];
  return telling(given) ?? deployedName(id);
}
