import type { Draft } from "./draft.js";
import type { LibraryModel } from "./library-model.js";
import { accesses, named, type Access } from "./store-facts.js";
import type { ValueView } from "./value-view.js";

const reads = ["Get", "Query", "Scan", "GetItem"];
const writes = ["Put", "Update", "Delete", "PutItem", "UpdateItem", "DeleteItem"];
const single = [...reads, ...writes];
const batches = ["BatchGet", "BatchWrite", "BatchGetItem", "BatchWriteItem"];
const transactions = ["TransactGet", "TransactWrite", "TransactGetItems", "TransactWriteItems"];
const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const commands = (names: readonly string[]): string => names.map((name) => `${name}Command`).join(",");
const documents = "{.client(),.DynamoDB(),.DynamoDBDocument.from()}";

/** https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/package/-aws-sdk-lib-dynamodb, and version 2 of the SDK. */
export const awsDynamodb: LibraryModel = {
  id: "aws-dynamodb",
  title: "AWS SDK: DynamoDB",
  packages: ["@aws-sdk/client-dynamodb", "@aws-sdk/lib-dynamodb", "aws-sdk", "aws-sdk/clients/dynamodb"],
  category: "database",
  system: "aws.dynamodb",
  finds: "tables that items are read from and written to, batches and transactions included, in versions 2 and 3 of the SDK",
  cannotSee: "PartiQL statements, and tables behind object mappers",
  aliases: { ".DynamoDB.DocumentClient()": ".client()", ".DocumentClient()": ".client()", ".DynamoDBDocument.from()": ".client()" },
  uses: [
    { on: `.{${commands(single)}}`, facts: (use) => item(use.member.replace(/Command$/, ""), use.arg(0)) },
    { on: `.{${commands(batches)}}`, facts: (use) => batch(use.member, use.arg(0)) },
    { on: `.{${commands(transactions)}}`, facts: (use) => transaction(use.arg(0)) },
    { on: `${documents}.{${single.map(lower).join(",")}}`, facts: (use) => item(use.member, use.arg(0)) },
    { on: `${documents}.{${batches.map(lower).join(",")}}`, facts: (use) => batch(use.member, use.arg(0)) },
    { on: `${documents}.{${transactions.map(lower).join(",")}}`, facts: (use) => transaction(use.arg(0)) },
    { on: ".paginate{Query,Scan}", facts: (use) => item("Query", use.arg(1)) },
  ],
};

function item(command: string, input: ValueView): Draft[] {
  const name = command.charAt(0).toUpperCase() + command.slice(1);
  const access: Access[] = reads.includes(name) ? ["read"] : ["write"];
  const returned = input.prop("ReturnValues").constants().some((one) => one.startsWith("ALL_"));
  return table(input.prop("TableName"), name.startsWith("Update") && returned ? ["read", ...access] : access, input.prop("Item"));
}

function table(name: ValueView, access: Access[], payload?: ValueView): Draft[] {
  return name.exists ? accesses(access, { system: "aws.dynamodb", kind: "table", dataset: named(name), payload: payload?.shape() }) : [];
}

/** `RequestItems: { orders: … }`; a computed name is not among the keys. */
function batch(member: string, input: ValueView): Draft[] {
  const access: Access = member.toLowerCase().startsWith("batchget") ? "read" : "write";
  const names = input.prop("RequestItems").keys();
  return names.length ? accesses([access], { system: "aws.dynamodb", kind: "table", dataset: names.map((name) => [name]) }) : [];
}

function transaction(input: ValueView): Draft[] {
  return input.prop("TransactItems").elements().flatMap((one) => one.keys().flatMap((action) => table(one.prop(action).prop("TableName"), action === "Get" || action === "ConditionCheck" ? ["read"] : ["write"], one.prop(action).prop("Item"))));
}
