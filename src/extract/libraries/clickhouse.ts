import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { sqlFacts, statementOf } from "./sql-facts.js";
import { accesses, named, opens, placeOf, type StorePlace } from "./store-facts.js";

/** https://clickhouse.com/docs/integrations/javascript, https://github.com/TimonKK/clickhouse. */
export const clickhouse: LibraryModel = {
  id: "clickhouse",
  title: "ClickHouse",
  packages: ["@clickhouse/client", "@clickhouse/client-web", "@clickhouse/client-common", "clickhouse", "@apla/clickhouse"],
  category: "database",
  system: "clickhouse",
  finds: "tables that queries read and write, and that rows are inserted into; connections",
  cannotSee: "tables behind views and dictionaries",
  aliases: { ".{createClient,ClickHouse,ClickHouseClient,NodeClickHouseClient,WebClickHouseClient}()": ".client()", "()": ".client()" },
  uses: [
    { on: ".client().{query,command,exec,querying}", facts: (use) => sqlFacts(use, statementOf(use.arg(0)), { system: "clickhouse", ...place(use) }) },
    { on: ".client().insert", facts: inserted },
    { on: "{.createClient,.ClickHouse}", facts: (use) => opens("clickhouse", placeOf(use.arg(0))) },
  ],
};

/** `insert({ table, values })`; the older package takes the head of the statement. */
function inserted(use: CallUse): Draft[] {
  const table = use.arg(0).prop("table");
  if (!table.exists) return sqlFacts(use, statementOf(use.arg(0)), { system: "clickhouse", ...place(use) });
  return accesses(["write"], { system: "clickhouse", kind: "table", dataset: named(table), payload: use.arg(0).prop("values").elements()[0]?.shape(), ...place(use) });
}

const place = (use: CallUse): StorePlace => placeOf((use.made("createClient") ?? use.made("ClickHouse"))?.arg(0));
