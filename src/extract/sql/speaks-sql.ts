import type { FileReader } from "../../model/layout.js";
import type { LibraryModel } from "../libraries/library-model.js";

const systems = /^(?:sql|prisma|postgresql|mysql|sqlite|clickhouse|microsoft\.sql_server|oracle\.db|gcp\.bigquery|gcp\.spanner|snowflake|aws\.redshift|aws\.athena)$/;

/** Does a manifest of the system name a package that takes SQL? The parser is started only then. */
export function speaksSql(reader: FileReader, models: readonly LibraryModel[]): boolean {
  const names = models.filter((model) => systems.test(model.system ?? "")).flatMap((model) => [...model.packages]);
  return reader.files.some(({ path }) => {
    if (!/(?:^|\/)package\.json$/.test(path)) return false;
    const manifest = reader.read(path) ?? "";
    return names.some((name) => manifest.includes(`"${name}"`));
  });
}
