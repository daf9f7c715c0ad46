/** All library models, sorted by id. One line each: to add a library, write its file and its example and list it here. */
import { amqplib } from "./amqplib.js";
import { axios } from "./axios.js";
import { bull } from "./bull.js";
import { bullmq } from "./bullmq.js";
import { express } from "./express.js";
import { fastify } from "./fastify.js";
import { fetchApi } from "./fetch.js";
import { kafkajs } from "./kafkajs.js";
import { koa } from "./koa.js";
import { koaRouter } from "./koa-router.js";
import type { LibraryModel } from "./library-model.js";
import { mongodb } from "./mongodb.js";
import { nestjs } from "./nestjs.js";
import { nestjsMicroservices } from "./nestjs-microservices.js";
import { pg } from "./pg.js";

export const libraries: readonly LibraryModel[] = [
  amqplib, axios, bull, bullmq, express, fastify, fetchApi, kafkajs, koa, koaRouter, mongodb, nestjs,
  nestjsMicroservices, pg,
];
