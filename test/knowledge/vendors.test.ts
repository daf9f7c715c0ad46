import { describe, expect, test } from "@jest/globals";
import { vendors } from "../../src/knowledge/vendors.js";

const repeated = (values: string[]): string[] => values.filter((value, index) => values.indexOf(value) !== index);

describe("the table of third parties", () => {
  test("is large enough to be of use, sorted, and names nobody twice", () => {
    const ids = vendors.map((vendor) => vendor.id);
    expect(ids.length).toBeGreaterThanOrEqual(500);
    expect(repeated(ids)).toEqual([]);
    expect(ids).toEqual(ids.toSorted());
  });

  test("gives a package or a host to one vendor only", () => {
    expect(repeated(vendors.flatMap((vendor) => vendor.packages))).toEqual([]);
    expect(repeated(vendors.flatMap((vendor) => vendor.hosts))).toEqual([]);
  });

  test("says in every row how the vendor is recognised and where that is written", () => {
    expect(vendors.filter((vendor) => vendor.packages.length + vendor.hosts.length === 0)).toEqual([]);
    expect(vendors.filter((vendor) => !/^[a-z0-9.-]+\.[a-z]{2,}(\/\S*)?$/.test(vendor.source))).toEqual([]);
  });

  test("writes hosts bare: a name, or a star and what follows it", () => {
    const hosts = vendors.flatMap((vendor) => vendor.hosts);
    expect(hosts.filter((host) => !/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host))).toEqual([]);
  });
});
