/**
 * What the audit says about a graph: the contract between audit, check, render and export.
 * In: nothing. Out: types only.
 */
import type { Evidence, NodeId, FlowId, OperationId } from "./graph.js";

export type FindingSeverity = "error" | "warning" | "info";

export interface Finding {
  /** Fingerprint made of the rule and names, never of lines, so that two revisions can be compared. */
  id: string;
  /** kebab-case. */
  rule: string;
  severity: FindingSeverity;
  /** One short line that names the subject. */
  title: string;
  /** What it means and what to do, one or two sentences. */
  message: string;
  /** Nodes, operations and flows it is about, the main one first. */
  subjects: (NodeId | OperationId | FlowId)[];
  evidence: Evidence[];
}
