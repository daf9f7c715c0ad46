import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { messageText, patternText } from "./pattern-pairs.js";

const transport = "hemera";
const functions = (use: CallUse): number => use.args.findIndex((one) => one.is("function"));

/** https://github.com/hemerajs/hemera: patterns over NATS. */
export const hemera: LibraryModel = {
  id: "hemera",
  title: "Hemera",
  packages: ["nats-hemera", "hemera-plugin"],
  category: "rpc",
  finds: "patterns that are added, and messages that are acted upon",
  cannotSee: "messages whose pattern is only known at run time",
  aliases: { ".default": "", ".Hemera()": "()" },
  callbacks: [
    { on: "", argument: 0, parameter: 0, gives: "()" },
    { on: "().ready", argument: 0, parameter: -1, gives: "()" },
    { on: "().{add,act}", argument: "last", parameter: -1, gives: "()" },
  ],
  uses: [
    { on: "().add", facts: (use) => add(use) },
    { on: "().act", facts: (use) => act(use) },
  ],
};

function add(use: CallUse): Draft[] {
  const operation = patternText([use.arg(0)]);
  return operation.length ? [{ type: "rpc-endpoint", protocol: "rpc", transport, method: "", operation }] : [];
}

function act(use: CallUse): Draft[] {
  const end = functions(use);
  const operation = messageText(end < 0 ? use.args.slice(0, 1) : use.args.slice(0, end));
  const request = use.arg(0).shape();
  return operation.length ? [{ type: "rpc-call", protocol: "rpc", transport, operation, ...(request ? { request } : {}) }] : [];
}
