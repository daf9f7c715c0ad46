/**
 * Routes by files: what the files of a framework's application serve by the place where they lie.
 * In: the service's own files and the models' rules for them. Out: drafts; and functions in such files get what the framework passes to them.
 */
import type { ts } from "ts-morph";
import type { FileRoute, FileRoutes } from "../libraries/file-routes.js";
import type { FactDraft } from "../libraries/draft.js";
import type { LibraryModel } from "../libraries/library-model.js";
import type { ValueView } from "../libraries/value-view.js";
import { ViewOfValues } from "../libraries/view-of-values.js";
import type { Application, Applications } from "../program/applications.js";
import type { Value } from "../values/value.js";
import type { Collection } from "./collect-uses.js";
import { handlerShapes } from "./handler-shapes.js";
import { RouteApplicationView, RouteFileView } from "./route-file.js";
import type { Settled } from "./settle.js";

interface RoutedFile {
  rule: FileRoutes;
  model: LibraryModel;
  view: RouteFileView;
}

/** The files of a service that lie in an application of a framework with a model. */
export class RoutedFiles {
  readonly files: readonly RoutedFile[];
  private readonly applications = new Map<string, RouteApplicationView>();

  constructor(
    private readonly collection: Collection,
    applications: Applications,
  ) {
    const { engine, registry } = collection;
    this.files = engine.program.own.flatMap((file) => applications.of(file).flatMap((application) => registry.fileRoutes(application.router).map(({ rule, model }) => ({ rule, model, view: new RouteFileView(engine, file, this.view(application)) })))).filter(({ rule, view }) => rule.file.test(view.path));
  }

  private view(application: Application): RouteApplicationView {
    const key = `${application.router} ${application.folder}`;
    let known = this.applications.get(key);
    if (!known) this.applications.set(key, (known = new RouteApplicationView(this.collection.engine, application)));
    return known;
  }

  /** The first parameters of handlers, as the framework gives them. */
  hand(): void {
    const { engine } = this.collection;
    for (const { rule, model, view } of this.files) {
      if (rule.parameter === undefined) continue;
      engine.begin(true);
      for (const value of rule.functions?.(view).flatMap((one) => one.values) ?? []) {
        if (value.kind !== "function") continue;
        const given = engine.handed.get(value.node) ?? new Map<number, Value[]>();
        given.set(0, [{ kind: "library", package: model.packages[0] ?? "", path: rule.parameter, name: /([^.()]*)(?:\(\))?$/.exec(rule.parameter)?.[1] ?? "" }]);
        engine.handed.set(value.node, given);
      }
    }
    engine.forget();
  }

  /** Endpoints, and what the settings of the applications add. */
  collect(): Settled[] {
    const { engine } = this.collection;
    const routes = this.files.flatMap((file) => {
      engine.begin(true);
      return file.rule.routes(file.view).flatMap((route) => this.settled(file.model, route));
    });
    const beside = this.files.flatMap(({ rule, model, view }) => {
      engine.begin(true);
      return (rule.facts?.(view) ?? []).flatMap(({ draft, at }) => this.met(model, siteOf(at), draft));
    });
    const rules = new Map(this.files.map(({ rule, model, view }) => [view.application, { rule, model }]));
    return [...routes, ...beside, ...[...rules].flatMap(([application, { rule, model }]) => (rule.settings?.(application.settings) ?? []).flatMap(({ draft, at }) => this.met(model, siteOf(at), draft)))];
  }

  private settled(model: LibraryModel, route: FileRoute): Settled[] {
    const { method, path, handler, kind, confidence } = route;
    const shapes = handlerShapes(this.collection.engine, handler);
    return this.met(model, siteOf(handler), { type: "http-endpoint", method, path, ...(kind ? { kind } : {}), ...(confidence ? { confidence } : {}), ...shapes });
  }

  private met(model: LibraryModel, site: ts.Node | undefined, draft: FactDraft): Settled[] {
    if (!site) return [];
    this.collection.met.add(model.title);
    this.collection.detectors.set(site, model.id);
    return [{ draft, sites: [site] }];
  }
}

function siteOf(view: ValueView): ts.Node | undefined {
  const [value] = view.values;
  return (view instanceof ViewOfValues ? view.node : undefined) ?? (value && "node" in value ? value.node : undefined);
}
