import type { Io } from "./io.js";
import type { SharedOptions } from "./shared-options.js";

/** How text for a terminal may look. */
export interface Look {
  colour: boolean;
  columns: number;
}

const columnsInFile = 100;

/** Colour and the width of the window only when the product really goes to a terminal. */
export function productLook(io: Io, options: SharedOptions): Look {
  const onTerminal = io.isTty.stdout && options.output === undefined;
  return { colour: onTerminal && io.colour && options.color, columns: onTerminal ? io.columns : columnsInFile };
}
