/** Rules of load balancers: which path leads to which container. */
import type { RouteRule } from "../../model/layout.js";
import { gatewayRule } from "../gateways/gateway-rule.js";
import { evidenceOf, type TerraformResource } from "./terraform-resource.js";
import { isRecord, plainText, type TerraformRecord, type TerraformValue } from "./terraform-value.js";

/** The rules of one listener or listener rule; none for others. */
export function balancerRules(resource: TerraformResource, all: readonly TerraformResource[]): RouteRule[] {
  const isRule = /^aws_(?:alb|lb)_listener_rule$/.test(resource.type);
  if (!isRule && !/^aws_(?:alb|lb)_listener$/.test(resource.type)) return [];
  const { record } = resource;
  const conditions = members(record["condition"]);
  const values = (name: string) => conditions.flatMap((each) => [...members(each[name]), each]).flatMap((each) => texts(each["values"]));
  const paths = isRule ? values("path_pattern").filter((each) => each.startsWith("/")) : ["/"];
  const publicHost = values("host_header").find((each) => /^[\w-]+(?:\.[\w-]+)+$/.test(each));
  const { file, line } = evidenceOf(resource);
  return members(record[isRule ? "action" : "default_action"]).flatMap((action) => {
    const container = containerBehind(action, all);
    return container === undefined ? [] : (paths.length > 0 ? [...new Set(paths)] : ["/"]).flatMap((path) => gatewayRule({ publicHost, path, target: container }, { file, line, detector: "terraform", reason: `${resource.type} ${resource.label}` }));
  });
}

/** The service of the cluster that registers its container with the target group. */
function containerBehind(action: TerraformRecord, all: readonly TerraformResource[]): string | undefined {
  const group = plainText(action["target_group_arn"]) ?? plainText(members(members(action["forward"])[0]?.["target_group"])[0]?.["arn"]);
  if (group === undefined) return undefined;
  for (const service of all.filter((each) => each.type === "aws_ecs_service")) {
    const found = members(service.record["load_balancer"]).find((each) => plainText(each["target_group_arn"]) === group);
    if (found) return plainText(found["container_name"]);
  }
  return undefined;
}

function members(value: TerraformValue | undefined): TerraformRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : isRecord(value) ? [value] : [];
}

function texts(value: TerraformValue | undefined): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((each) => plainText(each) ?? []);
}
