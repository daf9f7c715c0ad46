/** Which node stands at a place of the text? In: a tree and an offset. Out: the smallest node around it. */
import { ts } from "ts-morph";

export function innermost(source: ts.SourceFile, position: number): ts.Node {
  const isAround = (child: ts.Node): ts.Node | undefined => (child.pos <= position && position < child.end ? child : undefined);
  let node: ts.Node = source;
  for (let inner: ts.Node | undefined = node; inner; ) {
    node = inner;
    inner = ts.forEachChild(node, isAround, (children) => amongSorted(children, position));
  }
  return node;
}

function amongSorted(nodes: readonly ts.Node[], position: number): ts.Node | undefined {
  let [low, high] = [0, nodes.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const node = nodes[middle];
    if (!node) return undefined;
    if (position < node.pos) high = middle - 1;
    else if (position >= node.end) low = middle + 1;
    else return node;
  }
  return undefined;
}
