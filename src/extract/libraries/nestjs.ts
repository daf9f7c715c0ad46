import { textOr, controllerRoute, verbDecorators } from "./nestjs-http.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { Draft } from "./draft.js";

/** https://docs.nestjs.com/controllers, /faq/global-prefix, /techniques/versioning. */
export const nestjs: LibraryModel = {
  id: "nestjs",
  title: "NestJS (HTTP)",
  packages: ["@nestjs/common", "@nestjs/core", "@nestjs/platform-express", "@nestjs/platform-fastify"],
  category: "http-server",
  system: "http",
  finds: "controller routes with global prefix, URI versions and module prefixes; ports",
  cannotSee: "routes that middleware answers, and header or media-type versions (their paths are the same)",
  aliases: { ".{INestApplication,NestApplication,NestExpressApplication,NestFastifyApplication}()": ".NestFactory.create()" },
  uses: [
    { on: ".NestFactory.create().setGlobalPrefix", facts: globalPrefix },
    { on: ".NestFactory.create().enableVersioning", facts: versioning },
    { on: ".NestFactory.create().listen", facts: (use) => [{ type: "listens", protocol: "http", ...(use.arg(0).exists ? { port: use.arg(0).text() } : {}) }] },
    { on: ".RouterModule.{register,forRoutes}", facts: (use) => modulePrefixes(use.arg(0), "") },
  ],
  decorators: [{ on: `.{${verbDecorators.join(",")}}`, facts: controllerRoute }],
};

function globalPrefix(use: CallUse): Draft[] {
  const excluded = use.arg(1).prop("exclude");
  const paths = excluded.exists ? excluded.elements().flatMap((one) => (one.is("object") ? one.prop("path") : one).constants()) : [];
  return [
    { type: "setting", name: "nestjs:prefix", value: use.arg(0).text() },
    ...(paths.length ? [{ type: "setting" as const, name: "nestjs:prefix-exclude", value: paths.map((path) => [path]) }] : []),
  ];
}

/** Only URI versioning changes paths; it is `VersioningType.URI` (0). */
function versioning(use: CallUse): Draft[] {
  const options = use.arg(0);
  const type = options.prop("type");
  if (type.exists && !type.library()?.path.endsWith(".URI") && type.constant() !== "0") return [];
  const prefix = options.prop("prefix");
  const standard = options.prop("defaultVersion");
  const prefixText = prefix.exists ? (prefix.constant() === "false" ? "" : (prefix.constant() ?? "v")) : "v";
  return [
    { type: "setting", name: "nestjs:version-prefix", value: [[prefixText]] },
    ...(standard.exists ? [{ type: "setting" as const, name: "nestjs:default-version", value: textOr(standard.elements(), "VERSION_NEUTRAL").map((one) => [one]) }] : []),
  ];
}

/** `RouterModule.register([{ path: "admin", module: AdminModule, children: […] }])`: controllers of the module get the prefix. */
function modulePrefixes(routes: CallUse["args"][number], outer: string): Draft[] {
  return routes.elements().flatMap((one): Draft[] => {
    const path = `${outer}/${one.prop("path").constant() ?? ""}`;
    const module = one.prop("module");
    const controllers = (module.classDecorator("Module")?.[0]?.prop("controllers").elements() ?? []).flatMap((controller) => controller.className() ?? []);
    const own = controllers.map((name): Draft => ({ type: "setting", name: `nestjs:module-prefix:${name}`, value: [[path]] }));
    const children = one.prop("children");
    return [...own, ...(children.exists ? modulePrefixes(children, path) : [])];
  });
}
