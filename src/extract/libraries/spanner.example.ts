import { Spanner } from "@google-cloud/spanner";

const spanner = new Spanner({ projectId: "bank" });
const database = spanner.instance("main").database("ledger"); // => opens gcp.spanner ledger

export const balance = async (account: string) => {
  const [rows] = await database.run({ sql: "SELECT balance FROM Accounts WHERE id = @account", params: { account } }); // => reads gcp.spanner table Accounts
  return rows;
};
export const open = (id: string) => database.table("Accounts").insert({ id, balance: 0 }); // => writes gcp.spanner table Accounts

export const transfer = (from: string, to: string) =>
  database.runTransactionAsync(async (transaction) => {
    await transaction.read("Limits", { keys: [from], columns: ["most"] }); // => reads gcp.spanner table Limits
    await transaction.runUpdate({ sql: "UPDATE Accounts SET balance = balance - 1 WHERE id = @from", params: { from } }); // => writes gcp.spanner table Accounts
    transaction.insert("Transfers", { from, to }); // => writes gcp.spanner table Transfers
    await transaction.commit();
  });

const kitchen = { table: (name: string) => ({ insert: () => name }) };
kitchen.table("oak").insert();
