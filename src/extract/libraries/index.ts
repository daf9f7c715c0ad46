/** All library models, sorted by id. One line each: to add a library, write its file and its example and list it here. */
import { amqplib } from "./amqplib.js";
import { axios } from "./axios.js";
import { bull } from "./bull.js";
import { bullmq } from "./bullmq.js";
import { express } from "./express.js";
import { fastify } from "./fastify.js";
import { fetchApi } from "./fetch.js";
import { got } from "./got.js";
import { graphqlClient } from "./graphql-client.js";
import { graphqlServer } from "./graphql-server.js";
import { hapi } from "./hapi.js";
import { kafkajs } from "./kafkajs.js";
import { knex } from "./knex.js";
import { koa } from "./koa.js";
import { koaRouter } from "./koa-router.js";
import type { LibraryModel } from "./library-model.js";
import { mongodb } from "./mongodb.js";
import { mysql } from "./mysql.js";
import { needle } from "./needle.js";
import { nestjs } from "./nestjs.js";
import { nestjsGraphql } from "./nestjs-graphql.js";
import { nestjsMicroservices } from "./nestjs-microservices.js";
import { nodeHttp } from "./node-http.js";
import { pg } from "./pg.js";
import { request } from "./request.js";
import { sqlite } from "./sqlite.js";
import { superagent } from "./superagent.js";
import { undici } from "./undici.js";
import { wreck } from "./wreck.js";

export const libraries: readonly LibraryModel[] = [
  amqplib, axios, bull, bullmq, express, fastify, fetchApi, got, graphqlClient, graphqlServer, hapi, kafkajs, knex, koa, koaRouter, mongodb,
  mysql, needle, nestjs, nestjsGraphql, nestjsMicroservices, nodeHttp, pg, request, sqlite, superagent, undici, wreck,
];
