/** One block of a Prisma schema: `model Order { … }`. */
export interface PrismaBlock {
  kind: "model" | "view" | "type" | "enum" | "datasource" | "generator";
  name: string;
  line: number;
  /** Its lines, trimmed, without comments and blank ones. */
  lines: { text: string; line: number }[];
}

/** Splits a schema into blocks. What stands outside of blocks, or is not closed, is told and left out. */
export function readPrismaBlocks(text: string): { blocks: PrismaBlock[]; problems: { line: number; message: string }[] } {
  const blocks: PrismaBlock[] = [];
  const problems: { line: number; message: string }[] = [];
  let open: PrismaBlock | undefined;
  for (const [index, raw] of text.split("\n").entries()) {
    const line = index + 1;
    const code = withoutComment(raw).trim();
    if (code === "") continue;
    const started = startedBlock(code, line);
    if (open !== undefined && started !== undefined) problems.push({ line: open.line, message: `${open.kind} ${open.name} is not closed` });
    if (started !== undefined) {
      blocks.push(started);
      open = code.endsWith("}") ? undefined : started;
    } else if (code === "}" && open !== undefined) open = undefined;
    else if (open !== undefined) open.lines.push({ text: code, line });
    else problems.push({ line, message: "this line belongs to no block of the schema" });
  }
  if (open !== undefined) problems.push({ line: open.line, message: `${open.kind} ${open.name} is not closed` });
  return { blocks, problems };
}

function startedBlock(code: string, line: number): PrismaBlock | undefined {
  const match = /^(model|view|type|enum|datasource|generator)\s+(\w+)\s*\{\s*\}?$/.exec(code);
  const kind = blockKinds.find((one) => one === match?.[1]);
  return kind === undefined ? undefined : { kind, name: match?.[2] ?? "", line, lines: [] };
}

const blockKinds = ["model", "view", "type", "enum", "datasource", "generator"] as const;

/** `//` inside a quoted text is no comment. */
const withoutComment = (line: string): string => line.replace(/^((?:[^"/]|"(?:\\.|[^"\\])*"|\/(?!\/))*)\/\/.*$/, "$1");
