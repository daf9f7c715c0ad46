/** The collection behind a Mongoose model: https://mongoosejs.com/docs/guide.html#collection, and how Nest and Typegoose give models their schema. */
import type { Alternatives } from "../../model/facts.js";
import type { DataShape } from "../../model/graph.js";
import type { CallUse } from "./library-model.js";
import { plural } from "./plural.js";
import { named, unnamed } from "./store-facts.js";
import type { ValueView } from "./value-view.js";

export interface Collection {
  name: Alternatives;
  fields?: DataShape | undefined;
}

type Made = Pick<CallUse, "arg" | "args">;

/** Models that a call goes through: `mongoose.model("Order", schema)`, `@InjectModel(Order.name)`, `getModelForClass(Order)`, `Model<OrderDocument>`. */
export function collectionOf(use: CallUse): Collection {
  const made = use.made("model") ?? use.made("InjectModel") ?? use.made("getModelForClass") ?? use.made("addModelToTypegoose");
  if (made) return madeCollection(use, made);
  const listed = listedModel(use);
  if (listed !== undefined) return byName(use, listed);
  return documentCollection(use, use.receiver.typeArg(0)) ?? { name: unnamed(use, "collection") };
}

/** Where `populate(path)` leads: the model that is given, else `ref` of the path in the schema. */
export function referredCollection(use: CallUse, path: string, model?: string): Collection[] {
  const made = use.made("model");
  const schema = made && made.args.length > 1 ? made.arg(1) : definition(use, made ? made.arg(0).constant() : listedModel(use))?.arg(1);
  const written = schema?.made("Schema")?.arg(0).prop(path).elements()[0];
  const ref = model ?? (written?.prop("ref").className() ?? written?.prop("ref").constant());
  return ref === undefined ? [] : [byName(use, ref)];
}

const definition = (use: CallUse, name: string | undefined): CallUse | undefined => use.callsOf("{.model,.connection.model,.createConnection().model}").find((one) => one.args.length > 1 && name !== undefined && one.arg(0).constants().includes(name));

/** `mongoose.models.Order`. */
const listedModel = (use: CallUse): string | undefined => /\.models\.([^.()]+)/.exec(use.receiver.library()?.path ?? "")?.[1];

function madeCollection(use: CallUse, made: Made): Collection {
  const first = made.arg(0);
  const model = first.className();
  if (model !== undefined) return classCollection(use, first, made.arg(1).prop("schemaOptions").prop("collection"));
  const names = first.constants();
  if (made.args.length > 1) return { name: given(made.arg(2)) ?? schemaCollection(made.arg(1)) ?? named(first).map((template) => template.map((part) => (typeof part === "string" ? collectionName(part) : part))), fields: schemaFields(made.arg(1)) };
  return names.length === 1 && names[0] !== undefined ? byName(use, names[0]) : { name: named(first) };
}

/** A model that is asked for by its name: what defines it is elsewhere. */
function byName(use: CallUse, name: string): Collection {
  const defined = definition(use, name);
  if (defined) return madeCollection(use, defined);
  const feature = use.callsOf(".MongooseModule.{forFeature,forFeatureAsync}").flatMap((one) => one.arg(0).elements()).find((one) => one.prop("name").constants().includes(name));
  const factory = feature?.prop("useFactory");
  const schema = factory?.exists ? factory.returned() : feature?.prop("schema");
  return { name: (feature && given(feature.prop("collection"))) ?? (schema && schemaCollection(schema)) ?? [[collectionName(name)]], fields: schema && schemaFields(schema) };
}

/** `Model<OrderDocument>` where the document type leads to a class: `HydratedDocument<Order>`, `Order & Document`. */
function documentCollection(use: CallUse, document: ValueView): Collection | undefined {
  const inner = document.className() === undefined ? document.typeArg(0) : document;
  return inner.className() === undefined ? undefined : classCollection(use, inner);
}

function classCollection(use: CallUse, model: ValueView, option?: ValueView): Collection {
  const options = model.classDecorator("Schema")?.[0] ?? model.classDecorator("modelOptions")?.[0]?.prop("schemaOptions");
  const name = (option && given(option)) ?? (options && given(options.prop("collection")));
  return name ? { name, fields: model.shape() } : { ...byName(use, model.className() ?? ""), fields: model.shape() };
}

function given(view: ValueView): Alternatives | undefined {
  const names = view.exists && !view.is("object") ? named(view) : [];
  return names.length ? names : undefined;
}

function schemaCollection(schema: ValueView): Alternatives | undefined {
  const decorated = schema.made("createForClass")?.arg(0).classDecorator("Schema")?.[0];
  const written = decorated?.prop("collection") ?? schema.made("Schema")?.arg(1).prop("collection");
  return written && given(written);
}

function schemaFields(schema: ValueView): DataShape | undefined {
  const decorated = schema.made("createForClass")?.arg(0);
  if (decorated) return decorated.shape();
  const names = schema.made("Schema")?.arg(0).keys() ?? [];
  return names.length ? { fields: names.map((path) => ({ path, type: "unknown" })) } : undefined;
}

/** Mongoose's default: lower case, and plural. */
const collectionName = (name: string): string => plural(name.toLowerCase());
