import type { Draft } from "./draft.js";
import { calledMethod, servedMethods } from "./grpc-name.js";
import type { CallUse, LibraryModel } from "./library-model.js";

/** https://github.com/deeplay-io/nice-grpc, with definitions that ts-proto or protoc generate. */
export const niceGrpc: LibraryModel = {
  id: "nice-grpc",
  title: "nice-grpc",
  packages: ["nice-grpc", "nice-grpc-web"],
  category: "rpc",
  system: "grpc",
  finds: "calls of clients with the address of their channel, and services that servers implement",
  cannotSee: "the package of a service whose generated code is not in the repository",
  aliases: {
    ".createClientFactory().{use}()": ".createClientFactory()", ".createServer().{use,with}()": ".createServer()", ".{Client,RawClient}()": ".createClient()", ".Server()": ".createServer()",
  },
  uses: [
    { on: "{.createClient(),.createClientFactory().create()}.*", facts: call },
    { on: ".createServer().add", facts: (use) => servedMethods(use.arg(0), use.arg(1)) },
  ],
};

function call(use: CallUse): Draft[] {
  const made = use.made("createClient") ?? use.made("create");
  const target = made?.arg(1).made("createChannel")?.arg(0).text() ?? [];
  return calledMethod(made ? made.arg(0) : use.typeArg(0), { method: use.member, target, request: use.arg(0) });
}
