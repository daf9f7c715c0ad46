import type { DataflowGraph, Service } from "./graph.js";

const readLanguages: ReadonlySet<string> = new Set(["typescript", "javascript"]);

/** Services that are known only from outside (another language, or no code here): what they call, store and send is not in the graph. */
export function unreadServices(graph: DataflowGraph): Service[] {
  return graph.services.filter((service) => !service.languages.some((language) => readLanguages.has(language)));
}
