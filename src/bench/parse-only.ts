/** The least that any reader of TypeScript must do: read every file of a list and parse it. */
import { readFileSync } from "node:fs";
import ts from "typescript";

const files: string[] = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
for (const file of files) ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
