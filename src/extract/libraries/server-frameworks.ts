/** Models of frameworks and platforms that serve requests, and of gateways before them; sorted by id. One line each. */
import { adonis } from "./adonis.js";
import { awilixRouter } from "./awilix-router.js";
import { azureFunctions } from "./azure-functions.js";
import { bunDeno } from "./bun-deno.js";
import { cloudflareWorkers } from "./cloudflare-workers.js";
import { elysia } from "./elysia.js";
import { expressHttpProxy } from "./express-http-proxy.js";
import { express } from "./express.js";
import { expressOpenapi } from "./express-openapi.js";
import { fastify } from "./fastify.js";
import { feathers } from "./feathers.js";
import { googleFunctions } from "./google-functions.js";
import { graphqlCodeFirst } from "./graphql-code-first.js";
import { graphqlGateway } from "./graphql-gateway.js";
import { graphqlServer } from "./graphql-server.js";
import { hapi } from "./hapi.js";
import { hono } from "./hono.js";
import { httpProxyMiddleware } from "./http-proxy-middleware.js";
import { httpProxy } from "./http-proxy.js";
import { inversifyExpress } from "./inversify-express.js";
import { koaRouter } from "./koa-router.js";
import { koa } from "./koa.js";
import type { LibraryModel } from "./library-model.js";
import { loopback } from "./loopback.js";
import { nestjs } from "./nestjs.js";
import { oak } from "./oak.js";
import { restify } from "./restify.js";
import { routingControllers } from "./routing-controllers.js";
import { sails } from "./sails.js";
import { smallRouters } from "./small-routers.js";
import { trpcServer } from "./trpc-server.js";
import { tsRestServer } from "./ts-rest-server.js";
import { tsoa } from "./tsoa.js";

export const serverFrameworks: readonly LibraryModel[] = [
  adonis,
  awilixRouter,
  azureFunctions,
  bunDeno,
  cloudflareWorkers,
  elysia,
  express,
  expressOpenapi,
  expressHttpProxy,
  fastify,
  feathers,
  googleFunctions,
  graphqlCodeFirst,
  graphqlGateway,
  graphqlServer,
  hapi,
  hono,
  httpProxy,
  httpProxyMiddleware,
  inversifyExpress,
  koa,
  koaRouter,
  loopback,
  nestjs,
  oak,
  restify,
  routingControllers,
  sails,
  smallRouters,
  trpcServer,
  tsRestServer,
  tsoa,
];
