import type { Io } from "./io.js";

/** What a run says beside its product. All of it goes to stderr. */
export interface Talk {
  /** What is going on right now; replaces what was said before. */
  progress(text: string): void;
  /** A detail that only `--verbose` shows. */
  detail(text: string): void;
  /** Is what `detail` says shown? */
  isDetailed: boolean;
  /** Takes the progress line away, so that product or message start on a clean line. */
  end(): void;
}

export interface TalkOptions {
  quiet?: boolean;
  verbose?: boolean;
}

const silence: Talk = { progress: () => undefined, detail: () => undefined, isDetailed: false, end: () => undefined };

/** A spinner on a terminal, lines with `--verbose`, nothing otherwise. */
export async function startTalk(io: Io, options: TalkOptions): Promise<Talk> {
  if (options.quiet) return silence;
  if (options.verbose) return lines(io);
  return io.isTty.stderr && hasWidth(io.stderr) ? spinner(io) : silence;
}

/** A terminal may say that it is 0 columns wide (under `script`, in some CI); a spinner would break its lines for ever. */
const hasWidth = (stream: Io["stderr"]): boolean => "columns" in stream && Number(stream.columns) > 0;

function lines(io: Io): Talk {
  const write = (text: string): void => void io.stderr.write(`${printable(text)}\n`);
  return { progress: write, detail: (text) => write(`  ${text}`), isDetailed: true, end: () => undefined };
}

/** Loaded only here: most runs have no terminal to spin on. */
async function spinner(io: Io): Promise<Talk> {
  const { default: ora } = await import("ora");
  const spin = ora({ stream: io.stderr as NodeJS.WriteStream /* ora's type asks for a terminal stream; isTty says that it is one */, discardStdin: false });
  return {
    // drawn at once: while a stage computes, no timer fires
    progress: (text) => {
      spin.text = printable(text);
      if (spin.isSpinning) spin.render();
      else spin.start();
    },
    detail: () => undefined,
    isDetailed: false,
    end: () => void spin.stop(),
  };
}

/** File names of an analysed system may hold anything: control characters must not reach the terminal. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
