import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
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
  finds: "models that the client reads and writes, with the table, columns and database of the schema; raw SQL",
  cannotSee: "models that only nested writes name",
  aliases: { ".PrismaClient().{$extends,$on}()": ".PrismaClient()", ".{PrismaService,CustomPrismaService,ExtendedPrismaClient,Prisma.TransactionClient,TransactionClient}()": ".PrismaClient()", ".CustomPrismaService().client": ".PrismaClient()" },
  callbacks: [{ on: ".PrismaClient().$transaction", argument: 0, parameter: 0, gives: ".PrismaClient()" }],
  uses: [
    { on: `.PrismaClient().*.{${[...reads, ...writes].join(",")}}`, facts: accessed },
    { on: ".PrismaClient().{$queryRaw,$executeRaw,$queryRawUnsafe,$executeRawUnsafe}", facts: (use) => sqlFacts(use, use.arg(0).text(), { system: "prisma" }) },
    { on: ".PrismaClient", facts: (use) => opens("prisma", { connection: named(use.arg(0).prop("datasourceUrl").exists ? use.arg(0).prop("datasourceUrl") : use.arg(0).prop("datasources").prop("db").prop("url")) }) },
  ],
};

function accessed(use: CallUse): Draft[] {
  const model = use.wildcards[0] ?? "";
  // `upsert` looks first, but what it found is not handed out
  const access: Access = reads.includes(use.member) ? "read" : "write";
  const data = use.arg(0).prop("data");
  const payload = access === "write" ? (data.exists ? data : use.arg(0).prop("create")).elements()[0]?.shape() : undefined;
  return [...accesses([access], { system: "prisma", kind: "table", dataset: [[model.charAt(0).toUpperCase() + model.slice(1)]], payload })];
}
