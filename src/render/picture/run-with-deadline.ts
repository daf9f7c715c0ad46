import { spawn } from "node:child_process";

export interface ChildRun {
  /** What `node` is started with. */
  arguments: readonly string[];
  input: string;
  /** Milliseconds after which the child is killed. */
  deadline: number;
}

/** Runs a child of this Node and gives what it printed, or what went wrong. Never rejects. */
export function runWithDeadline(run: ChildRun): Promise<{ output: string; problem?: string }> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, [...run.arguments], { timeout: run.deadline, killSignal: "SIGKILL", stdio: ["pipe", "pipe", "pipe"] });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
    child.on("error", (error) => settle({ output: "", problem: error.message }));
    child.on("close", (code, signal) => settle(outcome({ code, signal, output, errors, deadline: run.deadline })));
    child.stdin.on("error", () => undefined); // the child may end before it has read everything; its exit code tells
    child.stdin.end(run.input);
  });
}

interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  output: Buffer[];
  errors: Buffer[];
  deadline: number;
}

function outcome({ code, signal, output, errors, deadline }: Ended): { output: string; problem?: string } {
  const text = Buffer.concat(output).toString("utf8");
  if (code === 0) return { output: text };
  if (signal) return { output: text, problem: `was not ready within ${deadline / 1000} s` };
  const reason = Buffer.concat(errors).toString("utf8").trim().split("\n").at(-1)?.slice(0, 200);
  return { output: text, problem: `ended with ${code}${reason ? ` (${reason})` : ""}` };
}
