/** A place in a text; both count from 1. */
export interface Place {
  line: number;
  column: number;
}

/** Turns offsets of one text into lines and columns; the table of line starts is built at the first question. */
export class LineIndex {
  #starts: number[] | undefined;

  constructor(private readonly text: string) {}

  placeOf(offset: number): Place {
    const starts = (this.#starts ??= lineStarts(this.text));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
