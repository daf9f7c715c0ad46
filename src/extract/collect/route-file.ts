/** The one implementation of `RouteFile`: a file of an application, as a model of routes by files may ask about it. */
import { posix } from "node:path";
import { ts } from "ts-morph";
import type { Application } from "../program/applications.js";
import type { RouteApplication, RouteFile } from "../libraries/file-routes.js";
import { fileRouters } from "../../knowledge/file-routers.js";
import { viewOf } from "../libraries/view-of-values.js";
import type { ParsedFile } from "../program/source-program.js";
import { functionName, isFunctionNode, type FunctionNode } from "../program/syntax.js";
import type { Engine } from "../values/engine.js";
import type { Value } from "../values/value.js";
import type { ValueView } from "../libraries/value-view.js";
import { comparedMethods } from "./compared-methods.js";

export class RouteFileView implements RouteFile {
  readonly path: string;
  private names: readonly string[] | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly file: string,
    readonly application: RouteApplicationView,
  ) {
    this.path = application.folder === "" ? file : file.slice(application.folder.length + 1);
  }

  private get parsed(): ParsedFile | undefined {
    return this.engine.program.file(this.file);
  }

  exports(): readonly string[] {
    return (this.names ??= this.parsed ? exportedNames(this.engine, this.parsed) : []);
  }

  exported(name: string): ValueView {
    const node = this.exports().includes(name) && this.parsed ? placeOf(this.engine, this.parsed, name) : undefined;
    return node ? viewOf(this.engine, this.valuesOf(name, node), node) : viewOf(this.engine, []);
  }

  /** What is exported though nothing is known of it is still there. */
  private valuesOf(name: string, node: ts.Node): readonly Value[] {
    const values = this.engine.exported(this.file, name);
    return values.length ? values : [{ kind: "unknown", name, at: node }];
  }

  get whole(): ValueView {
    const node = this.parsed?.source;
    return node ? viewOf(this.engine, [{ kind: "module", file: this.file }], node) : viewOf(this.engine, []);
  }

  mentions(text: string): boolean {
    return this.engine.program.text(this.file)?.includes(text) ?? false;
  }

  functionsWith(directive: string): { name: string; handler: ValueView }[] {
    const { parsed } = this;
    if (!parsed || !this.mentions(directive)) return [];
    if (startsWith(parsed.source.statements, directive)) return this.exports().map((name) => ({ name: name === "default" ? posix.parse(this.file).name : name, handler: this.exported(name) }));
    return markedFunctions(parsed.source, directive).map((node) => ({ name: functionName(node) ?? "", handler: viewOf(this.engine, [{ kind: "function", node, frame: undefined }], node) })).filter(({ name }) => name !== "");
  }

  comparedMethods(): string[] {
    const values = this.engine.exported(this.file, "default");
    const homes = [this.file, ...values.flatMap((value) => (value.kind === "function" ? [this.engine.program.fileOf(value.node)] : []))];
    const told = homes.map((home) => this.engine.program.file(home)).map((parsed) => (parsed ? comparedMethods(parsed.source) : ["*"]));
    return told.find((methods) => !methods.includes("*")) ?? ["*"];
  }

  calls(name: string): boolean {
    return (this.parsed?.index.calls.get(name)?.length ?? 0) > 0;
  }
}

export class RouteApplicationView implements RouteApplication {
  readonly folder: string;
  private known: ValueView | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly application: Application,
  ) {
    this.folder = application.folder;
  }

  get settings(): ValueView {
    return (this.known ??= viewOf(this.engine, this.settingsValues()));
  }

  /** The file in which the settings are written. */
  settingsFile(): string | undefined {
    const { resolver } = this.engine.program;
    return fileRouters[this.application.router].settings.map((name) => resolver.probe(posix.join(this.folder, name))).find((file) => file !== undefined);
  }

  private settingsValues(): Value[] {
    const file = this.settingsFile();
    return file === undefined ? [] : unwrapped(this.engine, this.engine.exported(file, "default"), 0);
  }

  version(packageName: string): string | undefined {
    const manifest = recordOf(this.engine.program.json(posix.join(this.folder, "package.json")));
    for (const name of ["dependencies", "devDependencies"]) {
      const table = recordOf(manifest[name]);
      if (Object.hasOwn(table, packageName)) return String(table[packageName]);
    }
    return undefined;
  }

  document(path: string): ValueView {
    return viewOf(this.engine, this.engine.exported(posix.join(this.folder, path), "*"));
  }

  file(path: string): RouteFileView | undefined {
    const file = this.engine.program.resolver.probe(posix.join(this.folder, path));
    return file === undefined ? undefined : new RouteFileView(this.engine, file, this);
  }
}

/** Any JSON value as an object; only its own members are asked for. */
function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {}; // tested right before
}

const maxWrappers = 5;

/** `defineConfig({…})`, `withPlugin(options)({…})`, `(phase) => ({…})` → the objects. */
function unwrapped(engine: Engine, values: readonly Value[], level: number): Value[] {
  if (level > maxWrappers) return [];
  return values.flatMap((value): Value[] => {
    if (value.kind === "object") return [value];
    if (value.kind === "function") return unwrapped(engine, engine.call(value, { node: value.node, args: [], frame: undefined }), level + 1);
    if (value.kind !== "library" || !value.call) return [];
    return unwrapped(engine, value.call.args.flatMap((argument) => engine.argument(argument)), level + 1);
  });
}

function exportedNames(engine: Engine, { path, exports }: ParsedFile): string[] {
  const own = [...exports.names].filter(([, exported]) => !(exported.kind === "declaration" && (ts.isTypeAliasDeclaration(exported.node) || ts.isInterfaceDeclaration(exported.node)))).map(([name]) => name);
  const whole = exports.whole.length && !own.includes("default") ? ["default"] : [];
  const passedOn = exports.stars.length ? [...engine.program.starClosure(path).files].flatMap((file) => [...(engine.program.file(file)?.exports.names.keys() ?? [])]) : [];
  return [...new Set([...own, ...whole, ...passedOn.filter((name) => name !== "default")])];
}

/** Where the file names the export. */
function placeOf(engine: Engine, { source, exports }: ParsedFile, name: string): ts.Node {
  const exported = exports.names.get(name);
  if (exported?.kind === "declaration" || exported?.kind === "expression") return exported.node;
  if (exported?.kind === "local") return engine.program.scopes.find(exported.name, exported.at) ?? exported.at;
  const passing = source.statements.find((one) => ts.isExportDeclaration(one) && (exported ? one.exportClause?.getText().includes(name) : !one.exportClause));
  return passing ?? exports.whole[0] ?? source;
}

const startsWith = (statements: readonly ts.Statement[], directive: string): boolean => {
  const [first] = statements;
  return first !== undefined && ts.isExpressionStatement(first) && ts.isStringLiteralLike(first.expression) && first.expression.text === directive;
};

function markedFunctions(source: ts.SourceFile, directive: string): FunctionNode[] {
  const found: FunctionNode[] = [];
  const visit = (node: ts.Node): void => {
    if (isFunctionNode(node) && node.body && ts.isBlock(node.body) && startsWith(node.body.statements, directive)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
