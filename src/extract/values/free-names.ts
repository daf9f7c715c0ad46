/**
 * Which names mean the same in every call of the function that they stand in? Those of the module, of its imports, and globals. What is known of
 * them is known for all frames. In: an expression. Out: true for such a name and for members of it, written as `settings.queue.url`.
 */
import { ts } from "ts-morph";
import type { Scopes } from "../program/scopes.js";

export class FreeNames {
  private readonly known = new Map<ts.Node, boolean>();

  constructor(private readonly scopes: Scopes) {}

  isFree(node: ts.Expression): boolean {
    if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return false;
    let known = this.known.get(node);
    if (known === undefined) this.known.set(node, (known = ts.isIdentifier(node) ? node.text !== "arguments" && this.scopes.isOfModule(node.text, node) : this.isFree(node.expression)));
    return known;
  }
}
