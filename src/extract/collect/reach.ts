/**
 * Does this service run the place at all? A shared library is linked into many services; a use inside it belongs to those that reach it.
 * In: a program and the service's own files. Out: yes or no, by the names that reached code mentions. Errs towards yes.
 */
import type { ts } from "ts-morph";
import type { SourceProgram } from "../program/source-program.js";
import { classOf } from "../values/frames.js";
import { enclosingFunction, functionName, isClassNode, type FunctionNode } from "../program/syntax.js";

export class Reach {
  private readonly memo = new Map<ts.Node, boolean>();

  constructor(
    private readonly program: SourceProgram,
    private readonly own: ReadonlySet<string>,
  ) {}

  /** `sites`: the use, then its callers. One place in the service's own files is enough. */
  isReached(sites: readonly ts.Node[]): boolean {
    if (sites.some((site) => this.own.has(this.program.fileOf(site)))) return true;
    const outermost = sites.at(-1);
    return outermost === undefined || this.reaches(outermost);
  }

  private reaches(node: ts.Node): boolean {
    if (this.own.has(this.program.fileOf(node))) return true;
    const fn = namedFunction(node);
    const owner = fn ? classOf(fn) : classAround(node);
    const name = fn ? functionName(fn) : owner?.name?.text;
    // code outside of any function runs when the module is imported
    if (!fn && !owner) return true;
    const key = fn ?? owner ?? node;
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    this.memo.set(key, false);
    const className = owner?.name?.text;
    const reached = (className === undefined || this.isMentioned(className, owner)) && (name === undefined || name === className || this.isMentioned(name, key));
    this.memo.set(key, reached);
    return reached;
  }

  /** Is the name written in own code, or called in library code that is itself reached? */
  private isMentioned(name: string, at: ts.Node | undefined): boolean {
    if ([...this.own].some((file) => this.program.mentions(file, name))) return true;
    return this.program.reachable().some((file) => !this.own.has(file) && this.program.mentions(file, name) && this.isCalledIn(file, { name, at }));
  }

  private isCalledIn(file: string, { name, at }: { name: string; at: ts.Node | undefined }): boolean {
    const calls = this.program.file(file)?.index.calls.get(name) ?? [];
    return calls.some((call) => call !== at && this.reaches(call));
  }
}

function namedFunction(node: ts.Node): FunctionNode | undefined {
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) if (functionName(fn) !== undefined || classOf(fn)) return fn;
  return undefined;
}

function classAround(node: ts.Node): ReturnType<typeof classOf> {
  for (let at: ts.Node | undefined = node; at; at = at.parent) if (isClassNode(at)) return at;
  return undefined;
}
