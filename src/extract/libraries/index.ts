/** All library models, sorted by id. One line each: to add a library, write its file and its example and list it here. */
import { adonis } from "./adonis.js";
import { agenda } from "./agenda.js";
import { amqpClients } from "./amqp-clients.js";
import { amqplib } from "./amqplib.js";
import { angular } from "./angular.js";
import { angularJs } from "./angularjs.js";
import { awsDynamodb } from "./aws-dynamodb.js";
import { awsLambda } from "./aws-lambda.js";
import { awsMessaging } from "./aws-messaging.js";
import { awsParameters } from "./aws-parameters.js";
import { awsS3 } from "./aws-s3.js";
import { axios } from "./axios.js";
import { azureBlob } from "./azure-blob.js";
import { azureMessaging } from "./azure-messaging.js";
import { beeQueue } from "./bee-queue.js";
import { browserAutomation } from "./browser-automation.js";
import { browserRequests } from "./browser-requests.js";
import { bull } from "./bull.js";
import { bullmq } from "./bullmq.js";
import { catbox } from "./catbox.js";
import { cloudStorage } from "./cloud-storage.js";
import { cloudTasks } from "./cloud-tasks.js";
import { convict } from "./convict.js";
import { dapr } from "./dapr.js";
import { drizzle } from "./drizzle.js";
import { elasticsearch } from "./elasticsearch.js";
import { electron } from "./electron.js";
import { elysia } from "./elysia.js";
import { envVar } from "./env-var.js";
import { envalid } from "./envalid.js";
import { expressHttpProxy } from "./express-http-proxy.js";
import { express } from "./express.js";
import { fastify } from "./fastify.js";
import { fetchApi } from "./fetch.js";
import { files } from "./files.js";
import { formData } from "./form-data.js";
import { golevelupRabbitmq } from "./golevelup-rabbitmq.js";
import { googlePubsub } from "./google-pubsub.js";
import { got } from "./got.js";
import { graphileWorker } from "./graphile-worker.js";
import { graphqlClient } from "./graphql-client.js";
import { graphqlServer } from "./graphql-server.js";
import { grpcJs } from "./grpc-js.js";
import { hapi } from "./hapi.js";
import { hono } from "./hono.js";
import { httpProxyMiddleware } from "./http-proxy-middleware.js";
import { httpProxy } from "./http-proxy.js";
import { inngest } from "./inngest.js";
import { inversifyExpress } from "./inversify-express.js";
import { ioredis } from "./ioredis.js";
import { joi } from "./joi.js";
import { jquery } from "./jquery.js";
import { kafkaNode } from "./kafka-node.js";
import { kafkajs } from "./kafkajs.js";
import { keyv } from "./keyv.js";
import { knex } from "./knex.js";
import { koaRouter } from "./koa-router.js";
import { koa } from "./koa.js";
import { kue } from "./kue.js";
import { kysely } from "./kysely.js";
import { ldap } from "./ldap.js";
import type { LibraryModel } from "./library-model.js";
import { loopback } from "./loopback.js";
import { mcpClient } from "./mcp-client.js";
import { memoryMap } from "./memory-map.js";
import { moleculer } from "./moleculer.js";
import { mongodb } from "./mongodb.js";
import { mongoose } from "./mongoose.js";
import { mqtt } from "./mqtt.js";
import { mysql } from "./mysql.js";
import { nats } from "./nats.js";
import { needle } from "./needle.js";
import { nestConfig } from "./nest-config.js";
import { nestjsGraphql } from "./nestjs-graphql.js";
import { nestjsInProcess } from "./nestjs-in-process.js";
import { nestjsMicroservices } from "./nestjs-microservices.js";
import { nestjs } from "./nestjs.js";
import { nodeConfig } from "./node-config.js";
import { nodeHttp } from "./node-http.js";
import { nodeResque } from "./node-resque.js";
import { nodemailer } from "./nodemailer.js";
import { nsq } from "./nsq.js";
import { oak } from "./oak.js";
import { openid } from "./openid.js";
import { pgBoss } from "./pg-boss.js";
import { pg } from "./pg.js";
import { postgres } from "./postgres.js";
import { prisma } from "./prisma.js";
import { pulsar } from "./pulsar.js";
import { qstash } from "./qstash.js";
import { rascal } from "./rascal.js";
import { redisPubsub } from "./redis-pubsub.js";
import { redis } from "./redis.js";
import { request } from "./request.js";
import { restify } from "./restify.js";
import { rhea } from "./rhea.js";
import { rocketmq } from "./rocketmq.js";
import { routingControllers } from "./routing-controllers.js";
import { sequelize } from "./sequelize.js";
import { soap } from "./soap.js";
import { socketIo } from "./socket-io.js";
import { sockets } from "./sockets.js";
import { sqlite } from "./sqlite.js";
import { sqsConsumer } from "./sqs-consumer.js";
import { stomp } from "./stomp.js";
import { superagent } from "./superagent.js";
import { temporal } from "./temporal.js";
import { trpcServer } from "./trpc-server.js";
import { tsoa } from "./tsoa.js";
import { typeorm } from "./typeorm.js";
import { undici } from "./undici.js";
import { unknownMessaging } from "./unknown-messaging.js";
import { vault } from "./vault.js";
import { vercelAi } from "./vercel-ai.js";
import { websocket } from "./websocket.js";
import { wreck } from "./wreck.js";
import { zeromq } from "./zeromq.js";
import { zodEnvironment } from "./zod-environment.js";

export const libraries: readonly LibraryModel[] = [
  adonis,
  agenda,
  amqpClients,
  amqplib,
  angular,
  angularJs,
  awsDynamodb,
  awsLambda,
  awsMessaging,
  awsParameters,
  awsS3,
  axios,
  azureBlob,
  azureMessaging,
  beeQueue,
  browserAutomation,
  browserRequests,
  bull,
  bullmq,
  catbox,
  cloudStorage,
  cloudTasks,
  convict,
  dapr,
  drizzle,
  elasticsearch,
  electron,
  elysia,
  envVar,
  envalid,
  express,
  expressHttpProxy,
  fastify,
  fetchApi,
  files,
  formData,
  golevelupRabbitmq,
  googlePubsub,
  got,
  graphileWorker,
  graphqlClient,
  graphqlServer,
  grpcJs,
  hapi,
  hono,
  httpProxy,
  httpProxyMiddleware,
  inngest,
  inversifyExpress,
  ioredis,
  joi,
  jquery,
  kafkaNode,
  kafkajs,
  keyv,
  knex,
  koa,
  koaRouter,
  kue,
  kysely,
  ldap,
  loopback,
  mcpClient,
  memoryMap,
  moleculer,
  mongodb,
  mongoose,
  mqtt,
  mysql,
  nats,
  needle,
  nestConfig,
  nestjs,
  nestjsGraphql,
  nestjsInProcess,
  nestjsMicroservices,
  nodeConfig,
  nodeHttp,
  nodeResque,
  nodemailer,
  nsq,
  oak,
  openid,
  pg,
  pgBoss,
  postgres,
  prisma,
  pulsar,
  qstash,
  rascal,
  redis,
  redisPubsub,
  request,
  restify,
  rhea,
  rocketmq,
  routingControllers,
  sequelize,
  soap,
  socketIo,
  sockets,
  sqlite,
  sqsConsumer,
  stomp,
  superagent,
  temporal,
  trpcServer,
  tsoa,
  typeorm,
  undici,
  unknownMessaging,
  vault,
  vercelAi,
  websocket,
  wreck,
  zeromq,
  zodEnvironment,
];
