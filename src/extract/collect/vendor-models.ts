/**
 * Third parties by their SDK: every vendor package without a model of its own gets one that says no more than "data goes there".
 * In: the vendor table. Out: library models.
 */
import type { Vendor } from "../../knowledge/vendor.js";
import type { CallUse, LibraryModel } from "../libraries/library-model.js";

export function vendorModels(vendors: readonly Vendor[], modelled: readonly LibraryModel[]): LibraryModel[] {
  const known = new Set(modelled.flatMap((model) => [...model.packages]));
  return vendors.flatMap((vendor): LibraryModel[] => {
    const packages = vendor.packages.filter((name) => !known.has(name));
    return packages.length ? [vendorModel(vendor, packages)] : [];
  });
}

function vendorModel(vendor: Vendor, packages: string[]): LibraryModel {
  return {
    id: vendor.id,
    title: vendor.name,
    packages,
    category: "third-party",
    finds: "that data is sent to it, where its SDK is set up or called",
    cannotSee: "which of the vendor's resources are used",
    // `*` stands for one member: the factory or class that the SDK exports, or the import itself
    uses: [{ on: "{,.*,.*.*}", facts: (use: CallUse) => [{ type: "external-use", vendor: vendor.id, operation: use.member, ...request(use) }] }],
  };
}

function request(use: CallUse): { request?: NonNullable<ReturnType<ReturnType<CallUse["arg"]>["shape"]>> } {
  const shape = use.arg(0).shape();
  return shape ? { request: shape } : {};
}
