import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";
import { sqlFacts } from "./sql-facts.js";
import { accesses, named, opens, type Access } from "./store-facts.js";

const reads = ["findUnique", "findUniqueOrThrow", "findFirst", "findFirstOrThrow", "findMany", "count", "aggregate", "groupBy", "findRaw", "aggregateRaw"];
const writes = ["create", "createMany", "createManyAndReturn", "update", "updateMany", "updateManyAndReturn", "upsert", "delete", "deleteMany"];

/**
 * https://www.prisma.io/docs/orm/reference/prisma-client-reference. The client names models, not tables: `system` is `prisma` and the dataset the model until
 * link has joined them with the schema of the same service.
 */
export const prisma: LibraryModel = {
  id: "prisma",
  title: "Prisma",
  packages: ["@prisma/client", "prisma-client", ".prisma/client", "nestjs-prisma", "@prisma/client/edge", "@prisma/extension-accelerate"],
  category: "database",
  system: "prisma",
  finds: "models that the client reads and writes, relations that it fetches or writes along included, with the table, columns and database of the schema; raw SQL; clients generated into a folder of the project count whether it is there or not",
  cannotSee: "rows that the database deletes with others",
  aliases: { ".PrismaClient().{$extends,$on}()": ".PrismaClient()", ".{PrismaService,CustomPrismaService,ExtendedPrismaClient,Prisma.TransactionClient,TransactionClient}()": ".PrismaClient()", ".CustomPrismaService().client": ".PrismaClient()" },
  callbacks: [{ on: ".PrismaClient().$transaction", argument: 0, parameter: 0, gives: ".PrismaClient()" }],
  uses: [
    { on: `.PrismaClient().*.{${[...reads, ...writes].join(",")}}`, facts: accessed },
    { on: ".PrismaClient().{$queryRaw,$executeRaw,$queryRawUnsafe,$executeRawUnsafe}", facts: (use) => sqlFacts(use, use.arg(0).text(), { system: "prisma" }) },
    { on: ".PrismaClient", facts: (use) => opens("prisma", { connection: named(use.arg(0).prop("datasourceUrl").exists ? use.arg(0).prop("datasourceUrl") : use.arg(0).prop("datasources").prop("db").prop("url")) }) },
  ],
};

function accessed(use: CallUse): Draft[] {
  const name = use.wildcards[0] ?? "";
  const model = name.charAt(0).toUpperCase() + name.slice(1);
  // `upsert` looks first, but what it found is not handed out
  const access: Access = reads.includes(use.member) ? "read" : "write";
  const options = use.arg(0);
  const data = [options.prop("data"), options.prop("create"), options.prop("update")].filter((one) => one.exists);
  const payload = access === "write" ? data[0]?.elements()[0]?.shape() : undefined;
  return [...accesses([access], { system: "prisma", kind: "table", dataset: [[model]], payload }), ...fetched(options, model, 0), ...data.flatMap((one) => one.elements().slice(0, 1)).flatMap((one) => nested(one, model, 0))];
}

const maxLevels = 4;
const nestedWrites = ["create", "createMany", "connectOrCreate", "update", "updateMany", "upsert", "delete", "deleteMany"];

/** Relations stand in one name, `User>posts>comments`: which models they lead to, the schema says. */
const related = (path: string, access: Access): Draft[] => accesses([access], { system: "prisma", kind: "table", dataset: [[path]] });

/** `include: { posts: { include: … } }`, `select: { id: true, posts: { select: … } }`. A column looks like a relation here. */
function fetched(options: ValueView, path: string, level: number): Draft[] {
  if (level >= maxLevels) return [];
  return ["include", "select"].flatMap((kind) => {
    const chosen = options.prop(kind);
    return chosen.is("object") ? chosen.keys().flatMap((name) => [...(name === "_count" ? [] : related(`${path}>${name}`, "read")), ...fetched(chosen.prop(name), `${path}>${name}`, level + 1)]) : [];
  });
}

/** `data: { posts: { create: [{ tags: { create: … } }] } }`. */
function nested(data: ValueView, path: string, level: number): Draft[] {
  if (level >= maxLevels || !data.is("object")) return [];
  return data.keys().flatMap((name) => {
    const value = data.prop(name);
    const written = value.is("object") ? value.keys().filter((one) => nestedWrites.includes(one)) : [];
    return written.length ? [...related(`${path}>${name}`, "write"), ...written.flatMap((one) => value.prop(one).elements().slice(0, 1)).flatMap((one) => nested(one.prop("data", "create").exists ? one.prop("data", "create") : one, `${path}>${name}`, level + 1))] : [];
  });
}
