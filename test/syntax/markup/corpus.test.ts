/** The documentation of real releases: every construct of theirs is understood, and every word of it kept. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Block, MarkupNode } from '../../../src/syntax/markup/markup.ts';
import { parseMarkup, type MarkupOptions } from '../../../src/syntax/markup/parse-markup.ts';
import { walkMarkup } from '../../../src/syntax/markup/walk-markup.ts';
import { describeWithCorpus } from '../../support/corpus.ts';
import { sectionsIn } from './corpus-sections.ts';
import { straySpans, wordsOf, wordsOfTree } from './tree-checks.ts';

interface Release {
  readonly name: string;
  readonly options: MarkupOptions;
  /** Whether a tag's text may begin at the left edge. */
  readonly mayBeUnindented: boolean;
  readonly constructs: readonly string[];
}

const releases: readonly Release[] = [
  {
    name: 'qemu-10.2',
    options: { flavour: 'rst', equalsHeadings: false },
    mayBeUnindented: false,
    constructs: [
      'heading 1', 'heading 2', 'paragraph', 'bullet-list -', 'bullet-list *', 'numbered-list 1.', 'numbered-list 1)', 'quote', 'literal-block',
      'directive note', 'directive caution', 'directive admonition', 'directive qmp-example', 'directive table', 'option title', 'option annotated',
      'option widths', 'table', 'transcript', 'sent', 'received', 'emphasis', 'strong', 'literal', 'reference', 'member', 'link',
      'role ref', 'role doc', 'role qapi:event', 'role with a text of its own', 'escape',
    ],
  },
  {
    name: 'qemu-7.2',
    options: { flavour: 'rst', equalsHeadings: true },
    mayBeUnindented: true,
    constructs: [
      'heading 1', 'heading 2', 'bullet-list -', 'bullet-list *', 'numbered-list 1.', 'numbered-list 1)', 'definition-list', 'quote', 'literal-block',
      'directive table', 'table', 'transcript', 'sent', 'received', 'comment', 'emphasis', 'literal', 'member', 'link', 'escape',
    ],
  },
  {
    name: 'qemu-4.0',
    options: { flavour: 'texinfo-like', equalsHeadings: true },
    mayBeUnindented: true,
    constructs: [
      'heading 1', 'heading 2', 'bullet-list -', 'bullet-list *', 'numbered-list 1.', 'numbered-list 1)', 'literal-block', 'directive note',
      'directive important', 'directive warning', 'directive example', 'transcript', 'sent', 'received', 'comment', 'emphasis', 'strong', 'literal', 'member',
    ],
  },
  {
    name: 'qemu-1.4',
    options: { flavour: 'plain', equalsHeadings: false },
    mayBeUnindented: true,
    constructs: ['bullet-list -', 'numbered-list 1.', 'numbered-list 1)', 'directive note', 'directive important', 'strong', 'member', 'quote'],
  },
  { name: 'seed-schemas', options: { flavour: 'plain', equalsHeadings: false }, mayBeUnindented: true, constructs: ['paragraph', 'member'] },
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

describeWithCorpus('markup of real schemas', (corpus) => {
  test.each(releases)('$name', ({ name, options, mayBeUnindented, constructs }) => {
    const counts = new Map<string, number>();
    const problems: string[] = [];
    const losses: string[] = [];
    for (const { file, section } of sectionsIn(join(corpus, name), mayBeUnindented)) {
      const markup = parseMarkup(section, file, options);
      const place = `${file.path}:${section.span.startPosition.line}`;
      problems.push(...markup.problems.map(({ kind, span }) => `${file.path}:${span.startPosition.line} ${kind}`));
      const { words, areInOrder } = wordsOfTree(markup.blocks);
      const [found, expected] = [words, wordsOf(section.text)].map((list) => (areInOrder ? list.join(' ') : [...list].sort().join(' ')));
      if (found !== expected) losses.push(place);
      losses.push(...straySpans(markup.blocks, section.span).map((stray) => `${place} ${stray}`));
      count(markup.blocks, counts);
    }
    expect(problems).toEqual([]);
    expect(losses).toEqual([]);
    expect(constructs.filter((construct) => !counts.has(construct))).toEqual([]);
  });

  test('examples of 10.2 are nothing but messages, which are JSON unless something is left out of them', () => {
    const comments: string[] = [];
    let messages = 0;
    let broken = 0;
    for (const { file, section } of sectionsIn(join(corpus, 'qemu-10.2'), false)) {
      walkMarkup(parseMarkup(section, file, { flavour: 'rst', equalsHeadings: false }).blocks, {
        enter(node) {
          for (const entry of node.kind === 'transcript' ? node.entries : []) {
            messages++;
            if (entry.kind === 'comment') comments.push(`${file.path}:${entry.span.startPosition.line}`);
            if (!isJson(entry.text)) broken++;
          }
          return undefined;
        },
      });
    }
    expect(messages).toBeGreaterThan(400);
    expect(comments).toEqual([]);
    // A few of their authors closed a bracket too early.
    expect(broken / messages).toBeLessThan(0.01);
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
