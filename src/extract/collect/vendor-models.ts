/**
 * Third parties by their SDK: every vendor package without a model of its own gets one that says what is called, as far as names tell.
 * In: the vendor table. Out: library models.
 */
import type { Alternatives } from "../../model/facts.js";
import type { Vendor } from "../../knowledge/vendor.js";
import type { Draft } from "../libraries/draft.js";
import type { CallUse, LibraryModel } from "../libraries/library-model.js";
import { vendorCall } from "./vendor-call.js";

/** Called from nearly every file. */
const calledEverywhere = new Set(["monitoring", "analytics", "feature-flags"]);

export function vendorModels(vendors: readonly Vendor[], modelled: readonly LibraryModel[]): LibraryModel[] {
  // what only gives values says nothing of where data goes
  const known = new Set(modelled.flatMap((model) => (model.category === "configuration" && !model.uses?.length ? [] : [...model.packages])));
  return vendors.flatMap((vendor): LibraryModel[] => {
    // a platform offers more than its stores, for which there are models
    const packages = vendor.category === "platform" ? vendor.packages : vendor.packages.filter((name) => !known.has(name));
    return packages.length ? [vendorModel(vendor, packages)] : [];
  });
}

function vendorModel(vendor: Vendor, packages: string[]): LibraryModel {
  return {
    id: vendor.id,
    title: vendor.name,
    packages,
    category: "third-party",
    finds: "that data is sent to it: what is called of its SDK, else where that is set up",
    cannotSee: "calls that the SDK makes by itself",
    ...(calledEverywhere.has(vendor.category) ? { nearImports: true } : {}),
    uses: [{ on: "**", facts: (use) => calls(vendor, use) }],
  };
}

function calls(vendor: Vendor, use: CallUse): Draft[] {
  const whole = use.wildcards[0] ?? "";
  const product = productOf(vendor, whole);
  const call = vendorCall({ package: use.receiver.library()?.package ?? "", isMonitoring: vendor.category === "monitoring", path: product === undefined ? whole : whole.replace(/^\.google\.\w+(?:\(\))?/, ""), following: use.following });
  if (!call || (vendor.category === "platform" && isStore(call.operation))) return [];
  const host = addressOf(vendor, use);
  const asked = { type: "external-use" as const, vendor: product ?? vendor.id, ...(host.length ? { host } : {}) };
  const common = { ...asked, operation: call.operation || use.member };
  // a monitor that is set up reports by itself; of others, no more is known than that they are there
  if (call.isSetup) return [vendor.category === "monitoring" && !call.isNoted ? common : { ...asked, setup: call.isNoted ? "noted" : "made", confidence: "inferred" }];
  const request = use.args.slice(0, 3).map((one) => one.shape()).find((one) => one !== undefined);
  return [request ? { ...common, request } : common];
}

function addressOf({ address = [] }: Vendor, use: CallUse): Alternatives {
  for (const { on, argument, members } of address) {
    const told = use.callsOf(on).flatMap((one) => members.reduce((view, member) => view.prop(member), one.arg(argument)).text());
    if (told.length) return told;
  }
  return [];
}

/** `google.drive({ version: "v3" }).files.list`, `drive: drive_v3.Drive`: which of the products that share the package. */
function productOf({ products }: Vendor, path: string): string | undefined {
  if (!products) return undefined;
  const names = path.split(/[.()]+/).slice(0, 4).map((name) => name.replace(/_v\d+\w*$/, ""));
  return names.flatMap((name) => (Object.hasOwn(products, name) ? [products[name]] : []))[0];
}

const isStore = (operation: string): boolean => /^(?:get)?(?:firestore|database|storage|bucket|from|ref|collection|doc)\b/i.test(operation);
