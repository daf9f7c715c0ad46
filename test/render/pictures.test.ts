import { describe, expect, test } from "@jest/globals";
import { UserError } from "../../src/model/errors.js";
import type { DataflowGraph } from "../../src/model/graph.js";
import { printDot } from "../../src/render/picture/dot.js";
import { graphPicture } from "../../src/render/picture/graph-picture.js";
import { printMermaid } from "../../src/render/picture/mermaid.js";
import type { PictureOptions } from "../../src/render/picture/picture-model.js";
import { renderPng } from "../../src/render/picture/png.js";
import { countEdges, renderSvg } from "../../src/render/picture/svg.js";
import { buildGraph } from "./build-graph.js";
import { expectFile } from "./expected-file.js";
import { generated, shop } from "./sample-systems.js";

const here = new URL("./", import.meta.url);
const draw = (graph: DataflowGraph, options?: PictureOptions) => {
  const { dot, edges } = printDot(graphPicture(graph, options));
  return renderSvg(dot, edges);
};

/** `a -> b: 3×` of each line. */
const linesOf = (graph: DataflowGraph, options?: PictureOptions) => graphPicture(graph, options).edges.map((edge) => `${edge.from} ${edge.returns ? "<" : ""}${edge.sends ? "->" : "-"} ${edge.to}: ${edge.count}`);

describe("a picture", () => {
  test("of a shop as DOT", () => expectFile(here, "shop.dot", printDot(graphPicture(shop())).dot));
  test("of a shop as Mermaid", () => expectFile(here, "shop.mermaid", printMermaid(graphPicture(shop()))));

  test("folds request and response, and everything between the same two, into one line that shows where data moves", () => {
    const graph = buildGraph("shop", (g) => {
      g.service("orders").serves("GET /orders").serves("POST /orders").reads("orders", "postgresql", "shop").reads("prices", "postgresql", "shop").writes("orders", "postgresql", "shop").publishes("order.placed");
      g.service("web").calls("orders", "GET /orders", { request: [] }).calls("orders", "POST /orders", { response: [] });
      g.service("feed").calls("orders", "GET /orders", { request: [] });
      g.service("mailer").consumes("order.placed");
    });
    expect(linesOf(graph)).toEqual([
      "channel:kafka:order.placed -> service:mailer: 1",
      "service:feed <- service:orders: 1",
      "service:orders -> channel:kafka:order.placed: 1",
      "service:orders <-> datastore:postgresql:shop: 2",
      "service:web <-> service:orders: 2",
    ]);
  });

  test("around one node shows its neighbours, and who is behind its channels", () => {
    const near = graphPicture(shop(), { focus: "payments" }).nodes.map((node) => node.id);
    expect(near).toEqual([
      "channel:kafka:payment.failed",
      "channel:kafka:payment.settled",
      "datastore:postgresql:shop",
      "external:stripe",
      "service:mailer",
      "service:orders",
      "service:payments",
      "service:shipping",
    ]);
  });

  test("around a node that does not exist says which there are", () => {
    expect(() => graphPicture(shop(), { focus: "invoices" })).toThrow(UserError);
  });

  test("of a large system folds until it is readable, keeps every service, and accounts for every flow", () => {
    const graph = generated(40);
    const picture = graphPicture(graph);
    expect(picture.nodes.filter((node) => node.kind === "service")).toHaveLength(40);
    expect(picture.nodes.length).toBeLessThan(75);
    expect(picture.edges.reduce((sum, edge) => sum + edge.flows, 0)).toBe(graph.flows.length);
    expect(picture.notes).toEqual(["29 shapes saved by folding channels per owner", "14 shapes saved by folding stores per owner"]);
  });

  test("says how many flows are inside folded shapes", () => {
    const graph = generated(120);
    const picture = graphPicture(graph);
    const inside = Number(/^(\d+) flows inside/.exec(picture.notes.at(-1) ?? "")?.[1]);
    expect(picture.nodes.length).toBeLessThan(60);
    expect(picture.edges.reduce((sum, edge) => sum + edge.flows, 0) + inside).toBe(graph.flows.length);
  });

  test("groups stores and channels with the owner whose services alone use or publish them", () => {
    const clusters = Object.fromEntries(graphPicture(shop()).clusters.map((cluster) => [cluster.label, cluster.nodes]));
    expect(clusters["@shop/identity"]).toEqual(["channel:kafka:user.created", "datastore:postgresql:identity", "datastore:redis:cache", "service:users"]);
    expect(Object.values(clusters).flat()).not.toContain("datastore:postgresql:shop");
    expect(Object.keys(clusters).slice(-2)).toEqual(["no owner", "third parties"]);
  });
});

describe("Mermaid", () => {
  test("that would be too large for a viewer becomes an overview and parts that hold every line", () => {
    const picture = graphPicture(generated(150), { maxNodes: 10_000 });
    const text = printMermaid(picture);
    const parts = text.split(/^## .*$/m).slice(1);
    expect(text).toMatch(/^## Overview\n/);
    expect(parts.every((part) => part.length < 50_000 && (part.match(/-->|-\.->/g) ?? []).length <= 500)).toBe(true);
    const lines = parts.slice(1).flatMap((part) => part.match(/^ {2}n\d+ <?(?:-->|-\.->)/gm) ?? []);
    expect(lines).toHaveLength(picture.edges.length);
  });
});

const hostile = ['quote " and \\ backslash', "line\nbreak", "<b>&amp;</b>", "{a|b}", "日本語のサービス", "a:b:c", "]];", "%% %N \\N", "\u001b[31m", "-->"];

describe("SVG", () => {
  test("contains every line, drawn by the first engine", async () => {
    const drawn = await draw(shop());
    expect({ engine: drawn.engine, edges: countEdges(drawn.svg), notes: drawn.notes }).toEqual({ engine: "graphviz-cli", edges: graphPicture(shop()).edges.length, notes: [] });
  });

  test("of hostile names is drawn, and they stay text", async () => {
    const graph = buildGraph(hostile.join(" "), (g) => {
      for (const name of hostile) g.service(name, { owner: name }).publishes(name).writes(name, "postgresql", name).uses(name);
    });
    const { svg, notes } = await draw(graph);
    expect(notes).toEqual([]);
    expect(svg).toContain("日本語のサービス");
    expect(svg).not.toContain("<b>");
    expect(svg).not.toContain("\u001b");
    expect(printMermaid(graphPicture(graph))).not.toMatch(/^(?! {2}(?:n\d+|classDef|linkStyle)|flowchart LR$|$)/m);
  });

  test("of an engine that loses a line is not taken: the next one draws it", async () => {
    await expect(renderSvg("digraph { a -> b }", 2)).rejects.toThrow("graphviz-cli drew 1 of 2 edges; wasm-graphviz dot drew 1 of 2 edges; wasm-graphviz sfdp drew 1 of 2 edges");
  });

  test("that takes too long is given up", async () => {
    await expect(renderSvg(printDot(graphPicture(shop())).dot, 37, 5)).rejects.toThrow("was not ready within 0.005 s");
  });

  test("of broken DOT says what the engines say", async () => {
    await expect(renderSvg("digraph {", 0)).rejects.toThrow("syntax error");
  });
});

test("PNG is drawn from the SVG", async () => {
  const { png } = await renderPng((await draw(buildGraph("shop", (g) => g.service("orders").publishes("order.placed")))).svg);
  expect(Buffer.from(png.subarray(1, 4)).toString()).toBe("PNG");
});
