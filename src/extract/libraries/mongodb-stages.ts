/** Other collections in the stages of an aggregation: https://www.mongodb.com/docs/manual/reference/operator/aggregation-pipeline. */
import type { FactDraft } from "./draft.js";
import { accesses, named, type Access, type StorePlace } from "./store-facts.js";
import type { ValueView } from "./value-view.js";

/** Pipelines stand in each other, but not deeply. */
const maxLevels = 4;

/** `$lookup`, `$graphLookup` and `$unionWith` read, `$out` and `$merge` write another collection. */
export function stageFacts(pipeline: ValueView, place: StorePlace = {}, level = 0): FactDraft[] {
  if (level >= maxLevels || !pipeline.exists) return [];
  const tell = (view: ValueView, access: Access): FactDraft[] => {
    const names = named(view);
    return names.length ? accesses([access], { system: "mongodb", kind: "collection", dataset: names, ...place }) : [];
  };
  return pipeline.elements().flatMap((stage) => {
    const lookup = stage.prop("$lookup", "$graphLookup");
    const union = stage.prop("$unionWith");
    const facet = stage.prop("$facet");
    const merge = stage.prop("$merge").prop("into").exists ? stage.prop("$merge").prop("into") : stage.prop("$merge");
    const out = stage.prop("$out").prop("coll").exists ? stage.prop("$out").prop("coll") : stage.prop("$out");
    const inner = [lookup.prop("pipeline"), union.prop("pipeline"), ...facet.keys().map((name) => facet.prop(name))];
    return [...tell(lookup.prop("from"), "read"), ...tell(union.is("object") ? union.prop("coll") : union, "read"), ...tell(merge, "write"), ...tell(out, "write"), ...inner.flatMap((one) => stageFacts(one, place, level + 1))];
  });
}
