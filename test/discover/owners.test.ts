import { afterEach, describe, expect, test } from "@jest/globals";
import { discoverWritten, manifest, removeWritten, server } from "./written-system.js";

afterEach(removeWritten);

const service = (folder: string, more: Record<string, unknown> = {}) => ({
  [`${folder}/package.json`]: manifest(folder, { dependencies: { express: "4" }, scripts: { start: "node index.js" }, ...more }),
  [`${folder}/index.js`]: server,
});

function owners(files: Record<string, string>): Record<string, string[]> {
  const { layout } = discoverWritten(files);
  return Object.fromEntries(layout.services.map((each) => [each.name, each.owners.map((owner) => `${owner.name} (${owner.source}, ${owner.confidence}, ${owner.evidence[0]?.file}:${owner.evidence[0]?.line})`)]));
}

describe("owners", () => {
  test("from CODEOWNERS, catalog, labels and manifests, the surest first", () => {
    expect(
      owners({
        ...service("rides", { author: "Ada Lovelace <ada@example.com>", contributors: ["Grace"] }),
        ".github/CODEOWNERS": "* @city/all\n/rides/ @city/marketplace\n",
        "CODEOWNERS": "* @city/nobody\n",
        "rides/catalog-info.yaml": "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: rides\nspec:\n  type: service\n  owner: group:default/marketplace\n  dependsOn: [component:default/users]\n",
        "docker-compose.yml": "services:\n  rides:\n    build: rides\n    labels: {com.city.team: riders}\n",
      }),
    ).toEqual({
      rides: ["@city/marketplace (codeowners, certain, .github/CODEOWNERS:2)", "group:default/marketplace (catalog, certain, rides/catalog-info.yaml:7)", "riders (manifest, resolved, docker-compose.yml:2)", "Ada Lovelace (manifest, inferred, rides/package.json:9)"],
    });
  });

  test("GitLab sections decide each by itself and have default owners", () => {
    expect(
      owners({
        ...service("rides"),
        ...service("users"),
        ".gitlab/CODEOWNERS": "[Code] @coders\n*\n/users/ @identity\n\n^[Data][2] @data\n/rides/\n",
      }),
    ).toEqual({
      rides: ["@coders (codeowners, certain, .gitlab/CODEOWNERS:2)", "@data (codeowners, certain, .gitlab/CODEOWNERS:6)"],
      users: ["@identity (codeowners, certain, .gitlab/CODEOWNERS:3)"],
    });
  });

  test("repositories side by side have a file each", () => {
    expect(owners({ ...service("rides"), ...service("users"), "rides/CODEOWNERS": "* @riders\n", "users/.bitbucket/CODEOWNERS": "* @identity\n" })).toEqual({
      rides: ["@riders (codeowners, certain, rides/CODEOWNERS:1)"],
      users: ["@identity (codeowners, certain, users/.bitbucket/CODEOWNERS:1)"],
    });
  });

  test("an owner of a file is asked by its path; a rule without owners takes ownership away", () => {
    const { layout } = discoverWritten({ ...service("rides"), "CODEOWNERS": "* @all\nrides/docs/* @writers\n/rides/vendor-code/\n*.sql @data team@example.com\n" });
    const of = (file: string) => layout.ownership.ownersOf(file).map((each) => each.name);
    expect([of("rides/index.js"), of("rides/docs/a.md"), of("rides/docs/deep/a.md"), of("rides/vendor-code/x.js"), of("db/a.sql")]).toEqual([["@all"], ["@writers"], ["@all"], [], ["@data", "team@example.com"]]);
  });

  test("people: e-mail addresses only where there is no name; contributors only where nobody else is named", () => {
    const names = owners({
      ...service("rides", { author: { name: "Ada", email: "ada@example.com" } }),
      ...service("users", { author: "ops@example.com" }),
      ...service("bills", { contributors: ["Grace grace@example.com", "Linus"] }),
      ...service("desk", { author: "City <c@example.com>, Town <t@example.com>" }),
    });
    expect(Object.fromEntries(Object.entries(names).map(([name, list]) => [name, list.map((each) => each.split(" (")[0])]))).toEqual({ rides: ["Ada"], users: ["ops@example.com"], bills: ["Grace", "Linus"], desk: ["City", "Town"] });
  });
});
