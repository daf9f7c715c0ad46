import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";
import type { ValueView } from "./value-view.js";

const dynamoose = { reads: ["get", "batchGet", "query", "scan"], writes: ["create", "put", "batchPut", "update", "delete", "batchDelete", "save"] };
const electro = { reads: ["get", "query", "scan", "find", "match", "parse"], writes: ["put", "create", "delete", "remove"], both: ["update", "patch", "upsert"] };
const toolbox = { reads: ["get", "query", "scan"], writes: ["put", "delete"], both: ["update"] };
/** Commands of version 1 of the toolbox: `entity.build(GetItemCommand)`. */
const commands: Readonly<Record<string, "read" | "write">> = { GetItemCommand: "read", QueryCommand: "read", ScanCommand: "read", PutItemCommand: "write", UpdateItemCommand: "write", DeleteItemCommand: "write", UpdateAttributesCommand: "write" };

/** https://dynamoosejs.com, https://electrodb.dev, https://dynamodbtoolbox.com. */
export const dynamodbMappers: LibraryModel = {
  id: "dynamodb-mappers",
  title: "Dynamoose, ElectroDB, DynamoDB-Toolbox",
  packages: ["dynamoose", "electrodb", "dynamodb-toolbox", "nestjs-dynamoose", "@typedorm/core"],
  category: "database",
  system: "aws.dynamodb",
  finds: "tables that models and entities read and write",
  cannotSee: "which entity of a shared table is meant",
  aliases: { ".{model,InjectModel}()": ".model()", ".Model()": ".model()", ".model()()": ".document()", ".{getEntityManager,createConnection().entityManager}()": ".EntityManager()" },
  uses: [
    { on: `.model().${verbNames(dynamoose)}`, facts: (use) => tell(accessOf(dynamoose, use.member), { table: modelTable(use), data: use.arg(0) }) },
    { on: ".document().{save,delete}", facts: (use) => tell(["write"], { table: modelTable(use), data: use.arg(-1) }) },
    { on: `.Entity().${verbNames(electro)}`, facts: (use) => tell(electroAccess(use), { table: entityTable(use), data: use.arg(0) }) },
    { on: ".Entity().{query,scan}.*", facts: (use) => tell(["read"], { table: entityTable(use), data: use.arg(-1) }) },
    { on: `.Table().${verbNames(toolbox)}`, facts: (use) => tell(accessOf(toolbox, use.member), { table: use.made("Table")?.arg(0).prop("name"), data: use.arg(-1) }) },
    { on: "{.Entity(),.Table()}.build", facts: (use) => tell(commandAccess(use.arg(0)), { table: use.made("Entity") ? entityTable(use) : use.made("Table")?.arg(0).prop("name"), data: use.arg(-1) }) },
  ],
};

interface Told {
  table: ValueView | undefined;
  data: ValueView;
}

const tell = (access: ReturnType<typeof accessOf>, { table, data }: Told): Draft[] => (table?.exists ? accesses(access, { system: "aws.dynamodb", kind: "table", dataset: named(table), payload: access.includes("write") ? data.shape() : undefined }) : []);

/** `dynamoose.model("Order", schema, { tableName })`. */
function modelTable(use: CallUse): ValueView | undefined {
  const made = use.made("model") ?? use.made("InjectModel");
  const given = made?.arg(2).prop("tableName");
  return given?.exists ? given : made?.arg(0);
}

/** ElectroDB: `new Entity(schema, { table })`, or the table of the service that the entity is part of; the toolbox: `new Entity({ table: new Table({ name }) })`. */
function entityTable(use: CallUse): ValueView | undefined {
  const made = use.made("Entity");
  const table = made?.arg(0).prop("table").made("Table")?.arg(0).prop("name") ?? made?.arg(1).prop("table");
  return table?.exists ? table : undefined;
}

const electroAccess = (use: CallUse): ReturnType<typeof accessOf> => (use.member === "update" || use.member === "patch" || use.member === "upsert" ? ["write"] : accessOf(electro, use.member));

function commandAccess(command: ValueView): ReturnType<typeof accessOf> {
  const access = commands[/\.(\w+)$/.exec(command.library()?.path ?? "")?.[1] ?? ""];
  return access ? [access] : [];
}
