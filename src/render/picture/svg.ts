import { engines, type Engine } from "./graphviz-engines.js";
import { runWithDeadline } from "./run-with-deadline.js";
import { UserError } from "../../model/errors.js";

export interface SvgPicture {
  svg: string;
  /** Which engine drew it. */
  engine: string;
  /** Why another engine was needed, if so. */
  notes: string[];
}

/** Measured: the largest picture that a layered layout can draw at all needs 11 s on a small machine. */
const deadlineMilliseconds = 20_000;

/**
 * Draws DOT as SVG: one engine after the other until one draws every edge in time. An engine that exits with 0 may still
 * have lost an edge, so the drawn edges are counted.
 */
export async function renderSvg(dot: string, expectedEdges: number, deadline = deadlineMilliseconds): Promise<SvgPicture> {
  const notes: string[] = [];
  for (const engine of engines) {
    const outcome = await attempt(engine, dot, deadline);
    const drawn = outcome.svg === undefined ? 0 : countEdges(outcome.svg);
    if (outcome.svg !== undefined && drawn === expectedEdges) return { svg: outcome.svg, engine: engine.name, notes };
    notes.push(outcome.problem ? `${engine.name}: ${outcome.problem}` : `${engine.name} drew ${drawn} of ${expectedEdges} edges`);
  }
  throw new UserError(`The picture could not be drawn. ${notes.join("; ")}.`, "Draw a part of it (--focus NODE), or write --format dot and draw it elsewhere.");
}

async function attempt(engine: Engine, dot: string, deadline: number): Promise<{ svg?: string; problem?: string }> {
  const result = await runWithDeadline({ arguments: engine.arguments(), input: dot, deadline });
  if (result.problem !== undefined) return { problem: result.problem };
  return result.output.includes("</svg>") ? { svg: result.output } : { problem: "printed no picture" };
}

/** Edges that were really drawn. */
export const countEdges = (svg: string): number => svg.split('class="edge"').length - 1;
