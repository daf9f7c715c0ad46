/** All library models, sorted by id. One line each: to add a library, write its file and its example and list it here, or in `server-frameworks`. */
import { agenda } from "./agenda.js";
import { algolia } from "./algolia.js";
import { amqpClients } from "./amqp-clients.js";
import { amqplib } from "./amqplib.js";
import { angular } from "./angular.js";
import { angularJs } from "./angularjs.js";
import { arangodb } from "./arangodb.js";
import { astro } from "./astro.js";
import { awsDataApi } from "./aws-data-api.js";
import { awsDynamodb } from "./aws-dynamodb.js";
import { awsLambda } from "./aws-lambda.js";
import { awsMessaging } from "./aws-messaging.js";
import { awsParameters } from "./aws-parameters.js";
import { awsS3 } from "./aws-s3.js";
import { awilix } from "./awilix.js";
import { axios } from "./axios.js";
import { azureBlob } from "./azure-blob.js";
import { azureMessaging } from "./azure-messaging.js";
import { beeQueue } from "./bee-queue.js";
import { bigquery } from "./bigquery.js";
import { bookshelf } from "./bookshelf.js";
import { browserAutomation } from "./browser-automation.js";
import { browserRequests } from "./browser-requests.js";
import { bull } from "./bull.js";
import { bullmq } from "./bullmq.js";
import { cassandra } from "./cassandra.js";
import { catbox } from "./catbox.js";
import { chroma } from "./chroma.js";
import { classTransformer } from "./class-transformer.js";
import { clickhouse } from "./clickhouse.js";
import { cloudStorage } from "./cloud-storage.js";
import { cloudTasks } from "./cloud-tasks.js";
import { connectRpc } from "./connect-rpc.js";
import { contractClients } from "./contract-clients.js";
import { convict } from "./convict.js";
import { cosmosdb } from "./cosmosdb.js";
import { cote } from "./cote.js";
import { couchbase } from "./couchbase.js";
import { couchdb } from "./couchdb.js";
import { dapr } from "./dapr.js";
import { dotenv } from "./dotenv.js";
import { drizzle } from "./drizzle.js";
import { dynamodbMappers } from "./dynamodb-mappers.js";
import { elasticsearch } from "./elasticsearch.js";
import { electron } from "./electron.js";
import { embeddedDocuments } from "./embedded-documents.js";
import { envVar } from "./env-var.js";
import { envalid } from "./envalid.js";
import { environmentModules } from "./environment-modules.js";
import { fetchApi } from "./fetch.js";
import { files } from "./files.js";
import { firebaseDatabase } from "./firebase-database.js";
import { firestore } from "./firestore.js";
import { formData } from "./form-data.js";
import { fresh } from "./fresh.js";
import { golevelupRabbitmq } from "./golevelup-rabbitmq.js";
import { googlePubsub } from "./google-pubsub.js";
import { got } from "./got.js";
import { graphileWorker } from "./graphile-worker.js";
import { graphqlClient } from "./graphql-client.js";
import { grpcJs } from "./grpc-js.js";
import { h3 } from "./h3.js";
import { hemera } from "./hemera.js";
import { honoClient } from "./hono-client.js";
import { influxdb } from "./influxdb.js";
import { inngest } from "./inngest.js";
import { ioredis } from "./ioredis.js";
import { joi } from "./joi.js";
import { jquery } from "./jquery.js";
import { jsonRpc } from "./json-rpc.js";
import { kafkaNode } from "./kafka-node.js";
import { kafkajs } from "./kafkajs.js";
import { keyv } from "./keyv.js";
import { knex } from "./knex.js";
import { kue } from "./kue.js";
import { kysely } from "./kysely.js";
import { ldap } from "./ldap.js";
import { level } from "./level.js";
import type { LibraryModel } from "./library-model.js";
import { mcpClient } from "./mcp-client.js";
import { meilisearch } from "./meilisearch.js";
import { memcached } from "./memcached.js";
import { memoryMap } from "./memory-map.js";
import { mikroOrm } from "./mikro-orm.js";
import { minio } from "./minio.js";
import { moleculer } from "./moleculer.js";
import { mongodb } from "./mongodb.js";
import { mongoose } from "./mongoose.js";
import { mqtt } from "./mqtt.js";
import { mssql } from "./mssql.js";
import { multerStorage } from "./multer-storage.js";
import { mysql } from "./mysql.js";
import { nats } from "./nats.js";
import { nconf } from "./nconf.js";
import { needle } from "./needle.js";
import { neo4j } from "./neo4j.js";
import { nestCache } from "./nest-cache.js";
import { nestConfig } from "./nest-config.js";
import { nestjsGraphql } from "./nestjs-graphql.js";
import { nestjsInProcess } from "./nestjs-in-process.js";
import { nestjsMicroservices } from "./nestjs-microservices.js";
import { nextjs } from "./nextjs.js";
import { niceGrpc } from "./nice-grpc.js";
import { nitro } from "./nitro.js";
import { nodeConfig } from "./node-config.js";
import { nodeHttp } from "./node-http.js";
import { nodeResque } from "./node-resque.js";
import { nodemailer } from "./nodemailer.js";
import { nsq } from "./nsq.js";
import { nuxtConfig } from "./nuxt-config.js";
import { nuxtRequests } from "./nuxt-requests.js";
import { nuxt } from "./nuxt.js";
import { objection } from "./objection.js";
import { ofetch } from "./ofetch.js";
import { openapiFetch } from "./openapi-fetch.js";
import { openid } from "./openid.js";
import { oracledb } from "./oracledb.js";
import { pgBoss } from "./pg-boss.js";
import { pg } from "./pg.js";
import { pinecone } from "./pinecone.js";
import { postgres } from "./postgres.js";
import { prisma } from "./prisma.js";
import { processCache } from "./process-cache.js";
import { protobufTs } from "./protobuf-ts.js";
import { pulsar } from "./pulsar.js";
import { qdrant } from "./qdrant.js";
import { qstash } from "./qstash.js";
import { qwikCity } from "./qwik-city.js";
import { rascal } from "./rascal.js";
import { reactQuery } from "./react-query.js";
import { redisPubsub } from "./redis-pubsub.js";
import { redis } from "./redis.js";
import { remix } from "./remix.js";
import { request } from "./request.js";
import { rhea } from "./rhea.js";
import { rocketmq } from "./rocketmq.js";
import { rtkQuery } from "./rtk-query.js";
import { secretStores } from "./secret-stores.js";
import { seneca } from "./seneca.js";
import { sequelize } from "./sequelize.js";
import { serverFrameworks } from "./server-frameworks.js";
import { smallHttpClients } from "./small-http-clients.js";
import { snowflake } from "./snowflake.js";
import { soap } from "./soap.js";
import { socketIo } from "./socket-io.js";
import { sockets } from "./sockets.js";
import { solidStart } from "./solid-start.js";
import { spanner } from "./spanner.js";
import { sqlite } from "./sqlite.js";
import { sqsConsumer } from "./sqs-consumer.js";
import { sst } from "./sst.js";
import { stomp } from "./stomp.js";
import { supabase } from "./supabase.js";
import { superagent } from "./superagent.js";
import { surrealdb } from "./surrealdb.js";
import { sveltekit } from "./sveltekit.js";
import { swr } from "./swr.js";
import { tanstackRouter } from "./tanstack-router.js";
import { temporal } from "./temporal.js";
import { thrift } from "./thrift.js";
import { trpcClient } from "./trpc-client.js";
import { typeorm } from "./typeorm.js";
import { typesense } from "./typesense.js";
import { undici } from "./undici.js";
import { unknownMessaging } from "./unknown-messaging.js";
import { vault } from "./vault.js";
import { vercelAi } from "./vercel-ai.js";
import { vercelBlob } from "./vercel-blob.js";
import { weaviate } from "./weaviate.js";
import { websocketMessages } from "./websocket-messages.js";
import { websocket } from "./websocket.js";
import { wreck } from "./wreck.js";
import { yup } from "./yup.js";
import { zeromq } from "./zeromq.js";
import { zodEnvironment } from "./zod-environment.js";

const others: readonly LibraryModel[] = [
  agenda,
  algolia,
  amqpClients,
  amqplib,
  angular,
  angularJs,
  arangodb,
  astro,
  awsDataApi,
  awsDynamodb,
  awsLambda,
  awsMessaging,
  awsParameters,
  awsS3,
  axios,
  azureBlob,
  azureMessaging,
  beeQueue,
  bigquery,
  bookshelf,
  browserAutomation,
  browserRequests,
  bull,
  bullmq,
  cassandra,
  catbox,
  chroma,
  classTransformer,
  clickhouse,
  cloudStorage,
  cloudTasks,
  connectRpc,
  contractClients,
  awilix,
  convict,
  cosmosdb,
  cote,
  couchbase,
  couchdb,
  dapr,
  dotenv,
  drizzle,
  dynamodbMappers,
  elasticsearch,
  electron,
  embeddedDocuments,
  envVar,
  envalid,
  environmentModules,
  fetchApi,
  files,
  firebaseDatabase,
  firestore,
  formData,
  fresh,
  golevelupRabbitmq,
  googlePubsub,
  got,
  graphileWorker,
  graphqlClient,
  grpcJs,
  h3,
  hemera,
  honoClient,
  influxdb,
  inngest,
  ioredis,
  joi,
  jquery,
  jsonRpc,
  kafkaNode,
  kafkajs,
  keyv,
  knex,
  kue,
  kysely,
  ldap,
  level,
  mcpClient,
  meilisearch,
  memcached,
  memoryMap,
  mikroOrm,
  minio,
  moleculer,
  mongodb,
  mongoose,
  mqtt,
  mssql,
  multerStorage,
  mysql,
  nats,
  nconf,
  needle,
  neo4j,
  nestCache,
  nestConfig,
  nestjsGraphql,
  nestjsInProcess,
  nestjsMicroservices,
  nextjs,
  niceGrpc,
  nitro,
  nodeConfig,
  nodeHttp,
  nodeResque,
  nodemailer,
  nsq,
  nuxt,
  nuxtConfig,
  nuxtRequests,
  objection,
  ofetch,
  openapiFetch,
  openid,
  oracledb,
  pg,
  pgBoss,
  pinecone,
  postgres,
  prisma,
  processCache,
  protobufTs,
  pulsar,
  qdrant,
  qstash,
  qwikCity,
  rascal,
  reactQuery,
  redis,
  redisPubsub,
  remix,
  request,
  rhea,
  rocketmq,
  rtkQuery,
  secretStores,
  seneca,
  sequelize,
  smallHttpClients,
  snowflake,
  soap,
  socketIo,
  sockets,
  solidStart,
  spanner,
  sqlite,
  sqsConsumer, sst,
  stomp,
  supabase,
  superagent,
  surrealdb,
  sveltekit,
  swr,
  tanstackRouter,
  temporal,
  thrift,
  trpcClient,
  typeorm,
  typesense,
  undici,
  unknownMessaging,
  vault,
  vercelAi,
  vercelBlob,
  weaviate,
  websocket,
  websocketMessages,
  wreck,
  yup,
  zeromq,
  zodEnvironment,
];

export const libraries: readonly LibraryModel[] = [...others, ...serverFrameworks].sort((a, b) => (a.id < b.id ? -1 : 1));
