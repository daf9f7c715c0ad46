import type { Alternatives } from "../../model/facts.js";
import { constantOf } from "../../model/template.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { sqlFacts, statementOf } from "./sql-facts.js";
import { accesses, named, opens, placeOf } from "./store-facts.js";

/** https://docs.influxdata.com/influxdb, versions 1 to 3. A measurement is what a table is elsewhere; version 2 and Flux keep them in buckets. */
export const influxdb: LibraryModel = {
  id: "influxdb",
  title: "InfluxDB",
  packages: ["@influxdata/influxdb-client", "influx", "@influxdata/influxdb3-client"],
  category: "database",
  system: "influxdb",
  finds: "buckets that points are written to and that Flux reads; measurements of version 1 and of SQL and InfluxQL; servers",
  cannotSee: "measurements of points that are built elsewhere",
  aliases: { ".{InfluxDBClient}()": ".InfluxDB()" },
  uses: [
    { on: ".InfluxDB().getWriteApi().{writePoint,writePoints,writeRecord,writeRecords}", facts: (use) => bucket(named(use.made("getWriteApi")?.arg(1) ?? use.arg(-1)), "write") },
    { on: ".InfluxDB().getQueryApi().{queryRows,collectRows,queryLines,collectLines,queryRaw,rows,iterateRows,iterateLines}", facts: (use) => bucket(bucketsOf(use.arg(0).text()), "read") },
    { on: ".InfluxDB().{writePoints,writeMeasurement}", facts: written },
    { on: ".InfluxDB().{query,queryRaw,queryPoints}", facts: (use) => use.arg(0).elements().flatMap((one) => sqlFacts(use, statementOf(one), { system: "influxdb" })) },
    { on: ".InfluxDB().write", facts: (use) => accesses(["write"], { system: "influxdb", kind: "table", dataset: named(use.arg(0).made("measurement")?.arg(0) ?? use.arg(0).made("Point")?.arg(0) ?? use.arg(-1)) }) },
    { on: "{.InfluxDB,.InfluxDBClient}", facts: (use) => opens("influxdb", placeOf(use.arg(0))) },
  ],
};

const bucket = (dataset: Alternatives, access: "read" | "write"): Draft[] => accesses([access], { system: "influxdb", kind: "bucket", dataset });

/** `from(bucket: "rides")`; `from(bucket: ${bucket})`. */
function bucketsOf(texts: Alternatives): Alternatives {
  return texts.flatMap((text) => {
    const known = constantOf(text.map((part) => (typeof part === "string" ? part : ""))) ?? "";
    const names = [...known.matchAll(/from\s*\(\s*bucket\s*:\s*"([^"]+)"/g)].map((match) => [match[1] ?? ""]);
    const after = text.findIndex((part) => typeof part === "string" && /from\s*\(\s*bucket\s*:\s*"?$/.test(part));
    const hole = after < 0 ? undefined : text[after + 1];
    return [...names, ...(typeof hole === "object" ? [[hole]] : [])];
  });
}

/** Version 1: `writePoints([{ measurement }])`, `writeMeasurement("rides", points)`. */
function written(use: CallUse): Draft[] {
  const names = use.member === "writeMeasurement" ? named(use.arg(0)) : use.arg(0).elements().flatMap((one) => named(one.prop("measurement")));
  return accesses(["write"], { system: "influxdb", kind: "table", dataset: names });
}
