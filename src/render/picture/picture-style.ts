import type { GraphPicture, PictureEdge, PictureNode, PictureNodeKind } from "./picture-model.js";

/** A calm palette; text on every fill has a contrast of at least 7:1. */
export const colours = {
  text: "#1f2933",
  quiet: "#52606d",
  line: "#52606d",
  pale: "#a3adb8",
  undocumented: "#c2410c",
  paleUndocumented: "#e8a583",
  cluster: "#f6f8fa",
  clusterLine: "#c5ced6",
} as const;

/** Fill and border per kind of shape. */
export const fills: Record<PictureNodeKind, { fill: string; border: string }> = {
  service: { fill: "#dbe9f6", border: "#3b6ea5" },
  frontend: { fill: "#e9e3f5", border: "#6b4fa0" },
  datastore: { fill: "#dff0e3", border: "#3d8256" },
  channel: { fill: "#fdf0d2", border: "#b07d12" },
  external: { fill: "#ffffff", border: "#7b8794" },
};

const shapes: Record<PictureNodeKind, string> = {
  service: `shape=box, style="rounded,filled"`,
  frontend: `shape=box, style="rounded,filled"`,
  datastore: "shape=cylinder",
  channel: `shape=cds, margin="0.28,0.1"`,
  external: `shape=box, style="filled,dashed"`,
};

/** DOT attributes of a shape. */
export function nodeStyle(node: PictureNode): string[] {
  const { fill, border } = fills[node.kind];
  return [shapes[node.kind], `fillcolor="${fill}"`, `color="${border}"`, ...(node.focus ? ["penwidth=3"] : [])];
}

/** Whether the edge is drawn as undocumented: only where the system has documents of that family, else every line would be marked. */
export const isMarked = (edge: PictureEdge, picture: GraphPicture): boolean => edge.undocumented && picture.documented[edge.family];

/** DOT attributes of a line: filled head = data sent, open head = data fetched, dashed = undocumented, pale = inferred. */
export function edgeStyle(edge: PictureEdge, picture: GraphPicture): string[] {
  const pale = edge.confidence === "inferred" || edge.confidence === "guessed";
  const marked = isMarked(edge, picture);
  const colour = marked ? (pale ? colours.paleUndocumented : colours.undocumented) : pale ? colours.pale : colours.line;
  const heads = [edge.returns ? (edge.sends ? "dir=both" : "dir=back") : "dir=forward", ...(edge.returns ? ["arrowtail=onormal"] : [])];
  const width = edge.count > 8 ? ["penwidth=2.4"] : edge.count > 3 ? ["penwidth=1.8"] : [];
  return [`color="${colour}"`, ...heads, ...width, ...(marked ? ["style=dashed"] : [])];
}
