import { expect, test } from 'vitest';
import { walkMarkup } from '../../../src/syntax/markup/walk-markup.ts';
import { read } from './support.ts';

const everything = [
  'Title\n=====', '  q', 'A *b* **c** ``d`` `e` :ref:`f` @g https://h [1]_ |i|', '- j', '1. k', 'l\n  m', ':n: o', '::\n\n  p', '| r',
  '==  ==\ns   t\n==  ==\nu   v\n==  ==', '.. admonition:: w\n\n   x', '.. qmp-example::\n\n   -> y', '.. [1] z', '.. _a: b', '.. |c| replace:: d', '.. e', '----', 'f',
].join('\n\n');

test('every kind of node is visited, with its ancestors, from the outside in', () => {
  const kinds = new Set<string>();
  const trail: string[] = [];
  walkMarkup(read(everything).blocks, {
    enter(node, ancestors) {
      kinds.add(node.kind);
      trail.push(`${ancestors.map(({ kind }) => kind).join('/')}/${node.kind}`);
      return undefined;
    },
  });
  expect([...kinds].sort()).toEqual([
    'bullet-list', 'comment', 'definition-list', 'directive', 'emphasis', 'field-list', 'footnote', 'footnote-reference', 'heading', 'line-block', 'link',
    'link-target', 'literal', 'literal-block', 'member', 'numbered-list', 'paragraph', 'quote', 'reference', 'role', 'strong', 'substitution',
    'substitution-definition', 'table', 'text', 'transcript', 'transition',
  ]);
  expect(trail).toContain('bullet-list/paragraph/text');
  expect(trail.filter((path) => path === 'table/paragraph/text')).toHaveLength(4);
  expect(trail).toContain('directive/text');
});

test('children can be passed over, and leaving comes after them', () => {
  const events: string[] = [];
  walkMarkup(read('- a\n\n*b*').blocks, {
    enter(node) {
      events.push(`+${node.kind}`);
      return node.kind !== 'bullet-list';
    },
    leave(node) {
      events.push(`-${node.kind}`);
    },
  });
  expect(events).toEqual(['+bullet-list', '-bullet-list', '+paragraph', '+emphasis', '-emphasis', '-paragraph']);
});
