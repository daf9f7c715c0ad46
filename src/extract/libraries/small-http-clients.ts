import type { Alternatives } from "../../model/facts.js";
import { httpCall, joinUrl, methodOf } from "./http-facts.js";
import type { Draft } from "./draft.js";
import { payloadOf } from "./http-options.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const wretchSteps = "{headers,auth,content,options,accept,json,body,formData,formUrl,query,middlewares,catcher,errorType,polyfills,addon,resolve,defer}";

/** Clients of few functions: bent, phin, wretch, gaxios, simple-get, restler, and the REST clients of Azure DevOps and GitHub Actions. Their readme files are their documentation. */
export const smallHttpClients: LibraryModel = {
  id: "small-http-clients",
  title: "bent, phin, wretch, gaxios, simple-get, restler, typed-rest-client",
  packages: ["bent", "phin", "wretch", "gaxios", "simple-get", "restler", "typed-rest-client", "@actions/http-client"],
  category: "http-client",
  system: "http",
  finds: "requests with method, URL, the base URL of the client, and body fields",
  cannotSee: "bodies that are given in steps of their own",
  aliases: { ".default": "", ".{Gaxios,instance}()": ".Gaxios()", ".instance": ".Gaxios()", [`().${wretchSteps}()`]: "()", [`().url().${wretchSteps}()`]: "().url()", ".unpromisified": "", ".concat": "", ".{RestClient,HttpClient}()": ".RestClient()" },
  uses: [
    { on: "{,()}", facts: direct },
    { on: "().{get,post,put,patch,delete,head,opts}", facts: wretched },
    { on: "().url().{get,post,put,patch,delete,head,opts}", facts: wretched },
    { on: ".Gaxios().request", facts: (use) => byOptions(use.arg(0), use.made("Gaxios")?.arg(0)) },
    { on: ".request", facts: (use) => byOptions(use.arg(0), undefined) },
    { on: ".{get,post,put,patch,head,del,json,postJson,putJson,patchJson}", facts: named },
    { on: ".RestClient().{get,del,options,head,create,post,update,patch,replace,put,getJson,postJson,putJson,patchJson}", facts: rest },
  ],
};


/** `phin({ url })`, `gaxios(…)`, `get(options)`; `bent("POST", "http://orders")` gives a function that is asked below. */
function direct(use: CallUse): Draft[] {
  const made = use.made("");
  if (made) return bentCall(use, made);
  const first = use.arg(0);
  if (first.is("object")) return byOptions(first, undefined);
  return [];
}

function bentCall(use: CallUse, made: CallUse): Draft[] {
  const words = made.args.flatMap((one) => (one.is("text") ? [one] : []));
  const method = words.map((one) => one.constant()).find((word) => word !== undefined && /^[A-Z]+$/.test(word)) ?? "GET";
  const base = words.find((one) => /^https?:|^\{/.test(one.constant() ?? "{"))?.text() ?? [];
  const url = joinUrl(base, use.arg(0).text());
  return url.length ? [httpCall({ method, url, request: use.arg(1).shape() })] : [];
}

function byOptions(options: ValueView, defaults: ValueView | undefined): Draft[] {
  const base = [options, defaults].map((one) => one?.prop("baseURL", "baseUrl")).find((one) => one?.exists);
  const url = joinUrl(base?.text() ?? [], options.prop("url", "uri").text());
  return url.length ? [httpCall({ method: methodOf(options, "GET"), url, request: payloadOf(options, ["data", "body", "form"], ["params"]) })] : [];
}

/** `wretch("http://orders").url("/orders").json(order).post()`. */
function wretched(use: CallUse): Draft[] {
  const base: Alternatives = use.made("")?.arg(0).text() ?? [];
  const url = joinUrl(base, use.made("url")?.arg(0).text() ?? []);
  const isFirst = use.args.length > 0 && (use.member === "post" || use.member === "put" || use.member === "patch");
  return url.length ? [httpCall({ method: use.member === "opts" ? "OPTIONS" : use.member, url, request: isFirst ? use.arg(0).shape() : undefined })] : [];
}

/** restler: `get(url, options)`, `json(url, data)`, `postJson(url, data)`; simple-get: `get(options | url)`. */
function named(use: CallUse): Draft[] {
  const first = use.arg(0);
  if (first.is("object")) return byOptions(first, undefined);
  const isJson = /json$/i.test(use.member);
  const method = use.member === "json" ? "GET" : use.member === "del" ? "DELETE" : use.member.replace(/Json$/, "");
  return first.exists ? [httpCall({ method, url: first.text(), request: isJson ? use.arg(1).shape() : use.arg(1).prop("data").shape() })] : [];
}

const restVerbs: Readonly<Record<string, string>> = { del: "DELETE", create: "POST", update: "PATCH", replace: "PUT" };

/** `new RestClient("orders", base).create(path, body)`; `HttpClient` takes whole URLs. */
function rest(use: CallUse): Draft[] {
  const base = use.made("RestClient")?.arg(1).text() ?? [];
  const method = restVerbs[use.member] ?? use.member.replace(/Json$/, "");
  if (!use.arg(0).exists) return [];
  return [httpCall({ method, url: joinUrl(base, use.arg(0).text()), request: /^(?:get|del|options|head)/.test(use.member) ? undefined : use.arg(1).shape(), response: use.typeArg(0).shape() })];
}
