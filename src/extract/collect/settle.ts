/**
 * Moves an undecided use outwards: from a parameter to the callers that fill it, from an abstract class to its subclasses.
 * In: one way to run a model under a frame. Out: drafts with the places that support them, innermost first. Bounded by counts.
 */
import { ts } from "ts-morph";
import type { Alternatives } from "../../model/facts.js";
import type { Hole } from "../../model/template.js";
import type { Draft } from "../libraries/draft.js";
import { enclosingClass, enclosingFunction, functionName, isFunctionNode, isStatic } from "../program/syntax.js";
import type { Engine } from "../values/engine.js";
import { isNeverCalled } from "./dead-wrappers.js";
import { usedSubclasses, type Running } from "./used-subclasses.js";
import { frameOf, makeFrame, rebind, thisContainer, withObject } from "../values/frames.js";
import { runsOf } from "../values/runs.js";
import { constantText } from "../values/text.js";
import type { Frame, ParamDeclaration, ParamHole } from "../values/value.js";

export interface Settled {
  draft: Draft;
  /** Where it is used: the library call first, then the callers through which it was decided. */
  sites: ts.Node[];
}

/** One use under one frame: its drafts, or the parameter whose callers have to be asked before anything can be said. */
export interface Attempt {
  drafts: Draft[];
  waitsFor?: ParamDeclaration;
}

interface Settling {
  engine: Engine;
  at: ts.Node;
  run(frame: Frame | undefined): Attempt;
  budget: { left: number };
}

const maxHops = 5;
const maxPerUse = 400;

export function settle(running: Running, at: ts.Node, run: (frame: Frame | undefined) => Attempt): Settled[] {
  const settling: Settling = { engine: running.engine, at, run, budget: { left: maxPerUse } };
  const first = run(undefined);
  const subclasses = needsSubclass(first) ? subclassFrames(running, at) : undefined;
  if (subclasses) return subclasses.flatMap((frame) => step(settling, { frame, sites: [at], hops: 0 }));
  return step(settling, { frame: undefined, sites: [at], hops: 0 }, first);
}

interface Place {
  frame: Frame | undefined;
  sites: ts.Node[];
  hops: number;
}

function step(settling: Settling, place: Place, known?: Attempt): Settled[] {
  if (settling.budget.left-- <= 0) return [];
  settling.engine.begin(false);
  const attempt = known ?? settling.run(place.frame);
  const open = attempt.drafts.map((draft) => ({ draft, decisive: decisiveParameters(draft) }));
  const questions = attempt.waitsFor ? [attempt.waitsFor] : nearest(settling.at, open.flatMap(({ decisive }) => decisive));
  const [asked] = questions;
  const frames = place.hops < maxHops ? firstAnswered(questions, (one) => outer(settling, place.frame, one)) : [];
  if (!frames.length && asked && !place.sites.some((site) => settling.engine.program.isOwn(settling.engine.program.fileOf(site)))) return attempt.drafts.filter((draft) => isCalledBlindly(draft, place.sites)).map((draft) => ({ draft, sites: place.sites }));
  if (!frames.length && asked && isNeverCalled(settling.engine, asked.parent)) return [];
  if (!frames.length) return asked ? attempt.drafts.map((draft) => ({ draft, sites: place.sites })) : attempt.drafts.flatMap((draft) => spelledOut(settling, { ...place, draft }));
  const kept = open.filter(({ decisive }) => !decisive.length).map(({ draft }) => ({ draft, sites: place.sites }));
  const moved = frames.flatMap((frame) => step(settling, { frame, sites: frame.site ? [...place.sites, frame.site] : place.sites, hops: place.hops + 1 }));
  return [...kept, ...moved];
}

/** Where nobody is seen to fill the nearest parameter, one further out may decide as much. */
function firstAnswered(questions: readonly ParamDeclaration[], ask: (one: ParamDeclaration) => Frame[]): Frame[] {
  for (const one of questions) {
    const frames = ask(one);
    if (frames.length) return frames;
  }
  return [];
}

/**
 * A wrapper of a shared library that nothing of the service leads to is not used by it. But where other code of the library calls it with an
 * address that begins with data (a customer's webhook, a repository's URL), or with a channel that only data names, there is no more to be found,
 * and the use is told as it is.
 */
function isCalledBlindly(draft: Draft, sites: readonly ts.Node[]): boolean {
  const isBlind = draft.type === "http-call" ? draft.url.every((url) => typeof url[0] === "object") : draft.type === "message-published" || draft.type === "message-consumed";
  return isBlind && new Set(sites.map((site) => site.getSourceFile())).size > 1;
}

/**
 * `post("/orders/" + action)` is decided as it stands, but where callers hand in a written word, each word is an operation of its own. Callers
 * that hand in something unknown (an id) leave the use as it is.
 */
function spelledOut(settling: Settling, { draft, ...place }: Place & { draft: Draft }): Settled[] {
  const chosen = place.frame ? undefined : chosenByCallers(settling, { draft, ...place });
  if (chosen) return chosen;
  const asked = partlyKnown(draft).flatMap((template) => template.flatMap(declarationsOf))[0];
  const unchanged = [{ draft, sites: place.sites }];
  if (!asked) return unchanged;
  const frames = outer(settling, place.frame, asked);
  // the rows of a table are written down, whatever they are
  const written = ts.isParameter(asked) ? frames.filter((frame) => isWritten(settling.engine, frameOf(asked.parent, frame)?.args[asked.parent.parameters.indexOf(asked)])) : frames;
  const spelled = written.flatMap((frame) => settling.run(frame).drafts.map((one) => ({ draft: one, sites: frame.site ? [...place.sites, frame.site] : place.sites })));
  return written.length < frames.length || !spelled.length ? [...unchanged, ...spelled] : spelled;
}

const maxChoosers = 8;

/** `const list = kind === "shops" ? SHOPS : RIDERS`, where each caller says which: every caller knows fewer alternatives than the function itself. */
function chosenByCallers({ engine, at, run, budget }: Settling, { draft, sites }: Place & { draft: Draft }): Settled[] | undefined {
  const known = namesIn(draft).length;
  const [parameter] = known > 1 ? (enclosingFunction(at)?.parameters ?? []) : [];
  const frames = parameter ? engine.framesFor(parameter) : [];
  if (!frames.length || frames.length > maxChoosers || budget.left < frames.length) return undefined;
  budget.left -= frames.length;
  const told = frames.map((frame) => run(frame).drafts.filter((one) => one.type === draft.type).map((one) => ({ draft: one, sites: frame.site ? [...sites, frame.site] : sites })));
  return told.every((one) => one.length > 0 && one.every((settled) => namesIn(settled.draft).length > 0 && namesIn(settled.draft).length < known)) ? told.flat() : undefined;
}

/** Alternatives of what names the partner. */
function namesIn(draft: Draft): Alternatives {
  return draft.type === "http-call" ? draft.url : partlyKnown(draft);
}

/** What names the partner, where a part of it is known already. */
function partlyKnown(draft: Draft): Alternatives {
  switch (draft.type) {
    case "http-call":
      return draft.url.map((url) => url.slice(1));
    case "message-published":
    case "message-consumed":
      return draft.channel;
    case "store-read":
    case "store-write":
      return draft.dataset ?? [];
    default:
      return [];
  }
}

function isWritten(engine: Engine, argument: Frame["args"][number] | undefined): boolean {
  const values = argument ? engine.argument(argument) : [];
  return values.length > 0 && values.every((value) => /[a-z]/i.test(constantText(value) ?? ""));
}

/** The frames of the callers, each joined with what is already bound. `site` is that of the newest caller. */
function outer({ engine, at }: Settling, frame: Frame | undefined, asked: ParamDeclaration): Frame[] {
  const scope = ts.isVariableDeclaration(asked) ? asked.parent.parent : asked.parent;
  if (frame && frameOf(scope, frame)) return [];
  const inside = frame && isFunctionNode(frame.scope) && encloses(frame.scope, scope) && isFunctionNode(scope) && ts.isCallExpression(scope.parent) && scope.body ? runsOf(engine, scope.body, { frame }) : [];
  const rows = inside.filter((run) => run?.scope === scope);
  if (rows.length) return rows.filter((run) => run !== undefined);
  return engine.framesFor(asked).map((caller) => {
    if (!frame) return caller;
    if (ts.isConstructorDeclaration(scope)) return { ...withObject(frame, caller), ...(caller.site ? { site: caller.site } : {}) };
    const joined = encloses(scope, at) && !encloses(scope, frame.scope) ? within(caller, frame) : rebind(frame, caller);
    return caller.site ? { ...joined, site: caller.site } : withoutSite(joined);
  });
}

/**
 * The parameter of a function around the use comes before one of the constructor: the receiver of the call then says which object it is. Further out
 * it goes on only from functions without a name, such as a handler that is given back: whoever knows a name would call it.
 */
function nearest(at: ts.Node, asked: readonly ParamDeclaration[]): ParamDeclaration[] {
  const plain = asked.filter((declaration) => !ts.isConstructorDeclaration(declaration.parent));
  const around = plain.filter((declaration) => encloses(declaration.parent, at)).sort((a, b) => b.parent.pos - a.parent.pos);
  const stop = around.findIndex(({ parent }) => isFunctionNode(parent) && functionName(parent) !== undefined);
  return around.length ? [...new Set(around.slice(0, stop < 0 ? undefined : stop + 1))] : [...plain, ...asked].slice(0, 1);
}

const encloses = (scope: ts.Node, node: ts.Node): boolean => scope.pos <= node.pos && node.end <= scope.end && scope.getSourceFile() === node.getSourceFile();

/** A caller of the function around the use, inside what is already bound (the object's construction). */
function within(caller: Frame, frame: Frame): Frame {
  const known = caller.self?.kind === "instance" && caller.self.args ? caller.self : (frame.self ?? caller.self);
  return makeFrame({ ...caller, outer: frame, ...(known ? { self: known } : {}) });
}

function withoutSite(frame: Frame): Frame {
  const { site: _site, ...rest } = frame;
  return rest;
}

/** A hole that no parameter explains, in a class that others extend: perhaps a member that they define. */
function needsSubclass(attempt: Attempt): boolean {
  return attempt.drafts.some((draft) => decisiveHoles(draft).some((hole) => hole.hole === "unknown"));
}

/** Undefined: no class of the system extends the one around the use. */
function subclassFrames(running: Running, at: ts.Node): Frame[] | undefined {
  const owner = enclosingClass(at);
  if (!owner || !running.engine.subclasses(owner).length) return undefined;
  const kind = isStatic(thisContainer(at)) ? "class" : "instance";
  return usedSubclasses(running, at, owner).map(({ node, site }) => makeFrame({ scope: owner, self: { kind, node, frame: undefined }, site }));
}

function decisiveParameters(draft: Draft): ParamDeclaration[] {
  return decisiveHoles(draft).flatMap(declarationsOf);
}

function declarationsOf(part: string | Hole): ParamDeclaration[] {
  // holes that come from parameters carry their declaration; see ParamHole
  return typeof part === "string" ? [] : [(part as ParamHole).declaration as ParamDeclaration | undefined].filter((declaration) => declaration !== undefined);
}

function decisiveHoles(draft: Draft): Hole[] {
  return [...("asks" in draft ? namesOf(draft.asks ?? []) : []), ...holesOf(draft)];
}

function holesOf(draft: Draft): Hole[] {
  switch (draft.type) {
    case "http-call":
      return draft.url.flatMap(urlHoles);
    case "message-published":
    case "message-consumed":
      return undecidedNames(draft.channel);
    case "channel-bound":
      return [...undecidedNames(draft.from.channel), ...undecidedNames(draft.to.channel)];
    case "rpc-call":
      return [...namesOf(draft.operation), ...namesOf(draft.target ?? [])];
    case "rpc-endpoint":
      return namesOf(draft.operation);
    case "store-read":
    case "store-write":
      // not those of the connection: a query stands where it is written, whoever opened the store
      return undecidedNames(draft.dataset ?? []);
    case "store-opened":
      return [...namesOf(draft.connection ?? []), ...namesOf(draft.database ?? [])];
    case "http-proxy":
      return namesOf(draft.target);
    case "route":
      return draft.path.flatMap(routeHoles);
    case "mount":
    case "router-prefix":
      return draft.prefix.flatMap(routeHoles);
    case "proxy":
      return namesOf(draft.target);
    case "listens":
    case "deployed":
    case "setting-given":
    case "channel-fed":
    case "component-given":
    case "subscription-given":
    case "external-use":
    case "undecided":
    case "http-endpoint":
    case "setting":
    case "controller-route":
    case "compared-routes":
      return [];
  }
}

const namesOf = (alternatives: Alternatives): Hole[] => alternatives.flatMap((template) => template.filter((part): part is Hole => typeof part === "object"));
/** Holes of names without a known word: `{topic}` has to be asked for, `orders-{id}` is a family that needs no more. */
const undecidedNames = (alternatives: Alternatives): Hole[] => namesOf(alternatives.filter((template) => !template.some((part) => typeof part === "string" && /[a-z]{3}/i.test(part))));
const routeHoles = (template: Alternatives[number]): Hole[] => namesOf([template]);

/**
 * Holes of a URL that decide where it leads: those in front of the path, and those in the path that do not fill one whole segment
 * behind a known one. `/users/{id}` is decided, `{base}{path}` and `/{path}` are not.
 */
function urlHoles(template: Alternatives[number]): Hole[] {
  const decisive: Hole[] = [];
  let before = "";
  for (const part of template) {
    if (typeof part === "string") {
      before += part;
      if (before.includes("?")) break;
    } else {
      if (!fillsSegment(before)) decisive.push(part);
      before += "{}";
    }
  }
  return decisive;
}

/** Does the text before a hole end in `/`, with a known segment earlier in the path? */
function fillsSegment(before: string): boolean {
  if (!before.endsWith("/")) return false;
  const path = before.replace(/^(?:\w+:\/\/[^/]*|\{\})/, "");
  return /\/[^/{}]+/.test(path);
}
