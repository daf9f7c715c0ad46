import type { FlowBranch, FlowTwig } from "./flow-tree.js";
import type { Look } from "./terminal-look.js";
import { columnsOf, cut, pad, plainText } from "./terminal-text.js";

/** Longer names are cut so that the column beside them starts early. */
const widestName = 34;

/** The flows as a tree. `most`: lines before the rest is only counted. */
export function flowTreeLines(look: Look, branches: readonly FlowBranch[], most = Infinity): string[] {
  const width = Math.min(widestName, Math.max(0, ...branches.flatMap((branch) => branch.twigs.map((twig) => columnsOf(nameOf(twig))))));
  const lines = branches.flatMap((branch) => [look.paint.bold(cut(plainText(branch.service), look.columns)), ...branch.twigs.map((twig, at) => twigLine(look, { twig, last: at === branch.twigs.length - 1, width }))]);
  return lines.length <= most ? lines : [...lines.slice(0, most), look.paint.dim(`… ${lines.length - most} more lines: headwater report`)];
}

const signs: Record<FlowTwig["kind"], string> = { calls: "──▶", publishes: "══▶", consumes: "◀══", "uses store": "──▶", "third party": "──▶" };

function twigLine(look: Look, { twig, last, width }: { twig: FlowTwig; last: boolean; width: number }): string {
  const stem = `${last ? "└" : "├"}${signs[twig.kind]} `;
  const marks = [...(twig.undocumented && twig.kind === "calls" ? ["undocumented"] : []), ...(twig.unsure ? ["inferred"] : [])].join(", ");
  const room = look.columns - columnsOf(stem) - width - 2 - (marks ? marks.length + 2 : 0);
  const name = pad(plainText(nameOf(twig)), width);
  const what = cut(plainText(detailOf(twig)), Math.max(10, room));
  return `${look.paint.dim(stem)}${colourOf(look, twig)(name)}  ${what}${marks ? look.paint.yellow(`  ${marks}`) : ""}`.trimEnd();
}

const nameOf = (twig: FlowTwig): string => (twig.kind === "calls" || twig.kind === "third party" || twig.partner === twig.system ? twig.partner : `${twig.partner} (${twig.system})`);

function detailOf(twig: FlowTwig): string {
  switch (twig.kind) {
    case "publishes":
      return twig.beyond.length > 0 ? `▶ ${twig.beyond.join(", ")}` : "no consumer known";
    case "consumes":
      return twig.beyond.length > 0 ? `from ${twig.beyond.join(", ")}` : "no publisher known";
    case "third party":
      return twig.what.join(", ");
    case "calls":
    case "uses store":
      return shortList(twig.what);
  }
}

/** Long lists begin with their length, because their end is cut. */
function shortList(what: readonly string[]): string {
  const stored = what.some((one) => /^(?:read|write)s /.test(one));
  return what.length > 3 ? `${what.length}: ${what.join(", ")}` : what.join(stored ? "; " : ", ");
}

function colourOf(look: Look, twig: FlowTwig): (text: string) => string {
  switch (twig.kind) {
    case "calls":
      return look.paint.cyan;
    case "publishes":
    case "consumes":
      return look.paint.magenta;
    case "uses store":
      return look.paint.green;
    case "third party":
      return look.paint.blue;
  }
}
