import { colours } from "./picture-style.js";
import type { GraphPicture } from "./picture-model.js";
import { escapeText, quoted } from "./dot-text.js";

interface Sample {
  text: string;
  style: string;
}

/** A cluster with one sample line per meaning that occurs in the picture, and the notes. */
export function legendDot(picture: GraphPicture): { lines: string[]; edges: number } {
  const samples = samplesOf(picture);
  const rows = samples.flatMap(({ text, style }, at) => [
    `    "legend:${at}:a" [shape=point, width=0.04, color="${colours.pale}", label=""];`,
    `    "legend:${at}:b" [shape=plaintext, style="", fontsize=10, label=${quoted(`${text}\\l`, true)}];`,
    `    "legend:${at}:a" -> "legend:${at}:b" [${style}];`,
  ]);
  const notes = picture.notes.map((note, at) => `    "legend:note:${at}" [shape=plaintext, style="", fontsize=10, fontcolor="${colours.quiet}", label=${quoted(`${escapeText(note)}\\l`, true)}];`);
  return {
    lines: [
      `  subgraph "cluster_legend" {`,
      `    label="legend\\l"; style="rounded"; color="${colours.clusterLine}"; fontsize=10; fontcolor="${colours.quiet}"; labeljust=l; margin=8;`,
      ...rows,
      ...notes,
      "  }",
    ],
    edges: samples.length,
  };
}

function samplesOf(picture: GraphPicture): Sample[] {
  const line = `color="${colours.line}"`;
  const has = (test: (edge: GraphPicture["edges"][number]) => boolean) => picture.edges.some(test);
  return [
    ...(has((edge) => edge.sends) ? [{ text: "sends data (request, write, event)", style: `${line}, dir=forward` }] : []),
    ...(has((edge) => edge.returns) ? [{ text: "fetches data (answer, read)", style: `${line}, dir=back, arrowtail=onormal` }] : []),
    ...(has((edge) => edge.count > 1) ? [{ text: "n× = so many operations, tables or events in one line", style: `${line}, dir=none, penwidth=1.8` }] : []),
    ...(has((edge) => edge.confidence === "inferred" || edge.confidence === "guessed") ? [{ text: "inferred, not certain", style: `color="${colours.pale}", dir=forward` }] : []),
    ...undocumentedSample(picture, line),
  ];
}

function undocumentedSample(picture: GraphPicture, line: string): Sample[] {
  if (!picture.edges.some((edge) => edge.undocumented)) return [];
  return picture.hasDocuments
    ? [{ text: "undocumented: in the code, in no document", style: `color="${colours.undocumented}", style=dashed, dir=forward` }]
    : [{ text: "no document describes any of these flows", style: `${line}, dir=none` }];
}
