import { controllerRoutes } from "./controller-routes.js";
import type { Draft } from "./draft.js";
import type { DecoratorUse, LibraryModel } from "./library-model.js";

const framework = "tsoa";

/** https://tsoa-community.github.io/docs/decorators.html; the routes file that it generates says the same. */
export const tsoa: LibraryModel = {
  id: "tsoa",
  title: "tsoa",
  packages: ["tsoa", "@tsoa/runtime"],
  category: "http-server",
  system: "http",
  finds: "routes of controller classes, with the base path of its settings file",
  cannotSee: "the path under which the generated routes are mounted",
  decorators: [{ on: ".{Get,Post,Put,Patch,Delete,Head,Options}", facts: routes }],
};

function routes(use: DecoratorUse): Draft[] {
  const controller = use.onClass("Route");
  if (!controller) return [];
  const settings = ["tsoa.json", "tsoa.js"].map((name) => use.settingsFile(name));
  const base = settings.flatMap((one) => [one.prop("routes"), one.prop("spec")]).map((one) => one.prop("basePath").constant()).find((one) => one !== undefined) ?? "";
  return controllerRoutes(use, { framework, method: use.member, prefix: controller.arg(0), path: use.arg(0), body: "Body" }).map((draft) => ({ ...draft, segments: [[base], ...draft.segments] }));
}
