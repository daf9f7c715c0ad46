/** Routes of controller classes: a path on the class and a verb with a path on each method, as most frameworks with decorators have them. */
import type { ControllerRouteDraft, SettingDraft } from "./draft.js";
import type { DecoratorUse } from "./library-model.js";
import type { ValueView } from "./value-view.js";

export interface ControllerParts {
  framework: string;
  method: string;
  /** The path on the class, of the decorator that makes it a controller; and that on the method. */
  prefix: ValueView | undefined;
  path: ValueView;
  /** The decorator of the parameter that takes the body. */
  body: string;
}

export function controllerRoutes(use: DecoratorUse, { framework, method, prefix, path, body }: ControllerParts): ControllerRouteDraft[] {
  const request = use.onParameters(body)[0]?.type.shape();
  const response = use.type.shape();
  const upper = method.toUpperCase();
  return [{
    type: "controller-route", framework, controller: use.className, method: upper === "ALL" ? "*" : upper === "DEL" ? "DELETE" : upper, versions: [],
    segments: [prefix ? segmentsOf(prefix) : [""], segmentsOf(path)],
    ...(request ? { request } : {}), ...(response ? { response } : {}),
  }];
}

/** Alternatives of one part of a path; what is not there adds nothing. */
export function segmentsOf(view: ValueView): string[] {
  return view.exists ? view.elements().flatMap((one) => one.constants()) : [""];
}

/** A prefix that the application puts before the routes of all its controllers, if it is known. */
export function globalPrefix(framework: string, prefix: ValueView): SettingDraft[] {
  const known = prefix.constants().map((one) => [one]);
  return known.length ? [{ type: "setting", name: `${framework}:prefix`, value: known }] : [];
}
