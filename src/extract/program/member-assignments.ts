/** Where members are assigned to objects that have a name: `config.actions = …`. In: a member's name. Out: the assignments. Only files whose text has one are parsed. */
import { ts } from "ts-morph";
import type { FileIndex } from "./file-index.js";
import type { Scopes } from "./scopes.js";
import { isNamePart, matchesAt, placesInText } from "./places-in-text.js";

/** `owner` is `config`. */
export interface MemberAssignment {
  assignment: ts.BinaryExpression;
  owner: ts.Identifier;
}

/** `holder.member = …` in the file of the variable itself. */
export function assignedIn(program: Pick<Files, "file"> & { scopes: Scopes }, holder: ts.VariableDeclaration, member: string): ts.BinaryExpression[] {
  const all = program.file(holder.getSourceFile().fileName)?.index.assignments.get(member) ?? [];
  return all.filter(({ left }) => ts.isPropertyAccessExpression(left) && ts.isIdentifier(left.expression) && program.scopes.find(left.expression.text, left) === holder);
}

interface Files {
  mentioning(name: string): readonly string[];
  text(file: string): string | undefined;
  file(path: string): { index: FileIndex } | undefined;
}

/** Answers are kept as long as the program that asks. */
export class MemberAssignments {
  private readonly found = new Map<string, MemberAssignment[]>();

  constructor(private readonly files: Files) {}

  named(name: string): MemberAssignment[] {
    let known = this.found.get(name);
    if (!known) this.found.set(name, (known = /^[\w$]+$/.test(name) ? this.find(name) : []));
    return known;
  }

  private find(name: string): MemberAssignment[] {
    const files = this.files.mentioning(name).filter((file) => isAssigned(this.files.text(file) ?? "", name));
    return files.flatMap((file) => this.files.file(file)?.index.assignments.get(name) ?? []).flatMap((assignment): MemberAssignment[] => {
      const { left } = assignment;
      return ts.isPropertyAccessExpression(left) && ts.isIdentifier(left.expression) ? [{ assignment, owner: left.expression }] : [];
    });
  }
}

const assignment = /\s*=(?![=>])/y;
const ownObjects: ReadonlySet<string> = new Set(["this", "exports", "module"]);

/** Does the text put a member of this name into an object that has a name? */
function isAssigned(text: string, name: string): boolean {
  for (const at of placesInText(text, name)) if (text[at - 1] === "." && matchesAt(assignment, text, at + name.length) && isNamed(text, at - 1)) return true;
  return false;
}

/** Is what stands before the dot one name, and not the module's or the class's own object? */
function isNamed(text: string, dot: number): boolean {
  let start = dot;
  while (isNamePart(text.charCodeAt(start - 1))) start--;
  return start < dot && text[start - 1] !== "." && !ownObjects.has(text.slice(start, dot));
}
