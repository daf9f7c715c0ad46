/** Where members are assigned to objects that have a name: `config.actions = …`. In: a member's name. Out: the assignments. Only files whose text has one are parsed. */
import { ts } from "ts-morph";
import { escapeName } from "./exported-code.js";
import type { FileIndex } from "./file-index.js";

/** `owner` is `config`. */
export interface MemberAssignment {
  assignment: ts.BinaryExpression;
  owner: ts.Identifier;
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
    const written = new RegExp(`(?<![.\\w$])(?!this\\b|exports\\b|module\\b)[\\w$]+\\.${escapeName(name)}\\s*=(?![=>])`);
    const files = this.files.mentioning(name).filter((file) => written.test(this.files.text(file) ?? ""));
    return files.flatMap((file) => this.files.file(file)?.index.assignments.get(name) ?? []).flatMap((assignment): MemberAssignment[] => {
      const { left } = assignment;
      return ts.isPropertyAccessExpression(left) && ts.isIdentifier(left.expression) ? [{ assignment, owner: left.expression }] : [];
    });
  }
}
