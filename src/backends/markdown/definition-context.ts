/** What prose is rendered with: takes whose prose it is and its entries, gives the context. */
import type { DocSection } from '../../schema/doc.ts';
import type { Definition } from '../../schema/model.ts';
import type { FootnoteDefinition, FootnoteReference, MarkupNode } from '../../schema/markup.ts';
import { walkMarkup } from '../../syntax/markup/walk-markup.ts';
import type { Entry, EntryLists } from './entries.ts';
import type { Generation } from './generation.ts';
import type { PageContext } from './page-context.ts';
import type { ProseContext } from './prose-context.ts';

interface Setting {
  readonly generation: Generation;
  readonly page: PageContext;
}

/** For the prose of a definition, where `@name` leads to its entries. */
export function definitionContext(definition: Definition, { entries, union }: EntryLists, setting: Setting): ProseContext {
  const anchors = new Map<string, string>();
  const add = (entry: Entry): void => {
    if (!anchors.has(entry.name)) anchors.set(entry.name, entry.anchor);
  };
  entries.forEach(add);
  for (const branch of union?.branches ?? []) [branch, ...branch.members].forEach(add);
  return proseContext(definition.doc?.sections ?? [], anchors, setting);
}

/** For prose that belongs to no definition. */
export function freeContext(sections: readonly DocSection[], setting: Setting): ProseContext {
  return proseContext(sections, new Map(), setting);
}

function proseContext(sections: readonly DocSection[], anchors: ReadonlyMap<string, string>, { generation, page }: Setting): ProseContext {
  return {
    page,
    linkToMember(name) {
      const anchor = anchors.get(name);
      return anchor === undefined ? undefined : page.linkToAnchor(page.path, anchor, page.flavour.codeSpan(name));
    },
    footnotes: placeFootnotes(sections, { generation, page }),
    reportUnknown: (target, span) => page.addUnknown({ target, span }),
    isNested: false,
  };
}

/** False if there can be none, as nearly everywhere. */
export function hasFootnotes(sections: readonly DocSection[]): boolean {
  return sections.some(({ text }) => /\.\. +\[/.test(text));
}

/** None for footnotes that share a label, and none for those in `TODO` sections, which need not be shown. */
function placeFootnotes(sections: readonly DocSection[], { generation, page }: Setting): ReadonlyMap<MarkupNode, string> {
  const anchors = new Map<MarkupNode, string>();
  if (!hasFootnotes(sections)) return anchors;
  /** By label; undefined for one that several have. */
  const notes = new Map<string, FootnoteDefinition | undefined>();
  const references: FootnoteReference[] = [];
  walkMarkup(sections.filter(({ kind }) => kind !== 'todo').flatMap((section) => generation.blocksOf(section)), {
    enter(node) {
      if (node.kind === 'footnote') notes.set(node.label, notes.has(node.label) ? undefined : node);
      if (node.kind === 'footnote-reference') references.push(node);
    },
  });
  for (const note of notes.values()) {
    if (note !== undefined) anchors.set(note, page.takeAnchor(`footnote-${note.label}`));
  }
  for (const reference of references) {
    const note = notes.get(reference.label);
    const anchor = note && anchors.get(note);
    if (anchor !== undefined) anchors.set(reference, anchor);
  }
  return anchors;
}
