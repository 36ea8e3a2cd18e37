/** XML as a strict reader takes it: text to a tree, or an error for whatever is not well-formed. */
import { createRequire } from 'node:module';

/** What the tests use of the package, whose own types do not compile. */
interface Parser {
  on(event: 'error', handler: (error: Error) => void): void;
  on(event: 'opentag', handler: (tag: { readonly name: string; readonly attributes: Readonly<Record<string, string>> }) => void): void;
  on(event: 'closetag', handler: () => void): void;
  on(event: 'text', handler: (text: string) => void): void;
  write(xml: string): { close(): void };
}

const { SaxesParser } = createRequire(import.meta.url)('saxes') as { readonly SaxesParser: new () => Parser };

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** The outermost element. @throws Error if the text is not well-formed */
export function parseXml(xml: string): XmlElement {
  const top: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: XmlElement = { name, attributes: { ...attributes }, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.write(xml).close();
  const [element] = top.children;
  if (element === undefined) throw new Error('there is no element');
  return element;
}
