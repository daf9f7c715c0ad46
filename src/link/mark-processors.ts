/** Which third parties are on the list of processors? In: a graph and the list. Out: the graph with marks, and positions of names that nobody bears. */
import type { DataflowGraph } from "../model/graph.js";

export function markProcessors(graph: DataflowGraph, listed: readonly string[] | undefined): { graph: DataflowGraph; unused: number[] } {
  if (!listed) return { graph, unused: [] };
  const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, "");
  const names = listed.map(plain);
  const met = new Set<number>();
  const externals = graph.externals.map((external) => {
    const at = names.findIndex((name) => name === plain(external.name) || name === plain(external.id.slice("external:".length)));
    if (at >= 0) met.add(at);
    return { ...external, processor: at >= 0 ? ("declared" as const) : ("undeclared" as const) };
  });
  return { graph: { ...graph, externals }, unused: names.flatMap((_, index) => (met.has(index) ? [] : [index])) };
}
