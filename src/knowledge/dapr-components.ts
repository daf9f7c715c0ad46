/** What stands behind the components of Dapr. Source: https://docs.dapr.io/reference/components-reference/ */

/** What a component is for: the first part of its type. */
export type DaprRole = "state" | "pubsub" | "bindings";

/** The rest of a component's type → system, in OpenTelemetry's names. The longest that fits counts: `azure.servicebus.topics`. */
const systems: Readonly<Record<DaprRole, Readonly<Record<string, string>>>> = {
  state: {
    redis: "redis", postgresql: "postgresql", postgres: "postgresql", cockroachdb: "postgresql", mysql: "mysql", mongodb: "mongodb", cassandra: "cassandra", sqlserver: "mssql", sqlite: "sqlite", memcached: "memcached", couchbase: "couchbase",
    "aws.dynamodb": "aws.dynamodb", "azure.cosmosdb": "azure.cosmosdb", "azure.blobstorage": "azure.blob", "azure.tablestorage": "azure.table", "gcp.firestore": "gcp.firestore", oracledatabase: "oracle.db",
  },
  pubsub: {
    redis: "redis", kafka: "kafka", rabbitmq: "rabbitmq", mqtt: "mqtt", mqtt3: "mqtt", nats: "nats", jetstream: "nats", pulsar: "pulsar", "azure.servicebus": "servicebus", "azure.eventhubs": "eventhubs", "gcp.pubsub": "gcp_pubsub", "aws.snssqs": "aws.sns", "solace.amqp": "activemq",
  },
  bindings: { kafka: "kafka", rabbitmq: "rabbitmq", mqtt3: "mqtt", "aws.sqs": "aws_sqs", "aws.sns": "aws.sns", "aws.kinesis": "aws.kinesis", "azure.storagequeues": "azure.storage_queue", "azure.eventhubs": "eventhubs", "azure.servicebusqueues": "servicebus", "azure.eventgrid": "eventgrid", "gcp.pubsub": "gcp_pubsub" },
};

const isRole = (text: string): text is DaprRole => Object.hasOwn(systems, text);

/** `state.redis` → what it is for, and the system behind it; undefined for types that keep or carry no data, or that nobody knows. */
export function daprComponent(type: string): { role: DaprRole; system: string } | undefined {
  const [role = "", ...rest] = type.toLowerCase().split(".");
  if (!isRole(role)) return undefined;
  for (let length = rest.length; length > 0; length--) {
    const name = rest.slice(0, length).join(".");
    const known = systems[role];
    const system = Object.hasOwn(known, name) ? known[name] : undefined;
    if (system !== undefined) return { role, system };
  }
  return undefined;
}
