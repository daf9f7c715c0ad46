/**
 * Container images that are infrastructure, by repository name without registry and tag.
 * In: nothing. Out: a table. Sources: the official images of Docker Hub and the images their makers publish;
 * system names as OpenTelemetry's `db.system.name` and `messaging.system` have them.
 */
export interface InfrastructureImage {
  /** Matches the repository (`bitnami/kafka`), never the tag. */
  image: RegExp;
  system: string;
  category: "datastore" | "broker" | "other";
  ports: number[];
  /** Where the image is published. */
  source: string;
}

const hub = "hub.docker.com";
const own = (vendor: string) => `images of ${vendor}`;

/** The first match decides. */
export const infrastructureImages: readonly InfrastructureImage[] = [
  { image: /(?:^|\/)(?:kafdrop|kafka-ui|redis-?commander|redisinsight|pgadmin4?|pgbouncer|phpmyadmin|adminer|mongo-express|kibana|opensearch-dashboards|akhq|kowl|redpandadata\/console|bull-?board|cmak|dbgate|sqlpad|cloudbeaver|(?:cp-)?schema-registry|(?:cp-)?kafka-connect|cp-kafka-rest|(?:cp-)?ksqldb\S*|[\w-]+[-_]exporter)$/, system: "tool", category: "other", ports: [], source: hub },
  { image: /(?:^|\/)(?:postgres|postgresql|postgis|pgvector|timescaledb|timescaledb-ha|supabase\/postgres|cloudnative-pg\/postgresql|alloydbomni)$/, system: "postgresql", category: "datastore", ports: [5432], source: hub },
  { image: /(?:^|\/)(?:cockroach|cockroachdb)$/, system: "cockroachdb", category: "datastore", ports: [26257], source: own("Cockroach Labs") },
  { image: /(?:^|\/)(?:mysql|mysql-server|percona|percona-server)$/, system: "mysql", category: "datastore", ports: [3306], source: hub },
  { image: /(?:^|\/)(?:mariadb|mariadb-galera)$/, system: "mariadb", category: "datastore", ports: [3306], source: hub },
  { image: /(?:^|\/)(?:mongo|mongodb|mongodb-community-server|percona-server-mongodb|mongodb-sharded|mongodb-replica-set|mongodb-atlas-local)$/, system: "mongodb", category: "datastore", ports: [27017], source: hub },
  { image: /(?:^|\/)(?:redis|redis-stack|redis-stack-server|redis-cluster|valkey|keydb|dragonfly|redis-sentinel)$/, system: "redis", category: "datastore", ports: [6379], source: hub },
  { image: /(?:^|\/)memcached$/, system: "memcached", category: "datastore", ports: [11211], source: hub },
  { image: /(?:^|\/)(?:elasticsearch|elasticsearch-oss)$/, system: "elasticsearch", category: "datastore", ports: [9200], source: own("Elastic") },
  { image: /(?:^|\/)opensearch$/, system: "opensearch", category: "datastore", ports: [9200], source: own("OpenSearch") },
  { image: /(?:^|\/)(?:meilisearch)$/, system: "meilisearch", category: "datastore", ports: [7700], source: own("Meilisearch") },
  { image: /(?:^|\/)(?:typesense)$/, system: "typesense", category: "datastore", ports: [8108], source: own("Typesense") },
  { image: /(?:^|\/)(?:solr)$/, system: "solr", category: "datastore", ports: [8983], source: hub },
  { image: /(?:^|\/)(?:clickhouse|clickhouse-server)$/, system: "clickhouse", category: "datastore", ports: [8123, 9000], source: own("ClickHouse") },
  { image: /(?:^|\/)(?:cassandra|scylla)$/, system: "cassandra", category: "datastore", ports: [9042], source: hub },
  { image: /(?:^|\/)(?:influxdb)$/, system: "influxdb", category: "datastore", ports: [8086], source: hub },
  { image: /(?:^|\/)(?:couchdb)$/, system: "couchdb", category: "datastore", ports: [5984], source: hub },
  { image: /(?:^|\/)(?:couchbase|couchbase-server|server-sandbox)$/, system: "couchbase", category: "datastore", ports: [8091, 11210], source: hub },
  { image: /(?:^|\/)(?:neo4j)$/, system: "neo4j", category: "datastore", ports: [7687, 7474], source: hub },
  { image: /(?:^|\/)(?:arangodb)$/, system: "arangodb", category: "datastore", ports: [8529], source: hub },
  { image: /(?:^|\/)(?:rethinkdb)$/, system: "rethinkdb", category: "datastore", ports: [28015], source: hub },
  { image: /(?:^|\/)(?:surrealdb)$/, system: "surrealdb", category: "datastore", ports: [8000], source: hub },
  { image: /(?:^|\/)(?:dgraph)$/, system: "dgraph", category: "datastore", ports: [9080, 8080], source: hub },
  { image: /(?:^|\/)(?:qdrant)$/, system: "qdrant", category: "datastore", ports: [6333], source: own("Qdrant") },
  { image: /(?:^|\/)(?:weaviate)$/, system: "weaviate", category: "datastore", ports: [8080], source: own("Weaviate") },
  { image: /(?:^|\/)(?:milvus)$/, system: "milvus", category: "datastore", ports: [19530], source: own("Milvus") },
  { image: /(?:^|\/)(?:chroma|chromadb)$/, system: "chroma", category: "datastore", ports: [8000], source: own("Chroma") },
  { image: /(?:^|\/)(?:azure-sql-edge|mssql\/server|mssql-server-linux|mssql)$/, system: "microsoft.sql_server", category: "datastore", ports: [1433], source: own("Microsoft") },
  { image: /(?:^|\/)(?:oracle-xe|oracle-free|database\/(?:free|express|enterprise))$/, system: "oracle.db", category: "datastore", ports: [1521], source: own("Oracle") },
  { image: /(?:^|\/)(?:db2|db2_community\/db2)$/, system: "ibm.db2", category: "datastore", ports: [50000], source: own("IBM") },
  { image: /(?:^|\/)(?:minio|minio\/minio|seaweedfs|rustfs|dxflrs\/garage|s3server|cloudserver|s3mock|s3ninja|fake-s3)$/, system: "aws.s3", category: "datastore", ports: [9000], source: own("MinIO") },
  { image: /(?:^|\/)(?:(?:aws-)?dynamodb-local|dynalite)$/, system: "aws.dynamodb", category: "datastore", ports: [8000], source: own("Amazon") },
  { image: /(?:^|\/)(?:fake-gcs-server)$/, system: "gcp.storage", category: "datastore", ports: [4443], source: hub },
  { image: /(?:^|\/)(?:azure-storage\/azurite|azurite)$/, system: "azure.blob", category: "datastore", ports: [10000], source: own("Microsoft") },
  { image: /(?:^|\/)(?:etcd)$/, system: "etcd", category: "datastore", ports: [2379], source: hub },
  { image: /(?:^|\/)(?:eventstore|eventstoredb|kurrentdb)$/, system: "eventstoredb", category: "datastore", ports: [2113], source: hub },
  { image: /(?:^|\/)(?:kafka|cp-kafka|cp-server|kafka-native|confluent-local|fast-data-dev|strimzi\/kafka|redpanda|wurstmeister\/kafka)$/, system: "kafka", category: "broker", ports: [9092], source: hub },
  { image: /(?:^|\/)(?:rabbitmq|lavinmq)$/, system: "rabbitmq", category: "broker", ports: [5672], source: hub },
  { image: /(?:^|\/)(?:nats|nats-streaming)$/, system: "nats", category: "broker", ports: [4222], source: hub },
  { image: /(?:^|\/)(?:activemq|activemq-artemis|activemq-classic|artemis)$/, system: "activemq", category: "broker", ports: [61616, 5672], source: hub },
  { image: /(?:^|\/)(?:pulsar|pulsar-all|pulsar-standalone)$/, system: "pulsar", category: "broker", ports: [6650], source: own("Apache") },
  { image: /(?:^|\/)(?:rocketmq)$/, system: "rocketmq", category: "broker", ports: [9876], source: own("Apache") },
  { image: /(?:^|\/)(?:eclipse-mosquitto|emqx|hivemq4|hivemq-ce|vernemq)$/, system: "mqtt", category: "broker", ports: [1883], source: hub },
  { image: /(?:^|\/)(?:elasticmq|elasticmq-native|alpine-sqs|goaws)$/, system: "aws_sqs", category: "broker", ports: [9324], source: hub },
  { image: /(?:^|\/)(?:gcloud-pubsub-emulator|pubsub-emulator)$/, system: "gcp_pubsub", category: "broker", ports: [8085], source: hub },
  { image: /(?:^|\/)(?:servicebus-emulator)$/, system: "servicebus", category: "broker", ports: [5672], source: own("Microsoft") },
  { image: /(?:^|\/)(?:nsqd?|nsqio\/nsq)$/, system: "nsq", category: "broker", ports: [4150], source: hub },
  { image: /(?:^|\/)(?:zookeeper|cp-zookeeper)$/, system: "zookeeper", category: "other", ports: [2181], source: hub },
  { image: /(?:^|\/)(?:localstack|localstack-pro|localstack-full|moto|motoserver)$/, system: "aws", category: "other", ports: [4566], source: own("LocalStack") },
  { image: /(?:^|\/)(?:vault|consul|nomad|openbao)$/, system: "configuration", category: "other", ports: [8200, 8500], source: own("HashiCorp") },
  { image: /(?:^|\/)(?:traefik|haproxy|envoy|caddy|kong|kong-gateway|krakend|apisix|tyk-gateway|nginx-proxy|nginx-proxy-manager|ingress-nginx\/controller|nginx-ingress-controller|kube-webhook-certgen|swag|acme-companion|letsencrypt-nginx-proxy-companion|cloudflared|ngrok)$/, system: "proxy", category: "other", ports: [80], source: hub },
  { image: /(?:^|\/)(?:prometheus|grafana|grafana-oss|loki|promtail|tempo|mimir|grafana\/alloy|grafana\/agent|pyroscope|jaeger|jaegertracing\/all-in-one|zipkin|opentelemetry-collector(?:-contrib|-k8s)?|otel-collector|otelcol|otel-lgtm|alertmanager|pushgateway|node-exporter|cadvisor|statsd|graphite-statsd|graphite|datadog\/agent|dd-agent|fluentd|fluent-bit|logstash|filebeat|metricbeat|apm-server|beats\/heartbeat|timberio\/vector|datalust\/seq|signoz\S*|sentry|uptime-kuma|netdata|gelf\S*|graylog|telegraf|kapacitor|chronograf|skywalking\S*|aspire-dashboard)$/, system: "observability", category: "other", ports: [], source: hub },
  { image: /(?:^|\/)(?:mailhog|mailpit|mailcatcher|maildev|inbucket|smtp4dev|greenmail\S*|mailslurper|fake-smtp\S*|postfix|exim)$/, system: "smtp", category: "other", ports: [1025, 25], source: hub },
  { image: /(?:^|\/)(?:liquibase|flyway|adp-postgres-migration|dbmate|migrate\/migrate|arigaio\/atlas|sqitch)$/, system: "migration", category: "other", ports: [], source: hub },
  { image: /(?:^(?:busybox|alpine|ubuntu|debian|hello-world|registry|docker|bash)|(?:^|\/)(?:watchtower|portainer|portainer-ce|autoheal|curlimages\/curl|dind|wait-for-it|dockerize|aws-cli|minio\/mc|selenium\/\S+|standalone-(?:chrome|firefox|chromium)\S*|node-chrome|node-firefox|browserless|browserless\/chrome|gotenberg|swagger-ui|swagger-editor|redoc|sonarqube|jenkins|gitea|drone|verdaccio|wiremock|mockserver|mock-server|prism|pact-broker|openapi-mock|mountebank|toxiproxy|jmeter\S*|k6|locust|artillery|gatling|zap2docker-stable|zaproxy|stripe-cli|stripe-mock|unleash-server|fake-\w+))$/, system: "tool", category: "other", ports: [], source: hub },
];

/** Images of language runtimes and plain web servers: what runs in them is mounted or copied. */
export const runtimeImages: readonly { image: RegExp; language?: string }[] = [
  { image: /(?:^|\/)(?:node|nodejs|node-alpine|cimg\/node|circleci\/node|deno|oven\/bun|bun)(?:$|-)/, language: "javascript" },
  { image: /(?:^|\/)(?:python|pypy|uvicorn-gunicorn\S*)$/, language: "python" },
  { image: /(?:^|\/)(?:golang|go)$/, language: "go" },
  { image: /(?:^|\/)(?:openjdk|eclipse-temurin|amazoncorretto|maven|gradle|tomcat|jetty|jre|jdk|alpine-java|alpine-oraclejdk8|adoptopenjdk|java|distroless\/java\S*|wildfly|corretto|zulu-openjdk\S*|graalvm\S*)$/, language: "java" },
  { image: /(?:^|\/)(?:php|composer|php-fpm)$/, language: "php" },
  { image: /(?:^|\/)(?:ruby|rails)$/, language: "ruby" },
  { image: /(?:^|\/)(?:rust)$/, language: "rust" },
  { image: /(?:^|\/)(?:dotnet\/\S+|aspnet|sdk)$/, language: "csharp" },
  { image: /(?:^|\/)(?:elixir|erlang)$/, language: "elixir" },
  { image: /(?:^|\/)(?:nginx|nginx-unprivileged|httpd|openresty)$/ },
];

/** `docker.io/bitnami/kafka:3.5@sha256:…` → `bitnami/kafka`. */
export function imageRepository(image: string): string {
  const bare = image.replace(/@sha256:.*$/, "").replace(/:[^:/]*$/, "");
  return bare.toLowerCase().replace(/^(?:[\w-]+\.[\w.-]+(?::\d+)?|localhost(?::\d+)?)\//, "").replace(/^library\//, "");
}

/** What the image is known as, if it is infrastructure. */
export function infrastructureOfImage(image: string): InfrastructureImage | undefined {
  const repository = imageRepository(image);
  return infrastructureImages.find((each) => each.image.test(repository));
}
