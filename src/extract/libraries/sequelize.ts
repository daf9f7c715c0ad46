import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { classTable, definedTable, namedTable, type Table } from "./sequelize-table.js";
import { sqlFacts, statementOf } from "./sql-facts.js";
import { accesses, knownTexts, named, opens, placeOf, someSql, systemOf, systemOfUrl, type Access, type StorePlace } from "./store-facts.js";
import type { ValueView } from "./value-view.js";

const reads = ["findAll", "findOne", "findByPk", "findById", "findByPrimary", "findAndCountAll", "findAndCount", "findAndPaginate", "count", "max", "min", "sum", "aggregate", "findOrBuild", "reload"];
const writes = ["create", "bulkCreate", "update", "upsert", "insertOrUpdate", "destroy", "truncate", "restore", "increment", "decrement", "save"];
const both = ["findOrCreate", "findCreateFind"];
const verbs = `{${[...reads, ...writes, ...both].join(",")}}`;
/** What a found or new row can do. */
const rowVerbs = "{save,update,destroy,restore,increment,decrement,reload}";
const finders = "{findOne,findByPk,findById,create,build,findOrCreate}";

/** https://sequelize.org/docs/v6, https://github.com/sequelize/sequelize-typescript, https://docs.nestjs.com/techniques/database#sequelize-integration. */
export const sequelize: LibraryModel = {
  id: "sequelize",
  title: "Sequelize",
  packages: ["sequelize", "sequelize-typescript", "@sequelize/core", "@nestjs/sequelize"],
  category: "database",
  system: "sql",
  finds: "tables that models read and write, defined by `define`, `init` or `@Table`, also when they are loaded from a folder; included models; raw SQL; the database from the options",
  cannotSee: "tables that only an association's mixin names (`order.getLines()`)",
  aliases: { "()": ".Sequelize()", ".{InjectConnection}()": ".Sequelize()", ".Sequelize().model()": ".Sequelize().define()", ".Sequelize().define().{scope,unscoped,schema}()": ".Sequelize().define()", ".Model.{scope,unscoped,schema}()": ".Model", "{.Model,.Model()}.sequelize": ".Sequelize()" },
  injected: [{ name: "sequelize", gives: ".Sequelize()", marker: "sequelize.define" }],
  values: [{ on: ".Sequelize().define().name", value: (use) => use.made("define")?.arg(0) ?? use.arg(-1) }],
  uses: [
    { on: `.Sequelize().define().${verbs}`, facts: (use) => accessed(use, madeTable(use)) },
    { on: `.Sequelize().define()${"{(),."}${finders.slice(1, -1).split(",").join("(),.")}()}.${rowVerbs}`, facts: (use) => accessed(use, madeTable(use)) },
    { on: `{.Model,.Model()}.${verbs}`, facts: (use) => accessed(use, classTable(use, use.owner)) },
    { on: `.Model.${finders}().${rowVerbs}`, facts: (use) => accessed(use, classTable(use, use.owner)) },
    { on: `.Sequelize().models.*.${verbs}`, facts: (use) => accessed(use, namedTable(use, use.wildcards[0] ?? "")) },
    { on: `.Sequelize().models.*.${finders}().${rowVerbs}`, facts: (use) => accessed(use, namedTable(use, use.wildcards[0] ?? "")) },
    { on: ".Sequelize().query", facts: (use) => sqlFacts(use, statementOf(use.arg(0)), { system: systemIn(use) }) },
    { on: "{,.Sequelize,.SequelizeModule.forRoot,.SequelizeModule.forRootAsync}", facts: opened },
  ],
};

function madeTable(use: CallUse): Table | undefined {
  const define = use.made("define") ?? use.made("model");
  if (!define) return undefined;
  return define.args.length > 1 ? definedTable(use, define) : namedTable(use, define.arg(0).constant() ?? "");
}

function accessed(use: CallUse, table: Table | undefined): Draft[] {
  if (!table?.name.length) return [];
  const access: Access[] = both.includes(use.member) ? ["read", "write"] : reads.includes(use.member) ? ["read"] : ["write"];
  const system = systemIn(use);
  const own = accesses(access, { system, kind: "table", dataset: table.name, payload: table.columns });
  return reads.includes(use.member) ? [...own, ...included(use, { options: lastObject(use), depth: 0 })] : own;
}

const lastObject = (use: CallUse): ValueView => use.args.find((one) => one.is("object")) ?? use.arg(-1);

/** `include: [Line, { model: Product, include: … }]` reads their tables too. */
function included(use: CallUse, { options, depth }: { options: ValueView; depth: number }): Draft[] {
  const include = options.prop("include");
  if (!include.exists || depth > 3) return [];
  return include.elements().flatMap((one) => {
    const model = one.is("object") ? one.prop("model") : one;
    const table = tableOfView(use, model);
    const own = table ? accesses(["read"], { system: systemIn(use), kind: "table", dataset: table.name, payload: table.columns }) : [];
    return one.is("object") ? [...own, ...included(use, { options: one, depth: depth + 1 })] : own;
  });
}

function tableOfView(use: CallUse, model: ValueView): Table | undefined {
  const define = model.made("define");
  if (define) return definedTable(use, define);
  const listed = /^\.Sequelize\(\)\.models\.([^.()]+)$/.exec(model.library()?.path ?? "")?.[1];
  return listed === undefined ? classTable(use, model) : namedTable(use, listed);
}

/** The options object, wherever the overload has it; for the Nest module what its factory gives. */
function optionsOf(use: CallUse): ValueView {
  const options = use.args.find((one) => one.is("object")) ?? use.arg(use.args.length > 2 ? 3 : use.args.length - 1);
  const factory = options.prop("useFactory");
  return factory.exists ? factory.returned() : options;
}

function systemIn(use: CallUse): string {
  const systems = new Set(use.callsOf("{,.Sequelize,.SequelizeModule.forRoot,.SequelizeModule.forRootAsync}").flatMap((one) => systemFor(one) ?? []));
  return systems.size === 1 ? ([...systems][0] ?? someSql) : someSql;
}

function systemFor(use: CallUse): string | undefined {
  const dialect = knownTexts(named(optionsOf(use).prop("dialect"))).map(systemOf).find((one) => one !== undefined);
  return dialect ?? [...use.arg(0).text(), ...optionsOf(use).prop("uri").text()].map(systemOfUrl).find((one) => one !== undefined);
}

function opened(use: CallUse): Draft[] {
  const system = systemFor(use);
  if (system === undefined) return [];
  const options = optionsOf(use);
  const first = use.arg(0);
  const isUrl = use.args.length < 3 && first.exists && !first.is("object");
  const where: StorePlace = isUrl ? placeOf(first) : placeOf(options);
  const database = isUrl || use.args.length < 3 ? [] : named(first);
  return opens(system, database.length ? { ...where, database } : where);
}
