/** The table behind an entity of TypeORM or MikroORM: https://typeorm.io/entities, https://mikro-orm.io/docs/defining-entities, and their default naming strategies. */
import type { Alternatives } from "../../model/facts.js";
import type { DataShape } from "../../model/graph.js";
import { normalise } from "../../model/template.js";
import { snakeCase } from "./name-case.js";
import { named } from "./store-facts.js";
import type { ValueView } from "./value-view.js";

export interface Entity {
  table: Alternatives;
  columns?: DataShape | undefined;
  view: ValueView;
}

const columnDecorators = new Set(["Column", "PrimaryColumn", "PrimaryGeneratedColumn", "CreateDateColumn", "UpdateDateColumn", "DeleteDateColumn", "VersionColumn", "ObjectIdColumn", "Generated", "ViewColumn", "Property", "PrimaryKey", "SerializedPrimaryKey", "Enum"]);

/** The entity that a view of a class, an instance, an entity schema or a name is; undefined if it is none. */
export function entityOf(view: ValueView | undefined): Entity | undefined {
  if (!view?.exists) return undefined;
  const schema = view.made("EntitySchema")?.arg(0);
  if (schema) return { table: named(schema.prop("tableName").exists ? schema.prop("tableName") : schema.prop("name")), view };
  const name = view.className();
  if (name === undefined) return view.is("text") ? { table: named(view), view } : undefined;
  const written = view.classDecorator("Entity") ?? view.classDecorator("ViewEntity");
  if (!written) return entityOf(view.classDecorator("EntityRepository")?.[0]);
  const given = written[0]?.is("object") ? written[0].prop("name", "tableName", "collection") : written[0];
  const table = given ? named(given) : [];
  const inSchema = written[0]?.is("object") ? written[0].prop("schema").constant() : undefined;
  const names = table.length ? table : [[snakeCase(name)]];
  return { table: inSchema === undefined || inSchema === "public" || inSchema === "dbo" ? names : names.map((one) => normalise([`${inSchema}.`, ...one])), columns: columnsOf(view), view };
}

/** Relations are no columns of the table. */
function columnsOf(view: ValueView): DataShape | undefined {
  const shape = view.shape();
  const columns = new Set(view.fields().filter(({ decorators }) => decorators.some((one) => columnDecorators.has(one.split(".").pop() ?? ""))).map(({ name }) => name));
  return shape && columns.size ? { ...shape, fields: shape.fields.filter(({ path }) => columns.has(path.split(/[.[]/)[0] ?? "")) } : shape;
}
