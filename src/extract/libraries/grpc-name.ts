/** Names of gRPC services and methods as generated code has them. */
import type { Draft } from "./draft.js";
import type { ValueView } from "./value-view.js";

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The full name where the definition is written down, else the name that the code gives it, without its package. */
export function serviceName(definition: ValueView): string | undefined {
  const written = definition.prop("fullName", "typeName").constant() ?? pathsOf(definition)[0]?.replace(/\/[^/]*$/, "");
  const name = written ?? definition.library()?.path.split(".").at(-1)?.replace(/\(\)$/, "");
  const given = name !== undefined && /^\w+(?:\.\w+)*$/.test(name) && name !== "serviceDesc" ? name : definition.written;
  return given === "" ? undefined : written ?? given.replace(/Definition$/, "");
}

/** Paths of the methods in a definition as grpc-js has it: `{ find: { path: "/shop.Orders/Find" } }`. */
function pathsOf(definition: ValueView): string[] {
  return definition.keys().slice(0, 1).flatMap((key) => definition.prop(key).prop("path").constants()).map((path) => path.replace(/^\//, ""));
}

/** The name of a method as its definition says it; else as it is called, with a capital letter. */
export function methodName(definition: ValueView, called: string): string {
  const methods = definition.prop("methods", "method");
  return methods.prop(called).prop("name").constant() ?? capital(called);
}

/** One endpoint per method that the implementation has; without a readable one every method of the service is served. */
export function servedMethods(definition: ValueView, implementation: ValueView): Draft[] {
  const service = serviceName(definition);
  if (service === undefined) return [];
  const methods = implementation.methods();
  const names = methods.length ? methods.map((one) => methodName(definition, one)) : ["*"];
  return names.map((name) => ({ type: "rpc-endpoint", protocol: "grpc", method: "", operation: [[`${service}/${name}`]] }));
}

/** A call of a method of the client. */
export function calledMethod(definition: ValueView, { method, target, request }: { method: string; target: ReturnType<ValueView["text"]>; request: ValueView }): Draft[] {
  const service = serviceName(definition);
  const shape = request.shape();
  return service === undefined ? [] : [{ type: "rpc-call", protocol: "grpc", operation: [[`${service}/${methodName(definition, method)}`]], ...(target.length ? { target } : {}), ...(shape ? { request: shape } : {}) }];
}
