import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { stageFacts } from "./mongodb-stages.js";
import { collectionOf, referredCollection } from "./mongoose-collection.js";
import { accesses, named, opens, placeOf, type Access } from "./store-facts.js";

const reads = ["find", "findOne", "findById", "count", "countDocuments", "estimatedDocumentCount", "distinct", "exists", "aggregate", "where", "watch", "populate"];
const writes = ["create", "insertMany", "insertOne", "update", "updateOne", "updateMany", "replaceOne", "deleteOne", "deleteMany", "remove", "bulkWrite", "bulkSave", "save"];
const both = ["findOneAndUpdate", "findOneAndReplace", "findOneAndDelete", "findOneAndRemove", "findByIdAndUpdate", "findByIdAndDelete", "findByIdAndRemove"];
const verbs = `{${[...reads, ...writes, ...both].join(",")}}`;
const finders = "{findOne,findById,create,hydrate,findOneAndUpdate,findByIdAndUpdate}";
const documentVerbs = "{save,updateOne,replaceOne,deleteOne,remove}";
const makers = "{connection,createConnection(),connect(),Connection(),Mongoose(),connection.useDb(),createConnection().useDb(),InjectConnection(),default}";

/** https://mongoosejs.com/docs/models.html, https://docs.nestjs.com/techniques/mongodb, https://typegoose.github.io. */
export const mongoose: LibraryModel = {
  id: "mongoose",
  title: "Mongoose",
  packages: ["mongoose", "@nestjs/mongoose", "@typegoose/typegoose", "nestjs-typegoose", "@m8a/nestjs-typegoose", "mongoose-delete", "@types/mongoose"],
  category: "database",
  system: "mongodb",
  finds: "collections that models read and write, with the schema's fields, populated and joined ones, too; models of Nest and Typegoose; connections",
  cannotSee: "collections that populated paths of decorated classes lead to, and writes of plugins and hooks",
  aliases: { [`.${makers}.model()`]: ".model()", ".{InjectModel,getModelForClass,addModelToTypegoose,ReturnModelType}()": ".model()", ".{PaginateModel,AggregatePaginateModel,SoftDeleteModel}()": ".Model()", [`{.model(),.Model()}()`]: ".document()", [`{.model(),.Model()}.{discriminator}()`]: ".model()" },
  uses: [
    { on: `{.model(),.Model(),.models.*}.${verbs}`, facts: (use) => accessed(use) },
    { on: `.document().${documentVerbs}`, facts: (use) => accessed(use) },
    { on: `{.model(),.Model(),.models.*}.${finders}().${documentVerbs}`, facts: (use) => accessed(use) },
    { on: `.models.*().${documentVerbs}`, facts: (use) => accessed(use) },
    { on: `{.model(),.Model(),.models.*}.collection.${verbs}`, facts: (use) => accessed(use) },
    { on: `.{connection,createConnection(),connection.db,createConnection().db,Connection(),Connection().db}.collection().${verbs}`, facts: (use) => native(use) },
    { on: "{.connect,.createConnection,.MongooseModule.forRoot}", facts: (use) => opens("mongodb", { ...placeOf(use.arg(1)), connection: named(use.arg(0)) }) },
    { on: "{.MongooseModule.forRootAsync}", facts: (use) => opens("mongodb", placeOf(use.arg(0).prop("useFactory").returned())) },
  ],
};

/** The driver's collection behind a connection. */
function native(use: CallUse): Draft[] {
  return accesses(accessIn(use), { system: "mongodb", kind: "collection", dataset: named(use.made("collection")?.arg(0) ?? use.arg(-1)) });
}

const accessIn = ({ member }: CallUse): Access[] => (both.includes(member) ? ["read", "write"] : reads.includes(member) ? ["read"] : ["write"]);

function accessed(use: CallUse): Draft[] {
  // a query is no read of its own: `Order.find().where(…)` starts with one
  if ((use.member === "where" || use.member === "populate") && use.preceding.length) return [];
  const { name, fields } = collectionOf(use);
  return [...accesses(accessIn(use), { system: "mongodb", kind: "collection", dataset: name, payload: fields }), ...lookups(use), ...populated(use)];
}

/** Stages of an aggregation that read or write other collections, as objects or as calls along the chain. */
function lookups(use: CallUse): Draft[] {
  if (use.member !== "aggregate") return [];
  const chained = ["lookup", "graphLookup"].flatMap((name) => use.further(name).map(([stage]) => stage?.prop("from")));
  return [...stageFacts(use.arg(0)), ...chained.flatMap((from) => (from?.exists ? accesses(["read"], { system: "mongodb", kind: "collection", dataset: named(from) }) : []))];
}

/** `populate("customer")`, `populate({ path: "lines", model: "Line" })`: the schema says which model a path refers to. */
function populated(use: CallUse): Draft[] {
  const own = use.member === "populate" ? [use.args] : [];
  const paths = [...own, ...use.further("populate")].flatMap(([path]) => path?.elements() ?? []);
  return paths.flatMap((path) => {
    const names = (path.is("object") ? path.prop("path") : path).constant()?.split(/\s+/) ?? [];
    const model = path.is("object") ? path.prop("model").constant() : undefined;
    return names.flatMap((name) => referredCollection(use, name, model)).flatMap(({ name, fields }) => accesses(["read"], { system: "mongodb", kind: "collection", dataset: name, payload: fields }));
  });
}
