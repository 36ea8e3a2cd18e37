/** The documentation of real releases: every construct of theirs is understood, and every word of it kept. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compile } from '../../../src/project/compile.ts';
import type { DocSection } from '../../../src/schema/doc.ts';
import { nodeFileSystem } from '../../../src/source/node-file-system.ts';
import type { Block, Markup, MarkupNode, TranscriptEntry } from '../../../src/schema/markup.ts';
import { markupOptions } from '../../../src/syntax/markup/markup-options.ts';
import { parseMarkup } from '../../../src/syntax/markup/parse-markup.ts';
import { walkMarkup } from '../../../src/syntax/markup/walk-markup.ts';
import { corpusRoots, describeWithCorpus } from '../../support/corpus.ts';
import { straySpans, wordsOf, wordsOfTree } from './tree-checks.ts';

interface Release {
  readonly name: string;
  readonly constructs: readonly string[];
}

const releases: readonly Release[] = [
  {
    name: 'qemu-10.2',
    constructs: [
      'heading 1', 'heading 2', 'paragraph', 'bullet-list -', 'bullet-list *', 'numbered-list 1.', 'numbered-list 1)', 'quote', 'literal-block',
      'directive note', 'directive caution', 'directive admonition', 'directive qmp-example', 'directive table', 'option title', 'option annotated',
      'option widths', 'table', 'transcript', 'sent', 'received', 'emphasis', 'strong', 'literal', 'reference', 'member', 'link',
      'role ref', 'role doc', 'role qapi:event', 'role with a text of its own', 'escape',
    ],
  },
  {
    name: 'qemu-7.2',
    constructs: [
      'heading 1', 'heading 2', 'bullet-list -', 'bullet-list *', 'numbered-list 1.', 'numbered-list 1)', 'definition-list', 'quote', 'literal-block',
      'directive table', 'table', 'transcript', 'sent', 'received', 'comment', 'emphasis', 'literal', 'member', 'link', 'escape',
    ],
  },
  {
    name: 'qemu-4.0',
    constructs: [
      'heading 1', 'heading 2', 'bullet-list -', 'bullet-list *', 'numbered-list 1.', 'numbered-list 1)', 'literal-block', 'directive note',
      'directive important', 'directive warning', 'directive example', 'transcript', 'sent', 'received', 'comment', 'emphasis', 'strong', 'member',
    ],
  },
  {
    name: 'qemu-1.4',
    constructs: ['bullet-list -', 'numbered-list 1.', 'numbered-list 1)', 'directive important', 'strong', 'member', 'quote'],
  },
  { name: 'seed-schemas', constructs: ['paragraph', 'member'] },
];

/** What the node shows in a table of constructs. */
function constructsOf(node: MarkupNode): readonly string[] {
  switch (node.kind) {
    case 'heading':
      return [`heading ${node.level}`];
    case 'bullet-list':
      return [`bullet-list ${node.bullet}`];
    case 'numbered-list':
      return [`numbered-list ${node.items[0]?.mark ?? ''}`];
    case 'directive':
      return [`directive ${node.name}`, ...node.options.map((option) => `option ${option.name}`)];
    case 'transcript':
      return ['transcript', ...node.entries.map((entry) => entry.kind)];
    case 'role':
      return [`role ${node.role}`, ...(node.text === node.target ? [] : ['role with a text of its own'])];
    case 'text':
      return node.span.text.includes('\\') ? ['text', 'escape'] : ['text'];
    default:
      return [node.kind];
  }
}

function count(blocks: readonly Block[], counts: Map<string, number>): void {
  walkMarkup(blocks, {
    enter(node) {
      for (const construct of constructsOf(node)) counts.set(construct, (counts.get(construct) ?? 0) + 1);
      return undefined;
    },
  });
}

interface ReadSection {
  /** Where it stands, for messages. */
  readonly place: string;
  readonly section: DocSection;
  readonly markup: Markup;
}

/** Every section of every root of a release, read as its dialect wants it. */
function readRelease(corpus: string, name: string): readonly ReadSection[] {
  const roots = corpusRoots(corpus).filter((root) => root.startsWith(`${name}/`));
  return roots.flatMap((root) => {
    const { schema, dialect } = compile({ root: join(corpus, root), fileReader: nodeFileSystem, dialect: 'auto' });
    const sections = (schema?.docs ?? []).flatMap((doc) => doc.sections);
    return sections.map((section) => ({
      place: `${section.span.file.path}:${section.span.startPosition.line}`,
      section,
      markup: parseMarkup(section, section.span.file, markupOptions(dialect)),
    }));
  });
}

function lossesOf({ place, section, markup }: ReadSection): readonly string[] {
  const { words, areInOrder } = wordsOfTree(markup.blocks);
  const [found, expected] = [words, wordsOf(section.text)].map((list) => (areInOrder ? list.join(' ') : [...list].sort().join(' ')));
  return [...(found === expected ? [] : [place]), ...straySpans(markup.blocks, section.span).map((stray) => `${place} ${stray}`)];
}

describeWithCorpus('markup of real schemas', (corpus) => {
  test.each(releases)('$name', ({ name, constructs }) => {
    const sections = readRelease(corpus, name);
    expect(sections.length).toBeGreaterThan(100);
    expect(sections.flatMap(({ markup }) => markup.problems.map(({ kind, span }) => `${span.file.path}:${span.startPosition.line} ${kind}`))).toEqual([]);
    expect(sections.flatMap(lossesOf)).toEqual([]);
    const counts = new Map<string, number>();
    for (const { markup } of sections) count(markup.blocks, counts);
    expect(constructs.filter((construct) => !counts.has(construct))).toEqual([]);
  });

  test('examples of 10.2 are nothing but messages, which are JSON unless something is left out of them', () => {
    const entries: TranscriptEntry[] = [];
    for (const { markup } of readRelease(corpus, 'qemu-10.2')) {
      walkMarkup(markup.blocks, {
        enter(node) {
          if (node.kind === 'transcript') entries.push(...node.entries);
          return undefined;
        },
      });
    }
    expect(entries.length).toBeGreaterThan(400);
    expect(entries.filter(({ kind }) => kind === 'comment')).toEqual([]);
    // A few of their authors closed a bracket too early.
    expect(entries.filter(({ text }) => !isJson(text)).length / entries.length).toBeLessThan(0.01);
  });
});

/** Whether a text is JSON but for dots that stand for something left out. */
function isJson(text: string): boolean {
  if (text.includes('...')) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
