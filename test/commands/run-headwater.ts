import { Writable } from "node:stream";
import { main, type Io } from "../../src/main.js";

/** What a run left behind. */
export interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the tool in this process, as from a script: no terminal, 100 columns. */
export async function headwater(argv: string[], world: Partial<Io> = {}): Promise<Run> {
  const [stdout, stderr] = [capture(), capture()];
  const code = await main(argv, { stdout: stdout.stream, stderr: stderr.stream, isTty: { stdout: false, stderr: false }, columns: 100, colour: false, cwd: process.cwd(), ...world });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function capture(): { stream: Writable; text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString("utf8") };
}
