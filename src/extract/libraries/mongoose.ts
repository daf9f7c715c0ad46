import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { collectionOf } from "./mongoose-collection.js";
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
  finds: "collections that models read and write, with the schema's fields; models of Nest and Typegoose; connections",
  cannotSee: "collections that populated paths lead to, and writes of plugins and hooks",
  aliases: { [`.${makers}.model()`]: ".model()", ".{InjectModel,getModelForClass,addModelToTypegoose,ReturnModelType}()": ".model()", ".{PaginateModel,AggregatePaginateModel,SoftDeleteModel}()": ".Model()", [`{.model(),.Model()}()`]: ".document()", [`{.model(),.Model()}.{discriminator}()`]: ".model()" },
  uses: [
    { on: `{.model(),.Model(),.models.*}.${verbs}`, facts: (use) => accessed(use) },
    { on: `.document().${documentVerbs}`, facts: (use) => accessed(use) },
    { on: `{.model(),.Model(),.models.*}.${finders}().${documentVerbs}`, facts: (use) => accessed(use) },
    { on: "{.connect,.createConnection,.MongooseModule.forRoot}", facts: (use) => opens("mongodb", { ...placeOf(use.arg(1)), connection: named(use.arg(0)) }) },
    { on: "{.MongooseModule.forRootAsync}", facts: (use) => opens("mongodb", placeOf(use.arg(0).prop("useFactory").returned())) },
  ],
};

function accessed(use: CallUse): Draft[] {
  // a query is no read of its own: `Order.find().where(…)` starts with one
  if ((use.member === "where" || use.member === "populate") && use.preceding.length) return [];
  const { name, fields } = collectionOf(use);
  const access: Access[] = both.includes(use.member) ? ["read", "write"] : reads.includes(use.member) ? ["read"] : ["write"];
  const common = { system: "mongodb", kind: "collection" as const };
  return [...accesses(access, { ...common, dataset: name, payload: fields }), ...lookups(use)];
}

/** `$lookup` in an aggregation reads another collection, `$out` and `$merge` write one. */
function lookups(use: CallUse): Draft[] {
  if (use.member !== "aggregate") return [];
  const common = { system: "mongodb", kind: "collection" as const };
  return use.arg(0).elements().flatMap((stage) => {
    const from = named(stage.prop("$lookup", "$graphLookup").prop("from"));
    const into = stage.prop("$merge").prop("into");
    const out = named(stage.prop("$out").exists ? stage.prop("$out") : into);
    return [...(from.length ? accesses(["read"], { ...common, dataset: from }) : []), ...(out.length ? accesses(["write"], { ...common, dataset: out }) : [])];
  });
}
