import { describe, expect, test } from "@jest/globals";
import { gapsOf, linesOf, system } from "./build-system.js";

const catalogue = () =>
  system().service("catalogue", (s) => s.host("catalogue", 8080).serves("GET /product/{sku}"));

describe("a front end's relative URL", () => {
  test("takes the way of its own nginx, with the prefix cut off", () => {
    const graph = catalogue()
      .service("web", (s) => s.with({ role: "frontend" }).host("web").calls("GET /api/catalogue/product/{sku}"))
      .route({ service: "web", path: "/api/catalogue/", host: "catalogue", port: 8080, rewriteTo: "/" })
      .link();
    expect(linesOf(graph)).toEqual(["web -> catalogue GET /product/{sku} (resolved)"]);
  });

  test("takes the way of an ingress when the front end has no rule of its own", () => {
    const graph = catalogue()
      .service("web", (s) => s.with({ role: "frontend" }).calls("GET /catalogue/product/1"))
      .route({ publicHost: "shop.example.com", path: "/catalogue", host: "catalogue", rewriteTo: "/" })
      .link();
    expect(linesOf(graph)).toEqual(["web -> catalogue GET /product/{sku} (inferred)"]);
  });

  test("takes the way of a development proxy in its code", () => {
    const graph = catalogue()
      .service("web", (s) => s.with({ role: "frontend" }).proxies("/api", "http://catalogue:8080", "/").calls("GET /api/product/1"))
      .link();
    expect(linesOf(graph)).toContain("web -> catalogue GET /product/{sku} (resolved)");
  });

  test("goes to the gateway when the service behind it serves the same path", () => {
    const graph = catalogue()
      .service("gateway", (s) => s.with({ role: "gateway" }).serves("GET /product/{sku}"))
      .service("web", (s) => s.with({ role: "frontend" }).calls("GET /product/1"))
      .link();
    expect(linesOf(graph)).toEqual(["web -> gateway GET /product/{sku} (inferred)"]);
  });

  test("is not taken to the service that gets everything else unless that serves the path", () => {
    const graph = catalogue()
      .service("site", (s) => s.host("site").serves("GET /about"))
      .service("web", (s) => s.with({ role: "frontend" }).calls("GET /product/1").calls("GET /about"))
      .route({ publicHost: "shop.example.com", path: "/", host: "site" })
      .link();
    expect(linesOf(graph)).toEqual(["web -> catalogue GET /product/{sku} (inferred)", "web -> site GET /about (inferred)"]);
  });

  test("of a backend, whose base URL was not found, takes no way of an ingress", () => {
    const graph = catalogue()
      .service("checkout", (s) => s.calls("GET /catalogue/prices"))
      .route({ publicHost: "shop.example.com", path: "/catalogue", host: "catalogue", rewriteTo: "/" })
      .link();
    expect(linesOf(graph)).toEqual([]);
  });

  test("that the front end serves itself stays inside", () => {
    const graph = catalogue()
      .service("web", (s) => s.with({ role: "frontend" }).serves("GET /product/{sku}").calls("GET /product/1"))
      .link();
    expect([linesOf(graph), gapsOf(graph)]).toEqual([[], []]);
  });

  test("goes to whoever alone serves the path", () => {
    const graph = catalogue().service("web", (s) => s.with({ role: "frontend" }).calls("GET /product/1")).link();
    expect(linesOf(graph)).toEqual(["web -> catalogue GET /product/{sku} (inferred)"]);
  });
});

describe("a public host name of an ingress", () => {
  test("leads to the service behind the path", () => {
    const graph = catalogue()
      .service("checkout", (s) => s.calls("GET https://shop.example.com/catalogue/product/1"))
      .route({ publicHost: "shop.example.com", path: "/catalogue(/|$)(.*)", host: "catalogue", rewriteTo: "/" })
      .link();
    expect(linesOf(graph)).toEqual(["checkout -> catalogue GET /product/{sku} (certain)"]);
  });
});

describe("a gateway", () => {
  test("in code passes on what it gets: caller → gateway → service", () => {
    const graph = catalogue()
      .service("gateway", (s) => s.host("gateway", 80).with({ role: "gateway" }).env("CATALOGUE_URL", "http://catalogue:8080").proxies("/catalogue", "{env:CATALOGUE_URL}", "/"))
      .service("checkout", (s) => s.calls("GET http://gateway/catalogue/product/1"))
      .link();
    expect(linesOf(graph)).toEqual(["checkout -> gateway (certain)", "gateway -> catalogue (resolved)", "gateway -> catalogue GET /product/{sku} (resolved)"]);
    expect(gapsOf(graph)).toEqual([]);
    const asked = graph.flows.find((flow) => flow.operation !== undefined);
    expect(asked?.observedIn[0]).toMatchObject({ file: "checkout/src/main.ts", reason: "asked by checkout, passed on by gateway" });
  });

  test("whose prefix only the deployment knows takes nothing from the others", () => {
    const graph = catalogue()
      .service("pages", (s) => s.host("pages", 80))
      .service("gateway", (s) => s.host("gateway", 80).with({ role: "gateway" }).proxies("/{BASE_PATH_OF_THE_PAGES}", "http://pages").proxies("/catalogue", "http://catalogue:8080", "/"))
      .service("checkout", (s) => s.calls("GET http://gateway/catalogue/product/1"))
      .link();
    expect(linesOf(graph)).toContain("gateway -> catalogue GET /product/{sku} (resolved)");
  });

  test("in the deployment passes on too; a front end's rules alone are no flow", () => {
    const graph = catalogue()
      .service("nginx", (s) => s.with({ role: "gateway", imageOnly: true, sources: [] }))
      .service("web", (s) => s.with({ role: "frontend" }))
      .route({ service: "nginx", path: "/catalogue", host: "catalogue" })
      .route({ service: "web", path: "/catalogue", host: "catalogue" })
      .link();
    expect(linesOf(graph)).toEqual(["nginx -> catalogue (resolved)"]);
  });

  test("whose target is not known is said", () => {
    const graph = catalogue().service("gateway", (s) => s.proxies("/x", "{unknown:target}")).link();
    expect(gapsOf(graph)).toEqual(["gateway http-proxy {target}: the target of the proxy is not known"]);
  });
});
