/** Routes of Nest controllers: what the class and the method decorators say together. */
import type { DataShape } from "../../model/graph.js";
import type { DecoratorUse } from "./library-model.js";
import { segmentsOf } from "./controller-routes.js";
import type { Draft } from "./draft.js";
import type { ValueView } from "./value-view.js";

export const verbDecorators = ["Get", "Post", "Put", "Patch", "Delete", "Head", "Options", "All", "Sse", "Search", "QueryMethod"] as const;

/** Known texts of the views; a view that is no text (a symbol such as VERSION_NEUTRAL) gives `otherwise`. */
export function textOr(views: ValueView[], otherwise: string): string[] {
  return views.flatMap((one) => {
    const known = one.constants();
    return known.length ? known : [otherwise];
  });
}

export function controllerRoute(use: DecoratorUse): Draft[] {
  const controller = use.onClass("Controller");
  // decorators run from the bottom up and each overwrites the route of the one below: the topmost counts
  const first = verbDecorators.flatMap((name) => use.siblings(name));
  if (!controller || (first.length > 1 && !isTopmost(use, first))) return [];
  const options = controller.arg(0);
  const prefixes = options.is("object") ? options.prop("path") : options;
  const version = use.sibling("Version")?.arg(0) ?? (options.is("object") ? options.prop("version") : undefined);
  return [{
    type: "controller-route",
    framework: "nestjs",
    controller: use.className,
    method: methodName(use.member),
    segments: [segmentsOf(prefixes), segmentsOf(use.arg(0))],
    versions: version?.exists ? textOr(version.elements(), "VERSION_NEUTRAL") : [],
    ...shapes(use),
  }];
}

function isTopmost(use: DecoratorUse, routes: DecoratorUse[]): boolean {
  const place = (one: DecoratorUse): number => one.position;
  return routes.every((one) => place(use) <= place(one));
}

function methodName(decorator: string): string {
  if (decorator === "All") return "*";
  if (decorator === "QueryMethod") return "QUERY";
  return decorator === "Sse" ? "GET" : decorator.toUpperCase();
}

function shapes(use: DecoratorUse): Pick<Extract<Draft, { type: "controller-route" }>, "request" | "response"> {
  const request = sent(use, "Body") ?? sent(use, "Query");
  const response = use.type.shape();
  return { ...(request ? { request } : {}), ...(response ? { response } : {}) };
}

/** `@Body() order: CreateOrder`, or its parts: `@Body("email") email: string`. */
function sent(use: DecoratorUse, from: string): DataShape | undefined {
  const parameters = use.onParameters(from);
  const whole = parameters.map((one) => (one.decorator.arg(0).constant() === undefined ? one.type.shape() : undefined)).find((shape) => shape !== undefined);
  const parts = parameters.flatMap((one) => {
    const name = one.decorator.arg(0).constant();
    return name === undefined ? [] : one.fields(name);
  });
  if (!parts.length) return whole;
  return { ...whole, fields: [...(whole?.fields ?? []), ...parts] };
}
