import { httpCall, joinUrl, methodOf } from "./http-facts.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://axios-http.com/docs/req_config; Nest's HttpService has the same methods (https://docs.nestjs.com/techniques/http-module). */
export const axios: LibraryModel = {
  id: "axios",
  title: "axios",
  packages: ["axios", "@nestjs/axios", "redaxios"],
  category: "http-client",
  system: "http",
  finds: "requests with method, URL, `baseURL` of instances, body and query fields; Nest `HttpService`",
  cannotSee: "URLs rewritten by interceptors or adapters",
  globals: ["axios"],
  aliases: { ".create()": "", ".{AxiosInstance,AxiosStatic,Axios,HttpService}()": "", ".HttpService().axiosRef": "", ".axiosRef": "", ".instance": "" },
  uses: [
    { on: ".{get,delete,head,options}", facts: (use) => [call(use, use.arg(1))] },
    { on: ".{post,put,patch,postForm,putForm,patchForm}", facts: (use) => [call(use, use.arg(2), use.arg(1))] },
    { on: "{,.request}", facts: requestWithConfig },
  ],
};

function call(use: CallUse, config: ValueView, body?: ValueView): ReturnType<typeof httpCall> {
  return httpCall({
    method: use.member.replace(/Form$/, ""),
    url: joinUrl(baseOf(use, config), use.arg(0).text()),
    request: (body ?? config.prop("data")).shape() ?? config.prop("params").shape(),
    response: use.typeArg(0).shape(),
  });
}

function requestWithConfig(use: CallUse): ReturnType<typeof httpCall>[] {
  const first = use.arg(0);
  if (!first.exists) return [];
  const config = first.is("object") || !first.is("text") ? first : use.arg(1);
  const url = config === first ? first.prop("url").text() : first.text();
  if (!url.length && !first.is("object")) return [];
  return [httpCall({ method: methodOf(config, "GET"), url: joinUrl(baseOf(use, config), url), request: config.prop("data").shape() ?? config.prop("params").shape(), response: use.typeArg(0).shape() })];
}

/** `baseURL` of the request, else of the instance, else of the Nest module. */
function baseOf(use: CallUse, config: ValueView): ReturnType<ValueView["text"]> {
  const own = config.prop("baseURL");
  if (own.exists) return own.text();
  const instance = use.made("create")?.arg(0).prop("baseURL");
  if (instance?.exists) return instance.text();
  return use.made("HttpService") || use.receiver.library()?.package === "@nestjs/axios" ? baseOfModule(use) : [];
}

/** `HttpModule.register({ baseURL })`: whose module an injected service is of, can be told if there is only one. */
function baseOfModule(use: CallUse): ReturnType<ValueView["text"]> {
  const given = use.callsOf(".HttpModule.register").map((one) => one.arg(0).prop("baseURL"));
  const computed = use.callsOf(".HttpModule.registerAsync").map((one) => one.arg(0).prop("useFactory").returned().prop("baseURL"));
  const [only, ...others] = [...given, ...computed];
  return only && !others.length ? only.text() : [];
}
