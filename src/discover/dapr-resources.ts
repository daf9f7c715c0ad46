/** Dapr's components and subscriptions, as manifests for Kubernetes or in the folder of a sidecar. Which service is meant is decided in link. */
import { daprComponent } from "../knowledge/dapr-components.js";
import type { ComponentGivenFact, SubscriptionGivenFact } from "../model/facts.js";
import { serverOf } from "./dapr-metadata.js";
import type { Resource } from "./kubernetes-resource.js";
import { arrayOf, recordOf, textOf, textsOf } from "./plain-values.js";
import { evidenceAt } from "./tree.js";

/** What one resource says; nothing for other kinds. */
export function daprFacts(resource: Resource): (ComponentGivenFact | SubscriptionGivenFact)[] {
  if (textOf(resource.value["apiVersion"])?.startsWith("dapr.io/") !== true) return [];
  if (resource.kind === "Component") return component(resource);
  return resource.kind === "Subscription" ? subscription(resource) : [];
}

const evidence = (resource: Resource) => evidenceAt(resource.file, resource.lineOf(["metadata", "name"]), { detector: "dapr", reason: `${resource.kind} ${resource.name}` });

function component(resource: Resource): ComponentGivenFact[] {
  const spec = recordOf(resource.value["spec"]);
  const known = daprComponent(textOf(spec["type"]) ?? "");
  if (!known) return [];
  const settings = new Map(arrayOf(spec["metadata"]).map(recordOf).flatMap((one): [string, string][] => [[textOf(one["name"]) ?? "", textOf(one["value"]) ?? ""]]));
  const address = serverOf(settings);
  return [{ type: "component-given", name: resource.name, ...known, ...(address ? { connection: [[address]] } : {}), evidence: evidence(resource), confidence: "certain" }];
}

/** `route`, or `routes.default` and those of the rules. */
function subscription(resource: Resource): SubscriptionGivenFact[] {
  const spec = recordOf(resource.value["spec"]);
  const topic = textOf(spec["topic"]);
  const broker = textOf(spec["pubsubname"]);
  if (!topic || !broker) return [];
  const routes = recordOf(spec["routes"]);
  const paths = [spec["route"], routes["default"], ...arrayOf(routes["rules"]).map((rule) => recordOf(rule)["path"])].flatMap((one) => textOf(one) ?? []);
  return [{ type: "subscription-given", component: broker, channel: [topic], services: textsOf(resource.value["scopes"]), routes: paths, evidence: evidence(resource), confidence: "certain" }];
}
