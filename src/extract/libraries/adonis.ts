import { pathsOf, route, verbList } from "./http-facts.js";
import type { Alternatives } from "../../model/facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://docs.adonisjs.com/guides/basics/routing (version 6) and https://v5-docs.adonisjs.com/guides/routing; the router is one for the whole application. */
export const adonis: LibraryModel = {
  id: "adonis",
  title: "AdonisJS",
  packages: ["@adonisjs/core/services/router", "@ioc:Adonis/Core/Route"],
  category: "http-server",
  system: "http",
  finds: "routes, resources and pages of start/routes, with the prefixes of the groups they are in",
  cannotSee: "domains, and routes that packages add by themselves",
  aliases: { ".default": "" },
  uses: [
    { on: `.{${verbList},any}`, facts: (use) => routes(use, [use.member], use.arg(0)) },
    { on: ".route", facts: (use) => routes(use, use.arg(1).elements().flatMap((one) => one.constants()), use.arg(0)) },
    { on: ".on", facts: (use) => routes(use, ["get"], use.arg(0)) },
    { on: ".{resource,shallowResource}", facts: resource },
  ],
};

/** `router.group(() => { … }).prefix("/v1")`: prefixes of the groups around the call, the outermost first. */
function groupPrefix(use: CallUse): Alternatives {
  const around = use.callsOf(".group").filter((group) => use.isInside(group.arg(0)));
  const outermostFirst = around.sort((a, b) => depth(a, around) - depth(b, around));
  return outermostFirst.reduce<Alternatives>((heads, group) => joined(heads, group.chained("prefix").text()), []);
}

const depth = (group: CallUse, around: readonly CallUse[]): number => around.filter((other) => other !== group && group.isInside(other.arg(0))).length;

function joined(heads: Alternatives, tails: Alternatives): Alternatives {
  if (!heads.length || !tails.length) return heads.length ? heads : tails;
  return heads.flatMap((head) => tails.map((tail) => [...head, "/", ...tail]));
}

function routes(use: CallUse, methods: readonly string[], path: ValueView): Draft[] {
  const own = joined(use.chained("prefix").text(), pathsOf(path));
  if (!pathsOf(path).length) return [];
  return methods.map((method) => route({ router: use.arg(99), method, path: joined(groupPrefix(use), own) }));
}

const actions: readonly (readonly [action: string, method: string, tail: string])[] = [
  ["index", "GET", ""], ["create", "GET", "/create"], ["store", "POST", ""], ["show", "GET", "/:id"], ["edit", "GET", "/:id/edit"], ["update", "PUT", "/:id"], ["update", "PATCH", "/:id"], ["destroy", "DELETE", "/:id"],
];

/** `resource("users.posts", …)` is nested: `/users/:user_id/posts`. */
function resource(use: CallUse): Draft[] {
  const names = use.arg(0).constant()?.split(".");
  const last = names?.at(-1);
  if (!names || last === undefined) return [];
  const parents = names.slice(0, -1).map((name) => `/${name}/:${singular(name)}_id`).join("");
  const nested = `${parents}/${last}`;
  return kept(use).map(([action, method, tail]) => {
    const isOwn = use.member === "shallowResource" && ["show", "edit", "update", "destroy"].includes(action);
    return route({ router: use.arg(99), method, path: joined(groupPrefix(use), [[`${isOwn ? `/${last}` : nested}${tail}`]]) });
  });
}

const singular = (name: string): string => name.replace(/ies$/, "y").replace(/s$/, "");

/** `apiOnly()` leaves out the pages with forms; `only` and `except` name actions. */
function kept(use: CallUse): typeof actions {
  const named = (member: string): string[] | undefined => (use.following.includes(member) ? use.chained(member).elements().flatMap((one) => one.constants()) : undefined);
  const [only, except] = [named("only"), named("except")];
  const left = use.following.includes("apiOnly") ? ["create", "edit", ...(except ?? [])] : (except ?? []);
  return actions.filter(([action]) => (only ? only.includes(action) : !left.includes(action)));
}
