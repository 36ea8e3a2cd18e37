/** What a browser would make of a page: takes HTML, gives its text and whatever in it is more than text and harmless elements. */
import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';

const harmlessElements = new Set([
  'html', 'head', 'body', 'h1', 'h2', 'h3', 'h4', 'h5', 'p', 'a', 'ul', 'ol', 'li', 'code', 'pre', 'strong', 'em', 'blockquote', 'br', 'wbr', 'hr',
  'table', 'thead', 'tbody', 'tr', 'th', 'td', 'sub', 'sup', 'div', 'span', 'aside', 'button',
]);

const harmlessAttributes = /^(?:id|className|href|title|tabIndex|ariaLabel|target|rel|start|style|align|data[A-Z]\w*|vPre|node)$/;

/** Relative, or of a protocol that executes nothing. */
const harmlessAddress = /^(?:https?:|ftp:|mailto:|(?![a-z][\w+.-]*:))/i;

interface InspectedPage {
  /** Without white space. */
  readonly text: string;
  readonly harms: readonly string[];
  /** Values of `id`, in order. */
  readonly ids: readonly string[];
  readonly links: readonly string[];
}

/** The whole page as a browser parses it; `harms` is empty for a page that executes nothing. */
export function inspectPage(html: string): InspectedPage {
  const harms: string[] = [];
  const ids: string[] = [];
  const links: string[] = [];
  let text = '';
  const visit = (node: Nodes): void => {
    if (node.type === 'element') {
      harms.push(...harmsOf(node));
      const { id, href } = node.properties;
      if (typeof id === 'string') ids.push(id);
      if (typeof href === 'string') links.push(href);
    }
    if (node.type === 'text') text += node.value;
    if ('children' in node) node.children.forEach(visit);
  };
  visit(fromHtml(html));
  return { text: squeeze(text), harms, ids, links };
}

/** Text without white space, the invisible characters of permalinks, and typographic quotation marks, which some generators make. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u200b]+/gu, '').replace(/[“”„]/g, '"').replace(/[‘’]/g, "'");
}

function harmsOf({ tagName, properties }: Element): readonly string[] {
  return [
    ...(harmlessElements.has(tagName) ? [] : [`<${tagName}>`]),
    ...Object.keys(properties).filter((name) => !harmlessAttributes.test(name)).map((name) => `<${tagName} ${name}>`),
    ...(typeof properties['href'] === 'string' && !harmlessAddress.test(properties['href']) ? [`<${tagName} href=${properties['href']}>`] : []),
  ];
}
