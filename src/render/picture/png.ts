import { UserError } from "../../model/errors.js";

export interface PngPicture {
  png: Uint8Array;
  notes: string[];
}

/** Twice the size of the SVG reads well on dense screens; wider than this no viewer opens it at ease. */
const scale = 2;
const widest = 8000;

/** Draws an SVG as PNG. */
export async function renderPng(svg: string): Promise<PngPicture> {
  const { Resvg } = await loadResvg();
  const natural = new Resvg(svg, { font: { loadSystemFonts: false } }).width;
  const rendered = new Resvg(svg, {
    background: "white",
    fitTo: { mode: "width", value: Math.min(Math.round(natural * scale), widest) },
    font: { loadSystemFonts: true, defaultFontFamily: "DejaVu Sans", sansSerifFamily: "DejaVu Sans" },
  }).render();
  return { png: rendered.asPng(), notes: drawsText(Resvg) ? [] : ["no font is installed on this machine: the picture has no text; use --format svg, or install a font"] };
}

type ResvgClass = (typeof import("@resvg/resvg-js"))["Resvg"];

/** Draws one letter and looks for a dark pixel: without any font the renderer leaves text out and says nothing. */
function drawsText(Resvg: ResvgClass): boolean {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text x="2" y="16" font-family="Helvetica,sans-serif" font-size="16">M</text></svg>`;
  const { pixels } = new Resvg(svg, { font: { loadSystemFonts: true } }).render();
  return pixels.some((value) => value > 0);
}

async function loadResvg(): Promise<typeof import("@resvg/resvg-js")> {
  try {
    return await import("@resvg/resvg-js");
  } catch {
    throw new UserError("PNG needs the optional package @resvg/resvg-js, which is not installed.", "Run `npm install @resvg/resvg-js`, or use --format svg.");
  }
}
