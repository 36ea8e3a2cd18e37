/** Documentation in a test: takes a schema's docs, gives each as lines that show its structure. */
import type { Doc } from '../../src/schema/doc.ts';
import { compileSources, type Sources } from './marked-schema.ts';

/** The symbol, then `kind name: text` for each section, line ends shown as `|`. */
export function describeDoc({ symbol, sections }: Doc): readonly string[] {
  return [
    symbol ?? 'free form',
    ...sections.map(({ kind, name, text }) => `${kind}${name === undefined ? '' : ` ${name}`}: ${text.replaceAll('\n', '|')}`),
  ];
}

/** Of every documentation block of a schema, whatever is wrong with it. */
export function docsOf(sources: Sources, dialect?: string): readonly (readonly string[])[] {
  return (compileSources(sources, dialect).schema?.docs ?? []).map(describeDoc);
}

/** Documentation comments as they are written: takes the lines between the marks. */
export function docComment(...lines: readonly string[]): string {
  return ['##', ...lines.map((line) => (line === '' ? '#' : `# ${line}`)), '##', ''].join('\n');
}
