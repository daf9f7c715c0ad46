/**
 * In: the files of a program that deploys the system (CDK, SST, Pulumi). Out: facts of what it deploys, gives and connects, knowing nothing of services.
 * May not run the program. Other libraries that it uses are no business of this part.
 */
import { ts } from "ts-morph";
import { printTemplate } from "../../model/template.js";
import type { ResourceReference, ServiceFacts } from "../../model/facts.js";
import type { FileReader, InfrastructureProgram } from "../../model/layout.js";
import { finishFacts, type Placed } from "../collect/finish-facts.js";
import { describeFact } from "../describe-fact.js";
import type { Extraction } from "../extract-service.js";
import { viewOf } from "../libraries/view-of-values.js";
import { SourceProgram } from "../program/source-program.js";
import { createEngine } from "../values/create-engine.js";
import type { Engine } from "../values/engine.js";
import { constructAt, constructsOf, type Construct } from "./construct.js";
import { ConstructKnowledge } from "./construct-knowledge.js";
import { textsOf } from "./deployable.js";
import { joinStages, type Said } from "./join-stages.js";
import { placeOf } from "./machines.js";
import { readCalled } from "./read-called.js";
import { readMade } from "./read-made.js";
import { resourceOf } from "./resource-name.js";
import { ProgramWalk, type Meeting } from "./walk-program.js";

export interface InfrastructureOptions {
  program: InfrastructureProgram;
  reader: FileReader;
  shared: Extraction;
  onNote?: (note: string) => void;
}

/** Reads one program. Its facts come under the program's own name, which is no service. */
export function extractInfrastructure({ program, reader, shared, onNote }: InfrastructureOptions): ServiceFacts {
  const { resolver, sources, registry } = shared;
  const source = new SourceProgram({ reader, resolver, sources }, program.sources);
  const knowledge = new ConstructKnowledge(registry);
  const engine = createEngine(source, knowledge);
  const meetings = meet(engine, program.sources);
  const facts = finishFacts(joinStages(said(engine, meetings, knowledge.told)).map(placed), () => true);
  if (onNote) for (const fact of facts) onNote(`${fact.evidence.file}:${fact.evidence.line}: ${program.name} ${describeFact(fact)} (${fact.confidence})`);
  return { service: program.name, frameworks: [], facts, diagnostics: source.diagnostics, filesRead: program.sources.length, skipped: [] };
}

function meet(engine: Engine, files: readonly string[]): Meeting[] {
  const walk = new ProgramWalk(engine);
  const parsed = files.flatMap((file) => engine.program.file(file) ?? []);
  for (const { source } of parsed) walk.file(source);
  walk.rest(parsed.map(({ source }) => source));
  return walk.meetings;
}

function placed({ draft, site }: Said): Placed {
  return { draft, sites: [site], detector: "infrastructure" };
}

/** What was made is known before what was done with it is read. */
function said(engine: Engine, meetings: readonly Meeting[], told: ReadonlySet<string>): Said[] {
  const isMade = ({ node, handle }: Meeting): boolean => ts.isNewExpression(node) || node.expression.kind === ts.SyntaxKind.SuperKeyword || /(?:^|\.)[A-Z]\w*$/.test(handle.path);
  const constructs = meetings.map((one) => (isMade(one) ? constructAt(engine, one.handle, one) : undefined));
  const made = constructs.flatMap((one) => one ?? []);
  const program = { engine, made, resources: resourcesOf(made), told, commands: commandsOf(engine, meetings) };
  return meetings.flatMap((one, index): Said[] => {
    engine.begin(true);
    const construct = constructs[index];
    const drafts = construct ? readMade(program, construct) : readCalled(program, { handle: one.handle, node: one.node, args: one.args.map((each) => viewOf(engine, engine.argument(each))) });
    return drafts.map((draft) => ({ draft, site: one.node, way: one.way }));
  });
}

function resourcesOf(made: readonly Construct[]): Map<string, ResourceReference> {
  return new Map(made.flatMap((one) => { const resource = resourceOf(one); return resource ? [[printTemplate(resource.name), resource] as const] : []; }));
}

/** `userData.addCommands(…)`, wherever it stands. */
function commandsOf(engine: Engine, meetings: readonly Meeting[]): Map<string, string[]> {
  const commands = new Map<string, string[]>();
  for (const { handle, args } of meetings) {
    if (!/^add(?:Commands|OnExitCommands|ExecuteFileCommand)$/.test(handle.name) || !handle.parent) continue;
    const texts = args.flatMap((one) => textsOf(viewOf(engine, engine.argument(one))));
    for (const construct of constructsOf(engine, [handle.parent])) commands.set(placeOf(construct), [...(commands.get(placeOf(construct)) ?? []), ...texts]);
  }
  return commands;
}
