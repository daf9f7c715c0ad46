import { listens, pathsOf, route, verbList as usualVerbs } from "./http-facts.js";
import type { Alternatives } from "../../model/facts.js";
import { pathOfPattern } from "./path-of-pattern.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";

/** Express has a function for each method that Node's parser knows; these are in use. */
const verbList = `${usualVerbs},query,search`;

/** https://expressjs.com/en/4x/api.html and 5x; polka, restana and @feathersjs/express share the routing part. */
export const express: LibraryModel = {
  id: "express",
  title: "Express",
  packages: ["express", "express-promise-router", "express-ws", "polka", "router", "ultimate-express", "@tinyhttp/app", "@feathersjs/express", "connect", "restana"],
  category: "http-server",
  system: "http",
  finds: "routes of applications and routers, also across files, with the prefixes under which routers are mounted; ports",
  cannotSee: "routes that are made from directory listings, files that `express.static` serves, and paths given as regular expressions with choices",
  aliases: {
    ".{Router,IRouter}()": ".router", ".{Express,Application,Express,App,IRouter,default}()": "()", "().router": ".router", ".router()": ".router",
    "().route()": ".route", ".router.route()": ".route", [`.route.{${verbList},all}()`]: ".route", [`().{${verbList},all,use}()`]: "()", [`.router.{${verbList},all,use}()`]: ".router",
  },
  assumed: ".router",
  uses: [
    { on: `{().,.router.}{${verbList},all,del}`, facts: register },
    { on: `.route.{${verbList},all}`, facts: (use) => [route({ router: use.made("route")?.receiver ?? use.receiver, method: use.member, path: use.made("route")?.arg(0).text() ?? [], handler: use.args.at(-1) })] },
    { on: "{().,.router.}use", facts: mounts, whole: "any" },
    { on: "{(),.router}", facts: (use) => (use.passedOn ? [{ type: "mount", parent: use.passedOn.by, child: use.passedOn.to, prefix: [] }] : []) },
    { on: "().listen", facts: (use) => [listens(use.arg(0))] },
  ],
};

/** `app.get("setting")` reads a setting; a route has a handler. */
function register(use: CallUse): Draft[] {
  if (use.args.length < 2) return [];
  const path = pathsOf(use.arg(0));
  if (use.arg(0).is("function") || !path.length) return [];
  const pattern = use.arg(0).pattern();
  if (pattern !== undefined) return [byPattern(use, pattern)];
  return [route({ router: use.receiver, method: use.member, path, handler: use.args.at(-1) }), ...made(use, path)];
}

function byPattern(use: CallUse, pattern: string): Draft {
  const path = pathOfPattern(pattern);
  return path === undefined ? { type: "undecided", would: "http-endpoint", template: `/${pattern}/`, why: "the path is a regular expression" } : route({ router: use.receiver, method: use.member, path: [[path]], handler: use.args.at(-1) });
}

/** A handler that a library made, such as a proxy, is reached under this path. */
function made(use: CallUse, prefix: Alternatives): Draft[] {
  return use.args.slice(1).filter((one) => one.is("library")).map((child) => ({ type: "mount", parent: use.receiver, child, prefix }));
}

/** `app.use([prefix], …middleware)`: every argument that is a router, an application or a list of them is mounted. */
function mounts(use: CallUse): Draft[] {
  const hasPrefix = use.arg(0).is("text") || use.arg(0).is("array");
  const prefix = hasPrefix ? pathsOf(use.arg(0)) : [];
  const children = (hasPrefix ? use.args.slice(1) : use.args).flatMap((one) => one.elements());
  return children.filter((child) => child.is("library") || child.is("function")).map((child) => ({ type: "mount", parent: use.receiver, child, prefix }));
}
