/**
 * In: a service and a line of code. Out: which library uses the line has, how each of their values was found, or where the search stopped.
 * May not find anything that extraction does not find: it asks the same questions, and listens.
 */
import { ts } from "ts-morph";
import type { ServiceLayout } from "../../model/layout.js";
import { printSafely } from "../../model/template.js";
import type { ExplainedWay, ServiceExplanation, UseExplanation } from "../../model/explanation.js";
import type { Reach } from "../collect/reach.js";
import { attemptCall, collectDecorator, type Collection } from "../collect/collect-uses.js";
import { calleeOf } from "../collect/may-be-library.js";
import { settle, type Settled } from "../collect/settle.js";
import { describeFact } from "../describe-fact.js";
import { openService, type ExtractOptions, type OpenService } from "../extract-service.js";
import { evidenceAt } from "../collect/finish-facts.js";
import type { FactDraft } from "../libraries/draft.js";
import type { CallNode } from "../program/file-index.js";
import { decoratorName } from "../program/syntax.js";
import type { Frame } from "../values/value.js";
import { Trace } from "./trace.js";
import { placeOf, writtenShort } from "./written-code.js";
import { whyNothing, whyUnknown } from "./why-not.js";

/** More callers are not told. */
const maxWays = 6;

/** A service that is listened to. */
export interface Explaining {
  service: ServiceLayout;
  open: OpenService;
  trace: Trace;
}

export function openExplaining(options: ExtractOptions): Explaining {
  const trace = new Trace();
  return { service: options.service, open: openService({ ...options, observe: trace.observe }), trace };
}

/** Undefined: the service does not reach the file. */
export function explainLine({ service, open, trace }: Explaining, place: { file: string; line: number }): ServiceExplanation | undefined {
  if (!open.program.reachable().includes(place.file)) return undefined;
  const beside = [...decoratorsAt(open, place).map((decorator) => explainDecorator(open, { decorator, trace })), ...explainRoutes(open, place)];
  // a decorator, a route by its file, or the calls of the line: code inside a decorated class is asked about by its own line
  const calls = beside.some((use) => use.facts.length > 0) ? [] : callsAt(open, place);
  const uses = [...beside, ...calls.map((call) => explainCall(open, { call, trace, given: new Set(service.environment.map(({ name }) => name)) }))];
  const telling = uses.filter((use) => use.facts.length > 0);
  // beside a use, what else is called in the line (`.catch`, `JSON.stringify`) is no answer to the question
  return { service: service.name, uses: telling.length ? telling : uses, environment: valuesOf(service, telling) };
}

/** What the deployment gives the variables that the facts name. */
function valuesOf({ environment }: ServiceLayout, uses: readonly UseExplanation[]): ServiceExplanation["environment"] {
  const text = uses.flatMap((use) => use.facts).join(" ");
  const named = environment.filter(({ name }) => text.includes(`{${name}}`));
  return named.map(({ name, value, secret, evidence }) => ({ name, value: secret ? "(secret)" : printSafely([value]), file: evidence.file, line: evidence.line }));
}

/** Calls that start in the line or whose name stands in it; else the innermost that the line is a part of. */
function callsAt({ program }: OpenService, { file, line }: { file: string; line: number }): CallNode[] {
  const parsed = program.file(file);
  if (!parsed) return [];
  const all = [...parsed.index.calls.values()].flat().filter((call) => !ts.isDecorator(call.parent)).sort((a, b) => a.pos - b.pos || b.end - a.end);
  const lineOf = (position: number): number => parsed.source.getLineAndCharacterOfPosition(position).line + 1;
  const here = all.filter((call) => lineOf(call.getStart()) === line || lineOf(calleeOf(call).getEnd()) === line);
  return here.length ? here : all.filter((call) => lineOf(call.getStart()) <= line && lineOf(call.getEnd()) >= line).slice(-1);
}

/** Decorators that start in the line, and those of the method or field whose name stands in it. */
function decoratorsAt({ program }: OpenService, { file, line }: { file: string; line: number }): ts.Decorator[] {
  const parsed = program.file(file);
  const lineOf = (node: ts.Node): number => placeOf(node).line;
  return (parsed?.index.decorators ?? []).filter((decorator) => lineOf(decorator) === line || ("name" in decorator.parent && decorator.parent.name !== undefined && lineOf(decorator.parent.name as ts.Node) === line));
}

function explainDecorator({ collection, reach }: OpenService, { decorator, trace }: { decorator: ts.Decorator; trace: Trace }): UseExplanation {
  collection.engine.forget();
  trace.start();
  collection.engine.begin(true);
  const settled = collectDecorator(collection, decorator).filter(({ sites }) => reach.isReached(sites));
  const library = collection.engine.evaluate(decoratorName(decorator), undefined).flatMap((value) => (value.kind === "library" ? (collection.registry.decoratorsOf(value)[0]?.model.title ?? []) : []))[0];
  const steps = trace.take();
  return {
    written: writtenShort(decorator), column: columnOf(decorator), ...(library === undefined ? {} : { library }), facts: [...new Set(settled.map(({ draft }) => describeDraft(draft)))],
    stops: [...new Set(settled.flatMap(({ draft }) => (draft.type === "undecided" ? [draft.why] : [])))], ways: steps.length ? [{ steps }] : [],
  };
}

/** What the file serves by the place where it lies, said at the handler. */
function explainRoutes({ routed, collection }: OpenService, { file, line }: { file: string; line: number }): UseExplanation[] {
  const settled = routed.collect().filter(({ sites: [site] }) => site !== undefined && placeOf(site).file === file && placeOf(site).line === line);
  return settled.flatMap(({ draft, sites: [site] }) => (site ? [{ written: writtenShort(site), column: columnOf(site), ...libraryOf(collection, site), facts: [describeDraft(draft)], stops: [], ways: [] }] : []));
}

function libraryOf({ detectors, registry }: Collection, site: ts.Node): { library?: string } {
  const title = registry.models.find((model) => model.id === detectors.get(site))?.title;
  return title === undefined ? {} : { library: title };
}

const columnOf = (node: ts.Node): number => evidenceAt(node, { detector: "", confidence: "certain" }).column ?? 1;

interface AskedCall {
  call: CallNode;
  trace: Trace;
  /** Environment variables that the deployment gives. */
  given: ReadonlySet<string>;
}

function explainCall({ collection, reach }: OpenService, { call, trace, given }: AskedCall): UseExplanation {
  const { engine, registry } = collection;
  engine.forget();
  trace.start();
  engine.begin(true);
  const callee = engine.evaluate(calleeOf(call), undefined);
  const found = callee.flatMap((value) => (value.kind === "library" ? registry.usesOf(value) : []));
  const seen = ways(collection, { call, trace, reach });
  const settled = seen.settled.filter(({ sites }) => reach.isReached(sites));
  const facts = [...new Set(settled.map(({ draft }) => describeDraft(draft)))];
  const stops = facts.length ? settled.flatMap(({ draft }) => whyUnknown(engine, { draft, given })) : whyNothing({ collection, call, callee, isUnreached: seen.settled.length > 0 });
  const library = found[0]?.use.model.title;
  return { written: writtenShort(call), column: columnOf(call), ...(library === undefined ? {} : { library }), facts, stops: [...new Set(stops)], ways: seen.ways };
}

function ways(collection: Collection, { call, trace, reach }: { call: CallNode; trace: Trace; reach: Reach }): { settled: Settled[]; ways: ExplainedWay[] } {
  const told: ExplainedWay[] = [{ steps: trace.take() }];
  const run = (frame: Frame | undefined): ReturnType<typeof attemptCall> => {
    const attempt = attemptCall(collection, call, frame);
    const steps = trace.take();
    const site = frame?.site;
    if (steps.length && told.length < maxWays) told.push({ ...(site ? { caller: { written: writtenShort(site), ...placeOf(site) } } : {}), steps });
    return attempt;
  };
  const settled = settle({ engine: collection.engine, isReached: (place) => reach.isReached([place]) }, call, run);
  return { settled, ways: told.filter(({ steps }) => steps.length > 0) };
}

const pieces: Partial<Record<Settled["draft"]["type"], string>> = {
  route: "a route, joined with the prefixes of its routers", mount: "a router that is mounted", "router-prefix": "the prefix of a router", proxy: "a proxy", "compared-routes": "a handler that tells requests apart by itself", setting: "a setting of the service", "controller-route": "a route of a controller",
};

/** A piece of a route is no fact yet. */
function describeDraft(draft: Settled["draft"]): string {
  if (draft.type === "route") return `serves ${draft.method.toUpperCase()} ${draft.path.map((one) => one.map((part) => (typeof part === "string" ? part : `{${part.name}}`)).join("")).join(" | ")} (${pieces.route})`;
  const piece = pieces[draft.type];
  // what is no piece is a fact without its places, which the words do not need
  return piece ?? describeFact({ ...(draft as FactDraft), evidence: { file: "", line: 0, detector: "", confidence: "certain" }, confidence: "certain" } as Parameters<typeof describeFact>[0]);
}
