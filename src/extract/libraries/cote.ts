import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";

/** https://github.com/dashersw/cote. */
export const cote: LibraryModel = {
  id: "cote",
  title: "cote",
  packages: ["cote"],
  category: "rpc",
  finds: "types of requests that are sent and answered, events that are published and subscribed to",
  cannotSee: "the keys and namespaces that keep services of one system apart",
  aliases: { ".default": "", "()": "", ".{PendingBalancedRequester,BalancedRequester}()": ".Requester()" },
  uses: [
    { on: ".Requester().send", facts: send },
    { on: ".Responder().on", facts: (use) => (isOwn(use) ? [] : answer(use)) },
    { on: ".Publisher().publish", facts: (use) => published({ system: "cote", kind: "event", channel: use.arg(0).text(), payload: use.arg(1) }) },
    { on: ".Subscriber().on", facts: (use) => (isOwn(use) ? [] : consumed({ system: "cote", kind: "event", channel: use.arg(0).text() })) },
  ],
};

/** Events of the library itself, when a partner comes or goes. */
const isOwn = (use: CallUse): boolean => /^(?:cote:.*|status|ready|connect|disconnect|error)$/.test(use.arg(0).constant() ?? "");

function send(use: CallUse): Draft[] {
  const operation = use.arg(0).prop("type").text();
  const request = use.arg(0).shape();
  return operation.length ? [{ type: "rpc-call", protocol: "rpc", transport: "cote", operation, ...(request ? { request } : {}) }] : [];
}

function answer(use: CallUse): Draft[] {
  const operation = use.arg(0).text();
  return operation.length ? [{ type: "rpc-endpoint", protocol: "rpc", transport: "cote", method: "", operation }] : [];
}
