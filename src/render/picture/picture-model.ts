/**
 * Pictures of a graph: first a plain model of what is drawn, then one printer per notation.
 * In: the dataflow graph. Out: DOT, Mermaid, SVG, PNG. Only the engines may start a process, and only their own children.
 */
import type { Confidence, NodeId } from "../../model/graph.js";

export type PictureNodeKind = "service" | "frontend" | "datastore" | "channel" | "external";

/** One shape. `id` is a graph id, or `folded:…` for several nodes drawn as one. */
export interface PictureNode {
  id: string;
  kind: PictureNodeKind;
  /** The first line is the name. */
  lines: string[];
  tooltip: string[];
  /** The graph's nodes behind it; more than one when folded. */
  members: NodeId[];
  /** Drawn larger or darker: the node the picture is about. */
  focus?: boolean;
}

/** Calls are described by API documents, events by event catalogues, uses of stores and third parties seldom by anything. */
export type EdgeFamily = "call" | "event" | "store" | "external";

/** All flows between two shapes. Tail and head say who starts (for channels: who publishes); the two flags say where data moves. */
export interface PictureEdge {
  from: string;
  to: string;
  /** Data moves from tail to head: request, write, publish, consume. */
  sends: boolean;
  /** Data moves back to the tail: response, read. */
  returns: boolean;
  /** Different operations, datasets or channels. */
  count: number;
  /** Flows of the graph folded into this line. */
  flows: number;
  kinds: string[];
  family: EdgeFamily;
  undocumented: boolean;
  confidence: Confidence;
  tooltip: string[];
}

export type ClusterKind = "owner" | "no-owner" | "externals";

export interface PictureCluster {
  id: string;
  kind: ClusterKind;
  label: string;
  nodes: string[];
}

export interface GraphPicture {
  title: string;
  clusters: PictureCluster[];
  nodes: PictureNode[];
  edges: PictureEdge[];
  /** What was folded or left out, and why; shown in the legend. */
  notes: string[];
  /** Families of which some document describes a flow, so that "undocumented" says something. */
  documented: Record<EdgeFamily, boolean>;
}

export interface PictureOptions {
  /** Name or id of a node: it and its neighbours are drawn. */
  focus?: string;
  /** Above this number of shapes, nodes with the same neighbours are folded. */
  maxNodes?: number;
}
