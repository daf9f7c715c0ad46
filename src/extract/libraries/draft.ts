/**
 * What a model says of one use, before prefixes are joined and places are added: a fact without its evidence, or a piece of a route.
 * In: nothing. Out: types only.
 */
import type { DataShape } from "../../model/graph.js";
import type { Fact } from "../../model/facts.js";
import type { Alternatives } from "../../model/facts.js";
import type { ValueView } from "../libraries/value-view.js";

type Bare<F> = F extends Fact ? Omit<F, "evidence" | "via" | "confidence"> : never;

/** A fact as a model gives it. */
export type FactDraft = Bare<Fact> & {
  confidence?: Fact["confidence"];
  /** Texts that decide what this says without being part of it, such as the SQL of a query: their holes are asked for at the callers. */
  asks?: Alternatives;
  /** What says so, if it is written apart from the call: a row of a table, a file of a folder. It is the first place of the fact. */
  writtenAt?: ValueView;
  /** Holds only if what it asks for is found out; left out otherwise. */
  tentative?: true;
  /** Only that a client is made, or that it notes something that it may send by itself: left out where the service is seen to ask something of the same third party. */
  setup?: "made" | "noted";
  /** The object it is done with, if that was made for this one use: a request that is opened and sent. Where it was made is a place of the fact as well. */
  with?: ValueView;
};

/** A route registered on a router. The path may start without a slash; parameters as the library writes them. */
export interface RouteDraft {
  type: "route";
  router: ValueView;
  method: string;
  path: Alternatives;
  request?: DataShape;
  response?: DataShape;
  authentication?: "required" | "none";
  /** What answers: its fields are read from what it takes and gives, where `request` and `response` say nothing. */
  handler?: ValueView;
  /** The router is none of HTTP: its paths are names, joined by dots. */
  protocol?: "trpc";
  /** The object that says so, if it is written apart from the call that registers it. */
  at?: ValueView;
  /** As of a fact. */
  writtenAt?: ValueView;
}

/** A prefix that a router puts before its own routes, wherever it is mounted. */
export interface RouterPrefixDraft {
  type: "router-prefix";
  /** Absent: the router that this call creates. */
  router?: ValueView;
  prefix: Alternatives;
}

/**
 * A handler that passes requests on to `target`: mounted like a router (the call that makes it is its identity), written inside a route's handler,
 * or part of the router `parent`.
 */
export interface ProxyDraft {
  type: "proxy";
  parent?: ValueView;
  /** Paths that it limits itself to. */
  prefix: Alternatives;
  target: Alternatives;
  /** What the whole prefix is replaced by. */
  rewriteTo?: string;
  /** What the start of a path is replaced by, if it is `from`. */
  rewrites?: { from: string; to: string }[];
  /** The path under which it is mounted is taken off on the way. */
  cut?: boolean;
  /** The last parameter of the route's path stands for the rest of the path. */
  rest?: boolean;
  /** What is said if no route holds it. */
  otherwise?: FactDraft;
  /** As that of a fact. */
  with?: ValueView;
}

/** A server's own handler, which tells requests apart by comparing their URL and method with texts. */
export interface ComparedRoutesDraft {
  type: "compared-routes";
  handler: ValueView;
}

/** A router (or plugin function, or sub-application) mounted on another one. */
export interface MountDraft {
  type: "mount";
  parent: ValueView;
  child: ValueView;
  prefix: Alternatives;
}

/** Something that holds for the whole service: a global prefix, a versioning scheme, a transport. */
export interface SettingDraft {
  type: "setting";
  name: string;
  value: Alternatives;
}

/** A route of a controller class; global settings of the framework apply to it. `paths` are alternatives joined in order. */
export interface ControllerRouteDraft {
  type: "controller-route";
  framework: string;
  controller: string;
  method: string;
  /** Prefix alternatives of the controller, then path alternatives of the method. */
  segments: string[][];
  versions: string[];
  request?: DataShape;
  response?: DataShape;
  authentication?: "required" | "none";
}

export type Draft = FactDraft | RouteDraft | MountDraft | RouterPrefixDraft | ProxyDraft | ComparedRoutesDraft | SettingDraft | ControllerRouteDraft;
