import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { sqlFacts, statementOf } from "./sql-facts.js";
import { accesses, opens, placeOf, someSql, systemOf, systemOfUrl } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";
import { entityOf, type Entity } from "./typeorm-entity.js";
import type { ValueView } from "./value-view.js";

const verbs = { reads: ["find", "findOne", "findOneOrFail", "findAll", "findAndCount", "findByCursor", "count", "populate", "refresh", "stream"], writes: ["nativeInsert", "nativeUpdate", "nativeDelete", "insert", "insertMany", "persist", "persistAndFlush", "persistLater", "remove", "removeAndFlush", "removeLater"], both: ["upsert", "upsertMany"] };
const drivers: Readonly<Record<string, string>> = { "@mikro-orm/postgresql": "postgresql", "@mikro-orm/mysql": "mysql", "@mikro-orm/mariadb": "mariadb", "@mikro-orm/sqlite": "sqlite", "@mikro-orm/better-sqlite": "sqlite", "@mikro-orm/libsql": "sqlite", "@mikro-orm/mssql": "microsoft.sql_server", "@mikro-orm/mongodb": "mongodb" };
const manager = ".EntityManager()";
const repository = ".EntityRepository()";
const openers = "{.MikroORM.init,.MikroORM.initSync,.MikroORM,.defineConfig,.MikroOrmModule.forRoot,.MikroOrmModule.forRootAsync}";

/** https://mikro-orm.io/docs. */
export const mikroOrm: LibraryModel = {
  id: "mikro-orm",
  title: "MikroORM",
  packages: ["@mikro-orm/core", "@mikro-orm/nestjs", "@mikro-orm/knex", "mikro-orm", ...Object.keys(drivers)],
  category: "database",
  system: "sql",
  finds: "tables that entity managers and repositories read and write, with the entity's columns; the kind of database from the driver",
  cannotSee: "what a flush writes of entities that were changed in place",
  aliases: {
    ".MikroORM.{init,initSync}()": ".MikroORM()", ".MikroORM().em": manager, [`${manager}.{fork,getContext}()`]: manager, ".{SqlEntityManager,MongoEntityManager,InjectEntityManager}()": manager, [`${repository}.{getEntityManager}()`]: manager, [`${repository}.em`]: manager,
    ".{SqlEntityRepository,MongoEntityRepository,InjectRepository}()": repository, [`${manager}.{getRepository,repo}()`]: repository, ".MikroORM().em.{getRepository,repo}()": repository,
  },
  callbacks: [{ on: `${manager}.transactional`, argument: 0, parameter: 0, gives: manager }],
  uses: [
    { on: `${manager}.${verbNames(verbs)}`, facts: (use) => use.arg(0).elements().flatMap((one) => accessed(use, entityOf(one))) },
    { on: `${manager}.{createQueryBuilder,qb}`, facts: (use) => built(use, entityOf(use.arg(0))) },
    { on: `${repository}.${verbNames(verbs)}`, facts: (use) => accessed(use, repositoryEntity(use)) },
    { on: `${repository}.{createQueryBuilder,qb}`, facts: (use) => built(use, repositoryEntity(use)) },
    { on: `{${manager}.getConnection(),${manager}}.execute`, facts: (use) => sqlFacts(use, statementOf(use.arg(0)), { system: systemIn(use) }) },
    { on: openers, facts: opened },
  ],
};

function repositoryEntity(use: CallUse): Entity | undefined {
  return ["InjectRepository", "getRepository", "repo"].map((member) => entityOf(use.made(member)?.arg(0))).find((one) => one !== undefined) ?? entityOf(use.receiver.typeArg(0));
}

function accessed(use: CallUse, entity: Entity | undefined): Draft[] {
  return entity ? tell(use, entity, accessOf(verbs, use.member)) : [];
}

function built(use: CallUse, entity: Entity | undefined): Draft[] {
  return entity ? tell(use, entity, use.following.some((name) => ["insert", "update", "delete", "truncate"].includes(name)) ? ["write"] : ["read"]) : [];
}

function tell(use: CallUse, { table, columns }: Entity, access: ReturnType<typeof accessOf>): Draft[] {
  const system = systemIn(use);
  return accesses(access, { system, kind: system === "mongodb" ? "collection" : "table", dataset: table, payload: columns });
}

function optionsOf(use: CallUse): ValueView {
  const factory = use.arg(0).prop("useFactory");
  return factory.exists ? factory.returned() : use.arg(0);
}

function systemIn(use: CallUse): string {
  const own = drivers[use.receiver.library()?.package ?? ""];
  const systems = new Set(own === undefined ? use.callsOf(openers).flatMap((one) => systemFor(one) ?? []) : [own]);
  return systems.size === 1 ? ([...systems][0] ?? someSql) : someSql;
}

/** The package that is imported, the driver class, the older `type`, or the URL. */
function systemFor(use: CallUse): string | undefined {
  const options = optionsOf(use);
  const type = options.prop("type").constant();
  return drivers[use.receiver.library()?.package ?? ""] ?? drivers[options.prop("driver").library()?.package ?? ""] ?? (type === undefined ? undefined : systemOf(type)) ?? options.prop("clientUrl").text().map(systemOfUrl).find((one) => one !== undefined);
}

function opened(use: CallUse): Draft[] {
  const options = optionsOf(use);
  const url = options.prop("clientUrl");
  const system = systemFor(use);
  return system === undefined ? [] : opens(system, { ...placeOf(options), ...(url.exists ? { connection: url.text() } : {}) });
}
