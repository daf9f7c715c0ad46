/** The table behind a Sequelize model: https://sequelize.org/docs/v6/core-concepts/model-basics/#table-name-inference. */
import type { Alternatives } from "../../model/facts.js";
import type { DataShape } from "../../model/graph.js";
import { snakeCase } from "./name-case.js";
import { plural } from "./plural.js";
import { named } from "./store-facts.js";
import type { CallUse } from "./library-model.js";
import type { ValueView } from "./value-view.js";

export interface Table {
  name: Alternatives;
  columns?: DataShape | undefined;
}

/** What a model was defined with. */
interface Definition {
  name: Alternatives;
  options: ValueView[];
  attributes: ValueView | undefined;
}

/** The table of `sequelize.define("order", attributes, options)`. */
export function definedTable(use: CallUse, define: Pick<CallUse, "arg">): Table {
  return tableOf(use, { name: named(define.arg(0)), attributes: define.arg(1), options: [define.arg(2)] });
}

/** The table of a class: what `init` or `@Table` says, else its name. */
export function classTable(use: CallUse, model: ValueView): Table | undefined {
  const className = model.className();
  if (className === undefined) return undefined;
  const init = use.callsOf(".Model.init").find((one) => one.owner.className() === className);
  const decorated = model.classDecorator("Table")?.[0];
  const options = [init?.arg(1), decorated].filter((one) => one !== undefined);
  // a base class has no table: each of its subclasses has
  if (!options.length && model.isExtended()) return { name: [[{ hole: "unknown", name: className }]] };
  const name = options.map((one) => named(one.prop("modelName"))).find((one) => one.length) ?? [[className]];
  const table = tableOf(use, { name, options, attributes: init?.arg(0) });
  return { ...table, columns: table.columns ?? columnsOf(model) };
}

/** The table of `db.orders`, `sequelize.models.orders`: the definition with that name, else what Sequelize would make of the name. */
export function namedTable(use: CallUse, name: string): Table {
  const defined = use.callsOf(".Sequelize().define").find((one) => one.arg(0).constants().includes(name));
  if (defined) return definedTable(use, defined);
  const init = use.callsOf(".Model.init").find((one) => one.arg(1).prop("modelName").constant() === name || one.owner.className() === name);
  return (init && classTable(use, init.owner)) ?? tableOf(use, { name: [[name]], options: [], attributes: undefined });
}

function tableOf(use: CallUse, { name, options, attributes }: Definition): Table {
  const columns = attributes?.keys().map((path) => ({ path, type: "unknown" })) ?? [];
  const written = options.map((one) => named(one.is("text") ? one : one.prop("tableName"))).find((one) => one.length);
  const shape = columns.length ? { columns: { fields: columns } } : {};
  if (written) return { name: written, ...shape };
  const all = [...options, ...globalOptions(use)];
  const isSet = (option: string): boolean => all.map((one) => one.prop(option)).find((one) => one.exists)?.constant() === "true";
  const change = (text: string): string => {
    const whole = isSet("freezeTableName") ? text : plural(text);
    return isSet("underscored") ? snakeCase(whole) : whole;
  };
  return { name: name.map((template) => template.map((part) => (typeof part === "string" ? change(part) : part))), ...shape };
}

/** `new Sequelize(…, { define: { underscored: true } })` holds for all models. */
function globalOptions(use: CallUse): ValueView[] {
  return use.callsOf("{,.Sequelize}").flatMap((one) => one.args.filter((argument) => argument.is("object")).map((argument) => argument.prop("define")));
}

function columnsOf(model: ValueView): DataShape | undefined {
  const shape = model.shape();
  const columns = new Set(model.fields().filter(({ decorators }) => decorators.includes("Column")).map(({ name }) => name));
  return shape && columns.size ? { ...shape, fields: shape.fields.filter(({ path }) => columns.has(path.split(/[.[]/)[0] ?? "")) } : undefined;
}
