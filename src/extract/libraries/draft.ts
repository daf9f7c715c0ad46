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
export type FactDraft = Bare<Fact> & { confidence?: Fact["confidence"] };

/** A route registered on a router. The path may start without a slash; parameters as the library writes them. */
export interface RouteDraft {
  type: "route";
  router: ValueView;
  method: string;
  path: Alternatives;
  request?: DataShape;
  response?: DataShape;
  authentication?: "required" | "none";
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

export type Draft = FactDraft | RouteDraft | MountDraft | SettingDraft | ControllerRouteDraft;
