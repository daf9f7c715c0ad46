import type { Writable } from "node:stream";

/** The world outside as a command may see it; tests pass their own. */
export interface Io {
  stdout: Writable;
  stderr: Writable;
  /** Which of the two is a terminal. */
  isTty: { stdout: boolean; stderr: boolean };
  /** Width of the terminal. */
  columns: number;
  /** Whether the product may be coloured (`NO_COLOR` and `--no-color` say no). */
  colour: boolean;
  /** Folder against which roots and file names are meant. */
  cwd: string;
}
