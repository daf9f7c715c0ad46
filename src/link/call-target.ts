import type { Confidence } from "../model/graph.js";
import type { InfrastructureNode } from "../model/layout.js";
import type { IndexedOperation } from "./operation-index.js";

/** An external party: from the vendor table, or a host that the system does not have. */
export interface ExternalTarget {
  id: string;
  name: string;
  hosts: string[];
  category?: string;
}

/** Where a call goes, as far as that could be decided. */
export type CallTarget =
  | {
      kind: "service";
      service: string;
      operation?: IndexedOperation;
      confidence: Confidence;
      reason?: string;
      /** Why the operation stays unknown though the service is known; absent if nothing is missing (a proxy). */
      problem?: string;
      /** The service's own operations are not known (another language, an image): the route is known from its callers only. */
      expected?: { method: string; path: string };
    }
  /** `problem`: who it is remains to be found out. */
  | { kind: "external"; external: ExternalTarget; confidence: Confidence; path: string; reason?: string; problem?: string }
  | { kind: "infrastructure"; node: InfrastructureNode; confidence: Confidence }
  | { kind: "unresolved"; why: string }
  /** No request that leaves the process: `data:` and the like. */
  | { kind: "none" };
