import { httpCall, verbList } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";

/** https://ladjs.github.io/superagent/: the request is built by a chain; `send` gives the body, `query` the query. */
export const superagent: LibraryModel = {
  id: "superagent",
  title: "superagent",
  packages: ["superagent", "superagent-bluebird-promise", "superagent-use"],
  category: "http-client",
  system: "http",
  finds: "requests with method, URL, and the fields of `send` and `query`",
  cannotSee: "prefixes added by plugins (`use(prefix(…))`)",
  aliases: { ".agent()": "", ".default": "" },
  uses: [
    { on: `.{${verbList},del}`, facts: (use) => [request(use, use.member === "del" ? "DELETE" : use.member, 0)] },
    { on: "", facts: (use) => (use.args.length > 1 && !use.arg(1).is("function") ? [request(use, use.arg(0).constant() ?? "*", 1)] : use.arg(0).exists ? [request(use, "GET", 0)] : []) },
  ],
};

function request(use: CallUse, method: string, position: number): Draft {
  const body = use.chained("send").shape() ?? use.arg(position + 1).shape() ?? use.chained("query").shape();
  return httpCall({ method, url: use.arg(position).text(), request: body });
}
