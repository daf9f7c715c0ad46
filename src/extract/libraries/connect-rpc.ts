import type { Draft } from "./draft.js";
import { calledMethod, capital, servedMethods, serviceName } from "./grpc-name.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const clients = "{.createClient(),.createPromiseClient(),.createCallbackClient()}";
const ownMembers = new Set(["then", "catch", "finally"]);

/** https://connectrpc.com/docs/node, …/web; Apache Dubbo's client for TypeScript has the same interface. */
export const connectRpc: LibraryModel = {
  id: "connect-rpc",
  title: "Connect (connect-es), Dubbo for TypeScript",
  packages: [
    "@connectrpc/connect", "@connectrpc/connect-node", "@connectrpc/connect-web", "@connectrpc/connect-express", "@connectrpc/connect-fastify", "@connectrpc/connect-next", "@connectrpc/connect-cloudflare",
    "@bufbuild/connect", "@bufbuild/connect-node", "@bufbuild/connect-web", "@bufbuild/connect-express", "@bufbuild/connect-fastify", "@bufbuild/connect-next",
    "@apachedubbo/dubbo", "@apachedubbo/dubbo-node", "@apachedubbo/dubbo-web", "@apachedubbo/dubbo-express", "@apachedubbo/dubbo-fastify", "@apachedubbo/dubbo-next",
  ],
  category: "rpc",
  system: "grpc",
  finds: "calls of clients with the base URL of their transport, and services and single methods that routers implement",
  cannotSee: "the package of a service whose generated code is not in the repository; single methods without their service (`router.rpc(Orders.method.find, …)`); queries of connect-query",
  aliases: { ".{Client,PromiseClient,CallbackClient}()": ".createClient()", ".{ConnectRouter,DubboRouter}()": ".ConnectRouter()", ".{createConnectRouter,createDubboRouter}()": ".ConnectRouter()", ".ConnectRouter().{service,rpc}()": ".ConnectRouter()" },
  callbacks: [
    { on: ".{connectNodeAdapter,expressConnectMiddleware,nextJsApiRouter,universalServerRequestToFetch,dubboNodeAdapter,expressDubboMiddleware}", argument: 0, member: "routes", parameter: 0, gives: ".ConnectRouter()" },
  ],
  uses: [
    { on: `${clients}.*`, facts: call },
    { on: ".ConnectRouter().service", facts: (use) => servedMethods(use.arg(0), use.arg(1)) },
    { on: ".ConnectRouter().rpc", facts: serveOne },
  ],
};

function call(use: CallUse): Draft[] {
  const made = use.made("createClient") ?? use.made("createPromiseClient") ?? use.made("createCallbackClient");
  const definition = made ? made.arg(0) : use.typeArg(0);
  return ownMembers.has(use.member) ? [] : calledMethod(definition, { method: use.member, target: baseOf(made?.arg(1)), request: use.arg(0) });
}

/** `createConnectTransport({ baseUrl })`, whichever protocol it speaks. */
function baseOf(transport: ValueView | undefined): ReturnType<ValueView["text"]> {
  const kinds = ["createConnectTransport", "createGrpcTransport", "createGrpcWebTransport", "createDubboTransport"];
  const made = kinds.map((kind) => transport?.made(kind)).find((one) => one !== undefined);
  return made?.arg(0).prop("baseUrl").text() ?? [];
}

/** `router.rpc(Orders, Orders.methods.find, handler)` */
function serveOne(use: CallUse): Draft[] {
  const service = use.args.length > 2 ? serviceName(use.arg(0)) : undefined;
  const name = use.arg(1).prop("name").constant() ?? capital(use.arg(1).written);
  return service === undefined ? [] : [{ type: "rpc-endpoint", protocol: "grpc", method: "", operation: [[`${service}/${name}`]] }];
}
