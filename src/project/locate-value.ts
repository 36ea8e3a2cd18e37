/** Where a part of a JSON or YAML text stands: takes the text and the path of a value, gives offsets. Loaded only to report a mistake. */
import { isCollection, isMap, isNode, isPair, parseDocument, type Node } from 'yaml';
import type { ValuePath } from './json-schema.ts';

/** Offsets into a text, in UTF-16 units from 0; `end` is the one after the last character. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The range of the value at `path` or of the key that leads to it; of the nearest value around it if there is none. */
export function locateValue(text: string, path: ValuePath, part: 'key' | 'value'): Range {
  const document = parseDocument(text, { prettyErrors: false });
  for (let length = path.length; length > 0; length--) {
    const owner = document.getIn(path.slice(0, length - 1), true) ?? document.contents;
    const step = path[length - 1];
    if (part === 'key' && length === path.length && isMap(owner)) {
      const key = owner.items.find((pair) => isPair(pair) && isNode(pair.key) && pair.key.toJSON() === step)?.key;
      if (isNode(key)) return rangeOf(key);
    }
    const value = isCollection(owner) ? owner.get(step, true) : undefined;
    if (isNode(value)) return rangeOf(value);
  }
  return document.contents === null ? { start: 0, end: 0 } : rangeOf(document.contents);
}

function rangeOf(node: Node): Range {
  const [start = 0, end = 0] = node.range ?? [];
  return { start, end };
}
