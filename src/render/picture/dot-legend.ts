import { groupedBy } from "../../model/compare.js";
import { escapeText, quoted } from "./dot-text.js";
import { colours, isMarked } from "./picture-style.js";
import type { GraphPicture } from "./picture-model.js";

interface Row {
  sign: string;
  colour: string;
  text: string;
}

/** Inches per letter of the legend's size, with room for viewers whose letters are wider. */
const letterWidth = 0.085;

/**
 * Explains the signs which occur in the picture, and says what was folded. One text per colour, all of the same width:
 * sample lines would be edges that a layout can tear apart, and the engines are built without HTML-like labels.
 */
export function legendDot(picture: GraphPicture): string[] {
  const rows = [...signs(picture), ...picture.notes.map((text) => ({ sign: "", colour: colours.quiet, text }))];
  if (rows.length === 0) return [];
  const texts = rows.map(({ sign, colour, text }) => ({ colour, text: sign ? `${sign}  ${text}` : text }));
  const width = (Math.max(...texts.map(({ text }) => text.length + 2)) * letterWidth).toFixed(2);
  const nodes = groupedBy(texts, ({ colour }) => colour).map(([colour, lines], at) => {
    const label = lines.map(({ text }) => `${escapeText(text)}\\l`).join("");
    return `    "legend ${at}" [shape=plaintext, style="", fontsize=10, height=0.2, width=${width}, fontcolor="${colour}", tooltip="legend", label=${quoted(label, true)}];`;
  });
  return [`  subgraph "cluster_legend" {`, `    label=""; style="rounded"; color="${colours.clusterLine}"; margin=4;`, ...nodes, "  }"];
}

function signs(picture: GraphPicture): Row[] {
  const { edges } = picture;
  const pale = edges.some((edge) => edge.confidence === "inferred" || edge.confidence === "guessed");
  return [
    ...(edges.some((edge) => edge.sends) ? [{ sign: "──▶", colour: colours.line, text: "filled head: data sent (request, write, event)" }] : []),
    ...(edges.some((edge) => edge.returns) ? [{ sign: "▷──", colour: colours.line, text: "open head: data fetched (answer, read)" }] : []),
    ...(edges.some((edge) => edge.count > 1) ? [{ sign: "n×", colour: colours.line, text: "operations, tables or events in one line" }] : []),
    ...(pale ? [{ sign: "──▶", colour: colours.pale, text: "pale: inferred" }] : []),
    ...documents(picture),
  ];
}

function documents(picture: GraphPicture): Row[] {
  const undocumented = picture.edges.filter((edge) => edge.undocumented);
  if (undocumented.some((edge) => isMarked(edge, picture))) {
    return [{ sign: "- - ▶", colour: colours.undocumented, text: "dashed: in the code, in no document" }];
  }
  return undocumented.some((edge) => edge.family === "call") ? [{ sign: "", colour: colours.line, text: "no document describes any of these calls" }] : [];
}
