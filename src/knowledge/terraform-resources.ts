/**
 * Resources of Terraform providers that a system's data passes through or rests in, and what they are called.
 * Sources: the provider documentation on registry.terraform.io (hashicorp/aws, google, azurerm); system names are OpenTelemetry's.
 */
import type { ChannelKind, DatasetKind } from "../model/graph.js";

export interface NamedResource {
  type: RegExp;
  system: string;
  kind: ChannelKind | DatasetKind;
  /** Attributes that hold its name. */
  names: readonly string[];
}

/** Queues, topics, tables, buckets: their URL, ARN, id and name all stand for their name. The first that fits holds. */
export const namedResources: readonly NamedResource[] = [
  { type: /^aws_sqs_queue$/, system: "aws_sqs", kind: "queue", names: ["name", "name_prefix"] },
  { type: /^aws_sns_topic$/, system: "aws.sns", kind: "topic", names: ["name", "name_prefix"] },
  { type: /^aws_cloudwatch_event_bus$/, system: "aws.eventbridge", kind: "event", names: ["name"] },
  { type: /^aws_kinesis_(?:stream|firehose_delivery_stream)$/, system: "aws.kinesis", kind: "stream", names: ["name"] },
  { type: /^aws_dynamodb(?:_global)?_table$/, system: "aws.dynamodb", kind: "table", names: ["name"] },
  { type: /^aws_s3_bucket$/, system: "aws.s3", kind: "bucket", names: ["bucket", "bucket_prefix"] },
  { type: /^google_pubsub_topic$/, system: "gcp_pubsub", kind: "topic", names: ["name"] },
  { type: /^google_pubsub_subscription$/, system: "gcp_pubsub", kind: "queue", names: ["name"] },
  { type: /^google_cloud_tasks_queue$/, system: "gcp_cloud_tasks", kind: "queue", names: ["name"] },
  { type: /^google_storage_bucket$/, system: "gcp.storage", kind: "bucket", names: ["name"] },
  { type: /^google_bigquery_table$/, system: "gcp.bigquery", kind: "table", names: ["table_id"] },
  { type: /^azurerm_servicebus_queue$/, system: "servicebus", kind: "queue", names: ["name"] },
  { type: /^azurerm_servicebus_topic$/, system: "servicebus", kind: "topic", names: ["name"] },
  { type: /^azurerm_servicebus_subscription$/, system: "servicebus", kind: "queue", names: ["name"] },
  { type: /^azurerm_eventhub$/, system: "eventhubs", kind: "topic", names: ["name"] },
  { type: /^azurerm_storage_container$/, system: "azure.blob", kind: "bucket", names: ["name"] },
  { type: /^azurerm_storage_queue$/, system: "azure.queue", kind: "queue", names: ["name"] },
  { type: /^azurerm_cosmosdb_sql_container$/, system: "azure.cosmosdb", kind: "table", names: ["name"] },
];

/** Modules of registries and of organisations' own, by the words of their source: `terraform-aws-modules/sqs/aws`. */
export const namedModules: readonly (NamedResource & { type: RegExp })[] = [
  { type: /(?:^|[^a-z])sqs/i, system: "aws_sqs", kind: "queue", names: ["name", "queue_name", "sqs_name"] },
  { type: /(?:^|[^a-z])sns/i, system: "aws.sns", kind: "topic", names: ["name", "topic_name", "sns_topic_name"] },
  { type: /dynamodb/i, system: "aws.dynamodb", kind: "table", names: ["name", "table_name"] },
  { type: /(?:^|[^a-z])s3/i, system: "aws.s3", kind: "bucket", names: ["bucket", "bucket_name", "name"] },
  { type: /pub-?sub/i, system: "gcp_pubsub", kind: "topic", names: ["topic", "name"] },
  { type: /cloud-storage/i, system: "gcp.storage", kind: "bucket", names: ["name", "names"] },
];

export interface ServerResource {
  type: RegExp;
  /** Of each engine that may be meant; the attribute `engine` tells which. */
  system: string;
  engines?: Readonly<Record<string, string>>;
  engineAttribute?: string;
  category: "datastore" | "broker";
  names: readonly string[];
  /** Attributes that hold the address under which others reach it. */
  hosts: readonly string[];
  port: number;
}

const sql: Readonly<Record<string, string>> = { postgres: "postgresql", "aurora-postgresql": "postgresql", mysql: "mysql", "aurora-mysql": "mysql", aurora: "mysql", mariadb: "mariadb", POSTGRES: "postgresql", MYSQL: "mysql", SQLSERVER: "microsoft.sql_server" };
const address = ["address", "endpoint", "hostname", "host"] as const;

/** Servers of databases, caches and brokers that a cloud runs. */
export const serverResources: readonly ServerResource[] = [
  { type: /^aws_(?:db_instance|rds_cluster)$/, system: "postgresql", engines: sql, engineAttribute: "engine", category: "datastore", names: ["identifier", "cluster_identifier"], hosts: [...address, "reader_endpoint"], port: 5432 },
  { type: /^aws_docdb_cluster$/, system: "mongodb", category: "datastore", names: ["cluster_identifier"], hosts: [...address, "reader_endpoint"], port: 27017 },
  { type: /^aws_elasticache_(?:cluster|replication_group|serverless_cache)$/, system: "redis", engines: { memcached: "memcached", redis: "redis", valkey: "redis" }, engineAttribute: "engine", category: "datastore", names: ["cluster_id", "replication_group_id", "name"], hosts: [...address, "primary_endpoint_address", "configuration_endpoint_address", "reader_endpoint_address", "cache_nodes", "cluster_address"], port: 6379 },
  { type: /^aws_(?:opensearch|elasticsearch)_domain$/, system: "opensearch", category: "datastore", names: ["domain_name"], hosts: address, port: 443 },
  { type: /^aws_msk_(?:serverless_)?cluster$/, system: "kafka", category: "broker", names: ["cluster_name"], hosts: ["bootstrap_brokers", "bootstrap_brokers_tls", "bootstrap_brokers_sasl_scram", "bootstrap_brokers_sasl_iam"], port: 9092 },
  { type: /^aws_mq_broker$/, system: "activemq", engines: { RabbitMQ: "rabbitmq", ActiveMQ: "activemq" }, engineAttribute: "engine_type", category: "broker", names: ["broker_name"], hosts: ["instances"], port: 5671 },
  { type: /^google_sql_database_instance$/, system: "postgresql", engines: sql, engineAttribute: "database_version", category: "datastore", names: ["name"], hosts: ["connection_name", "private_ip_address", "public_ip_address", "first_ip_address", "ip_address"], port: 5432 },
  { type: /^google_redis_instance$/, system: "redis", category: "datastore", names: ["name"], hosts: ["host"], port: 6379 },
  { type: /^azurerm_postgresql_(?:flexible_)?server$/, system: "postgresql", category: "datastore", names: ["name"], hosts: ["fqdn"], port: 5432 },
  { type: /^azurerm_(?:mysql|mariadb)_(?:flexible_)?server$/, system: "mysql", category: "datastore", names: ["name"], hosts: ["fqdn"], port: 3306 },
  { type: /^azurerm_mssql_server$/, system: "microsoft.sql_server", category: "datastore", names: ["name"], hosts: ["fully_qualified_domain_name"], port: 1433 },
  { type: /^azurerm_redis_cache$/, system: "redis", category: "datastore", names: ["name"], hosts: ["hostname"], port: 6380 },
];

/** Attributes under which a running service is reached: a URL, or a bare host name. */
export const serviceAddresses: Readonly<Record<string, "url" | "host">> = {
  uri: "url",
  url: "url",
  service_url: "url",
  https_trigger_url: "url",
  function_url: "url",
  default_hostname: "host",
  default_site_hostname: "host",
  latest_revision_fqdn: "host",
  fqdn: "host",
};
