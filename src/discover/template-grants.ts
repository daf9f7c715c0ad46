/** What functions of a template may do: policy statements, and the ready-made policies of SAM. */
import { policyActions } from "../knowledge/cloud-resources.js";
import type { DeployedFact } from "../model/facts.js";
import { arrayOf, recordOf, textOf, textsOf } from "./plain-values.js";
import type { TemplateScope } from "./template-scope.js";

export type Grant = DeployedFact["grants"][number];

/** Names of the policies: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html. */
const readyMade: readonly { policy: RegExp; name: string; access: Grant["access"][]; system: string; kind: Grant["resource"]["kind"] }[] = [
  { policy: /^SQSSendMessagePolicy$/, name: "QueueName", access: ["send"], system: "aws_sqs", kind: "queue" },
  { policy: /^SQSPollerPolicy$/, name: "QueueName", access: ["receive"], system: "aws_sqs", kind: "queue" },
  { policy: /^SNSPublishMessagePolicy$/, name: "TopicName", access: ["send"], system: "aws.sns", kind: "topic" },
  { policy: /^EventBridgePutEventsPolicy$/, name: "EventBusName", access: ["send"], system: "aws.eventbridge", kind: "event" },
  { policy: /^KinesisCrudPolicy$/, name: "StreamName", access: ["send"], system: "aws.kinesis", kind: "stream" },
  { policy: /^DynamoDBReadPolicy$/, name: "TableName", access: ["read"], system: "aws.dynamodb", kind: "table" },
  { policy: /^DynamoDBWritePolicy$/, name: "TableName", access: ["write"], system: "aws.dynamodb", kind: "table" },
  { policy: /^DynamoDBCrudPolicy$/, name: "TableName", access: ["read", "write"], system: "aws.dynamodb", kind: "table" },
  { policy: /^S3ReadPolicy$/, name: "BucketName", access: ["read"], system: "aws.s3", kind: "bucket" },
  { policy: /^S3WritePolicy$/, name: "BucketName", access: ["write"], system: "aws.s3", kind: "bucket" },
  { policy: /^S3CrudPolicy$/, name: "BucketName", access: ["read", "write"], system: "aws.s3", kind: "bucket" },
];

/** All grants of a list of policies or statements. */
export function grantsOf(scope: TemplateScope, policies: unknown): Grant[] {
  return arrayOf(policies).flatMap((policy) => {
    const record = recordOf(policy);
    const statements = record["Statement"] === undefined ? [policy] : arrayOf(record["Statement"]);
    return [...statements.flatMap((one) => statement(scope, recordOf(one))), ...Object.entries(record).flatMap(([name, options]) => fromReadyMade(scope, name, recordOf(options)))];
  });
}

function fromReadyMade(scope: TemplateScope, policy: string, options: Record<string, unknown>): Grant[] {
  const found = readyMade.find((one) => one.policy.test(policy));
  const resource = found && scope.resourceIn(options[found.name], found);
  return found && resource ? found.access.map((access) => ({ access, resource: { system: found.system, kind: found.kind, name: resource.name } })) : [];
}

function statement(scope: TemplateScope, written: Record<string, unknown>): Grant[] {
  if (textOf(written["Effect"]) === "Deny") return [];
  const actions = textsOf(written["Action"]);
  return policyActions.filter(({ action }) => actions.some((one) => action.test(one))).flatMap(({ access, system, kind }) => arrayOf(written["Resource"]).flatMap((one) => {
    const resource = scope.resourceIn(one, { system, kind });
    return resource && resource.system === system ? [{ access, resource: { system, kind, name: resource.name } }] : [];
  }));
}
