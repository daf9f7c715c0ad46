/**
 * One object of infrastructure: `new Queue(this, "Orders", { … })`, `new sst.aws.Queue("Orders")`, `Bucket.fromBucketName(…)`, whichever library its
 * class is from. In: values. Out: its class, its logical id, its properties.
 */
import type { ts } from "ts-morph";
import type { Template } from "../../model/template.js";
import type { ValueView } from "../libraries/value-view.js";
import { viewOf } from "../libraries/view-of-values.js";
import { baseOf, constructorFrame, constructorOf, lineage, superCall } from "../values/class-members.js";
import type { Engine } from "../values/engine.js";
import { argumentsOf } from "../values/frames.js";
import { ancestry } from "../values/library-handles.js";
import { constantText } from "../values/text.js";
import type { Argument, InstanceValue, LibraryValue, Value } from "../values/value.js";

/** A construct as far as its making says. */
export interface Construct {
  engine: Engine;
  package: string;
  /** Access path of what was called: `.Queue`, `.aws.Queue`, `.Queue.fromQueueArn`. */
  path: string;
  /** Where it is made: what tells one from another. */
  node: ts.Node;
  args: readonly ValueView[];
}

/** Packages whose classes are constructs: those of the tools, and construct libraries that bear the tool's name. */
export function isConstructPackage(name: string): boolean {
  return /^(?:aws-cdk-lib|@aws-cdk|@pulumi|sst|@serverless-stack|constructs|cdktf)(?:\/|$)|(?:^|[/@_-])cdk(?:[/_.-]|$)|[/-]constructs(?:[/-]|$)|^@aws-solutions-constructs\//.test(name);
}

export const nameOfClass = (construct: Construct): string => construct.path.split(".").at(-1) ?? "";

/** The constructs that a value can be. */
export function constructsOf(engine: Engine, values: readonly Value[]): Construct[] {
  return values.flatMap((value): Construct[] => {
    if (value.kind === "library") return fromHandle(engine, value);
    return value.kind === "instance" ? fromInstance(engine, value) : [];
  });
}

/** The earliest call on the way to the handle is what made it. */
function fromHandle(engine: Engine, handle: LibraryValue): Construct[] {
  if (!isConstructPackage(handle.package)) return [];
  const made = [...ancestry(handle)].filter((step) => step.call).at(-1);
  return made?.call ? [constructAt(engine, made, made.call)] : [];
}

/** What a call of a handle makes. */
export function constructAt(engine: Engine, { package: from, path }: LibraryValue, call: { node: ts.Node; args: readonly Argument[] }): Construct {
  return { engine, package: from, path: path.replace(/\(\)$/, ""), node: call.node, args: call.args.map((one) => viewOf(engine, engine.argument(one))) };
}

/** An object of a class of the system that extends a library's. */
function fromInstance(engine: Engine, self: InstanceValue): Construct[] {
  const owner = lineage(engine, self.node).at(-1) ?? self.node;
  const base = baseOf(engine, owner)?.values.find((value) => value.kind === "library" && isConstructPackage(value.package));
  const constructor = constructorOf(owner);
  const written = constructor && superCall(constructor);
  if (base?.kind !== "library") return [];
  const args = written ? argumentsOf(written, constructorFrame(engine, self, owner), engine) : [...(self.args ?? [])];
  return [{ engine, package: base.package, path: base.path, node: self.args?.find((one) => "node" in one)?.node ?? self.node, args: args.map((one) => viewOf(engine, engine.argument(one))) }];
}

/** The logical id: the first text among the arguments, after the scope that it is made in. */
export function idOf({ args }: Construct): Template | undefined {
  const at = args.slice(0, 2).find((one) => one.is("text"));
  return at?.text()[0];
}

/** The properties: the object that follows the id. */
export function propsOf({ args, engine }: Construct): ValueView {
  const isProps = (one: ValueView): boolean => one.values.some((value) => value.kind === "object" || value.kind === "json" || value.kind === "param");
  return args.slice(1, 3).find(isProps) ?? args.slice(0, 1).find((one) => one.is("object")) ?? viewOf(engine, []);
}

export const textOfView = (view: ValueView): string | undefined => view.values.flatMap((value) => (value.kind === "text" ? (constantText(value) ?? []) : []))[0];
