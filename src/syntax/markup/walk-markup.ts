/** Visits every node of a markup tree, from the outside in and in the order of the text. */
import { childNodes } from './child-nodes.ts';
import type { MarkupNode } from '../../schema/markup.ts';

/** What is called for each node; either may be left out. */
export interface MarkupVisitor {
  /** Before a node's children; if it gives `false`, they are passed over (`leave` is still called). */
  enter?(node: MarkupNode, ancestors: readonly MarkupNode[]): boolean | void;
  /** After a node's children. */
  leave?(node: MarkupNode, ancestors: readonly MarkupNode[]): void;
}

/** `ancestors` runs from the outermost node to the parent; it is only good during the call. */
export function walkMarkup(nodes: readonly MarkupNode[], visitor: MarkupVisitor): void {
  const ancestors: MarkupNode[] = [];
  const visit = (node: MarkupNode): void => {
    if (visitor.enter?.(node, ancestors) !== false) {
      ancestors.push(node);
      childNodes(node).forEach(visit);
      ancestors.pop();
    }
    visitor.leave?.(node, ancestors);
  };
  nodes.forEach(visit);
}
