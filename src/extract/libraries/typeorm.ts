import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { sqlFacts, statementOf } from "./sql-facts.js";
import { accesses, knownTexts, named, opens, placeOf, someSql, systemOf, systemOfUrl, unnamed, type Access } from "./store-facts.js";
import { entityOf, type Entity } from "./typeorm-entity.js";
import type { ValueView } from "./value-view.js";

const reads = [
  "find", "findBy", "findAndCount", "findAndCountBy", "findByIds", "findOne", "findOneBy", "findOneById", "findOneOrFail", "findOneByOrFail", "count", "countBy", "exist", "exists", "existsBy", "sum", "average", "minimum", "maximum", "preload", "findTrees", "findRoots", "findDescendants", "findAncestors", "aggregate", "reload",
];
const writes = ["save", "insert", "update", "upsert", "delete", "remove", "softDelete", "softRemove", "restore", "recover", "increment", "decrement", "clear", "insertOne", "insertMany", "updateOne", "updateMany", "deleteOne", "deleteMany", "updateAll", "deleteAll"];
const both = ["findOneAndUpdate", "findOneAndDelete"];
const verbs = [...reads, ...writes, ...both].join(",");
const holders = "{.DataSource(),.EntityManager(),}";

/** https://typeorm.io/repository-api, https://docs.nestjs.com/recipes/sql-typeorm. */
export const typeorm: LibraryModel = {
  id: "typeorm",
  title: "TypeORM",
  packages: ["typeorm", "@nestjs/typeorm", "typedi-typeorm", "typeorm-typedi-extensions", "typeorm-transactional"],
  category: "database",
  system: "sql",
  finds: "tables that repositories, entity managers, active records, query builders and raw SQL read and write, with the entity's columns; the database from the data source's options",
  cannotSee: "tables that only a naming strategy of the project's own names, and entities found by file pattern",
  aliases: {
    ".{Connection,createConnection,getConnection,InjectDataSource,InjectConnection,getConnectionManager().get}()": ".DataSource()", ".DataSource().{initialize,connect}()": ".DataSource()",
    ".{getManager,InjectEntityManager}()": ".EntityManager()", ".{DataSource(),QueryRunner(),Repository()}.manager": ".EntityManager()", ".DataSource().createEntityManager()": ".EntityManager()", ".DataSource().createQueryRunner()": ".QueryRunner()",
    ".{InjectRepository,getRepository,getTreeRepository,getMongoRepository,TreeRepository,MongoRepository,AbstractRepository}()": ".Repository()", ".{DataSource(),EntityManager()}.{getRepository,getTreeRepository,getMongoRepository,withRepository}()": ".Repository()",
    ".AbstractRepository().repository": ".Repository()", ".Repository().extend()": ".Repository()",
  },
  callbacks: [
    { on: ".{DataSource(),EntityManager()}.transaction", argument: "last", parameter: 0, gives: ".EntityManager()" },
    { on: ".Repository().extend", argument: 0, parameter: -1, gives: ".Repository()", functions: (use) => use.arg(0).keys().map((name) => use.arg(0).prop(name)) },
  ],
  values: [
    // a field that is a relation stands for its target, also where its type is a list
    { on: ".{OneToMany,ManyToOne,OneToOne,ManyToMany}()", value: (use) => use.arg(0).returned().returned() },
    { on: "{.getCustomRepository(),.DataSource().getCustomRepository(),.EntityManager().getCustomRepository()}", value: (use) => use.arg(0).returned() },
  ],
  uses: [
    { on: `.Repository().{${verbs}}`, facts: (use) => accessed(use, repositoryEntity(use)) },
    { on: `.EntityManager().{${verbs}}`, facts: (use) => use.arg(0).elements().flatMap((one) => accessed(use, entityOf(one))) },
    { on: `{.BaseEntity.,.BaseEntity().}{${verbs}}`, facts: (use) => accessed(use, entityOf(use.owner)) },
    { on: "{.Repository().,.BaseEntity.}createQueryBuilder", facts: (use) => built(use, repositoryEntity(use) ?? entityOf(use.owner)) },
    { on: `${holders}.{createQueryBuilder,getRepository().createQueryBuilder}`, facts: (use) => built(use, entityOf(use.arg(0)) ?? chained(use)) },
    { on: "{.DataSource(),.EntityManager(),.QueryRunner(),.Repository(),.BaseEntity}.query", facts: (use) => sqlFacts(use, statementOf(use.arg(0)), { system: systemIn(use) }) },
    { on: "{.DataSource,.createConnection,.TypeOrmModule.forRoot,.TypeOrmModule.forRootAsync}", facts: (use) => opened(optionsOf(use)) },
  ],
};

/** From the injection token or the argument of `getRepository`, else from `Repository<Order>`. */
function repositoryEntity(use: CallUse): Entity | undefined {
  for (const member of ["InjectRepository", "getRepository", "getTreeRepository", "getMongoRepository", "Repository"]) {
    const found = entityOf(use.made(member)?.arg(0));
    if (found) return found;
  }
  return entityOf(use.receiver.typeArg(0));
}

function accessed(use: CallUse, entity: Entity | undefined): Draft[] {
  if (!entity) return isRepository(use) ? tables(use, { table: unnamed(use, "table"), view: use.arg(-1) }, accessOf(use)) : [];
  return [...tables(use, entity, accessOf(use)), ...related(use, entity)];
}

/** A repository of a type parameter: subclasses and callers know its entity. */
const isRepository = (use: CallUse): boolean => use.receiver.library()?.path === ".Repository()" && !use.owner.exists;

function accessOf(use: CallUse): Access[] {
  const access: Access[] = both.includes(use.member) ? ["read", "write"] : reads.includes(use.member) ? ["read"] : ["write"];
  return access;
}

function tables(use: CallUse, { table, columns }: Entity, access: Access[]): Draft[] {
  const system = systemIn(use);
  return accesses(access, { system, kind: system === "mongodb" ? "collection" : "table", dataset: table, payload: columns });
}

/** `find({ relations: ["lines"] })`, `{ relations: { lines: true } }` read the tables of those relations too. */
function related(use: CallUse, entity: Entity): Draft[] {
  if (!reads.includes(use.member)) return [];
  const written = [use.arg(0), use.arg(1)].map((one) => one.prop("relations")).find((one) => one.exists);
  const names = written?.is("array") ? written.elements().flatMap((one) => one.constants()) : (written?.keys() ?? []);
  return names.flatMap((name) => relations(use, entity, name));
}

/** `user.groups`: each step is a relation of the entity before. */
function relations(use: CallUse, entity: Entity, path: string): Draft[] {
  const [name = "", ...rest] = path.split(".");
  const target = relation(entity, name);
  return target ? [...tables(use, target, ["read"]), ...(rest.length ? relations(use, target, rest.join(".")) : [])] : [];
}

const relation = (entity: Entity, name: string): Entity | undefined => entityOf((entity.view.is("class") ? entity.view.returned() : entity.view).prop(name));

/** What the chain behind `createQueryBuilder` does. */
function built(use: CallUse, entity: Entity | undefined): Draft[] {
  if (!entity) return [];
  const write = use.following.some((name) => ["insert", "update", "delete", "softDelete", "restore"].includes(name));
  return write ? tables(use, entity, ["write"]) : [...tables(use, entity, ["read"]), ...joined(use, entity)];
}

const joins = ["leftJoinAndSelect", "innerJoinAndSelect", "leftJoin", "innerJoin", "leftJoinAndMapOne", "leftJoinAndMapMany", "innerJoinAndMapOne", "innerJoinAndMapMany"];

/** `leftJoin("order.lines", "line").leftJoin("line.product", "product")`, `innerJoin(Product, "product", …)`. */
function joined(use: CallUse, entity: Entity): Draft[] {
  const named = new Map<string, Entity>();
  const found = joins.flatMap((name) => use.further(name).map((args) => (name.includes("Map") ? args.slice(1) : args)));
  // a join may stand before the one whose name it uses
  for (let round = 0; round < 3; round++) {
    for (const [target, alias] of found) {
      const [from = "", property] = target?.constant()?.split(".") ?? [];
      const joinedTo = property === undefined ? (target?.is("class") ? entityOf(target) : undefined) : relation(named.get(from) ?? entity, property);
      if (joinedTo) named.set(alias?.constant() ?? "", joinedTo);
    }
  }
  return [...named.values()].flatMap((one) => tables(use, one, ["read"]));
}

/** `manager.createQueryBuilder().insert().into(Order)`, `.delete().from(Order)`, `.update(Order)`, `.select().from(Order, "o")`. */
function chained(use: CallUse): Entity | undefined {
  return ["into", "from", "update"].map((name) => entityOf(use.chained(name))).find((one) => one !== undefined);
}

const sources = "{.DataSource,.createConnection,.TypeOrmModule.forRoot,.TypeOrmModule.forRootAsync}";

/** The only type that the service's data sources have. */
function systemIn(use: CallUse): string {
  const systems = new Set(use.callsOf(sources).flatMap((one) => systemFor(optionsOf(one)) ?? []));
  return systems.size === 1 ? ([...systems][0] ?? someSql) : someSql;
}

function optionsOf(use: CallUse): ValueView {
  const options = use.arg(0);
  const factory = options.prop("useFactory");
  if (factory.exists) return factory.returned();
  const provider = options.prop("useClass");
  return provider.exists ? provider.returned().prop("createTypeOrmOptions").returned() : options;
}

function systemFor(options: ValueView): string | undefined {
  return knownTexts(named(options.prop("type"))).map(systemOf).find((one) => one !== undefined) ?? options.prop("url").text().map(systemOfUrl).find((one) => one !== undefined);
}

function opened(options: ValueView): Draft[] {
  const system = systemFor(options);
  return system === undefined ? [] : opens(system, placeOf(options));
}
