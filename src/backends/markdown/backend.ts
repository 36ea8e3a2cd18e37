/** The target `markdown`: takes the schema model, gives a page a module, lists of everything, and what a site generator needs beside them. */
import type { Backend, BackendInput, GeneratedFile } from '../../codegen/backend.ts';
import { invariant } from '../../diagnostics/invariant.ts';
import type { Module } from '../../schema/model.ts';
import { builtinPage } from './builtin-page.ts';
import type { PageEntry } from './flavours/flavour.ts';
import { flavourOf } from './flavours/flavours.ts';
import { Generation } from './generation.ts';
import { historyPage } from './history-page.ts';
import { homePage, type HomeEntry } from './home-page.ts';
import type { Lines } from './lines.ts';
import { findDangling } from './link-ledger.ts';
import { alphabeticalList, commandList, eventList, typeList } from './list-pages.ts';
import { modulePage } from './module-page.ts';
import { pageNotes } from './notes.ts';
import { markdownOptionSchemas, readMarkdownOptions, type MarkdownOptions } from './options.ts';
import type { PageContext, PageRecord } from './page-context.ts';
import { ownPages } from './places.ts';
import { placed, spanOf, type PlacedReference } from './relative-place.ts';

/** Writes pages, and in some flavours a file for navigation. References to nothing are reported to the sink as findings. */
export const markdownBackend: Backend<MarkdownOptions> = {
  name: 'markdown',
  summary: 'Reference documentation for a site: a page a module, and lists of everything',
  optionSchemas: markdownOptionSchemas,
  readOptions: readMarkdownOptions,
  tellsVersions: true,
  generate: generateMarkdown,
};

/** A list right after a quotation, both of them in an item: Prettier takes the empty line away. */
const listAfterQuote = /^( +)>.*\n\n\1(?:[-*]|\d+[.)]) /m;

/** A page without its head, as plain data. */
interface Draft {
  readonly record: PageRecord;
  readonly group: PageEntry['group'];
  readonly isIndex: boolean;
  /** Plain text. */
  readonly title: string;
  /** The title as Markdown. */
  readonly heading: string;
  /** What stands below the title. */
  readonly body: string;
}

/** The page of a module, as plain data. */
interface ModuleDraft extends Draft {
  /** References to nothing. */
  readonly unknown: readonly PlacedReference[];
}

function generateMarkdown(input: BackendInput<MarkdownOptions>): readonly GeneratedFile[] {
  const { schema, markup, options, sink, docs: mode, provenance, history, pieces } = input;
  const flavour = flavourOf(options.flavour);
  const generation = new Generation({ schema, mode, markup, flavour, history, pieces });
  const modules = schema.modules.map((module) => ({ module, ...pieces.of(module, 'page', () => moduleDraft(module, generation)) }))
    .filter(({ body }) => body !== '');
  const lists = listDrafts(generation);
  const home = generation.openPage(ownPages.index);
  const entries = ({ record, heading }: Draft): HomeEntry => ({ page: record.page, title: heading });
  const homeLines = homePage({
    source: provenance.source,
    lists: lists.map(entries),
    modules: modules.map((draft) => ({ ...entries(draft), module: draft.module })),
  }, generation, home);
  const drafts: readonly (Draft & { readonly module?: Module })[] = [
    textDraft(home, { group: 'overview', isIndex: false, title: options.title, heading: flavour.escape(options.title), lines: homeLines }, generation),
    ...lists,
    ...modules,
  ];
  for (const { target, place } of modules.flatMap(({ unknown }) => unknown)) sink.report('markdown/unknown-reference', spanOf(place, schema), { target });
  const dangling = findDangling(drafts.map(({ record }) => record));
  invariant(dangling.length === 0, `links lead nowhere: ${dangling.map(({ from, to }) => `${from} → ${to}`).join(', ')}`);

  const pages = drafts.map(({ record, title, group, isIndex }, position): PageEntry => ({ path: record.page, title, group, isIndex, position }));
  return [
    ...drafts.map(({ record, heading, module, body }, index): GeneratedFile => {
      const entry = pages[index];
      invariant(entry !== undefined, 'a page has no entry');
      const head = flavour.head({ ...entry, notes: pageNotes(provenance, mode, module?.name) }, heading).join('\n');
      return {
        path: `${record.page}.md`,
        text: generation.render('page', { head, body }),
        language: flavour.isPrettier ? 'markdown' : 'verbatim',
        isFormatted: record.isFormatted && !listAfterQuote.test(body),
      };
    }),
    ...flavour.extraFiles(pages, options.title),
  ];
}

function moduleDraft(module: Module, generation: Generation): ModuleDraft {
  const page = generation.openPage(generation.places.pageOf(module.name));
  const { title, heading, parts } = modulePage(module, generation, page);
  return { ...draftOf(page, { group: 'modules', isIndex: false, title, heading, parts }, generation), unknown: placed(page.unknown, module, generation.schema) };
}

/** The lists that have something in them. */
function listDrafts(generation: Generation): readonly Draft[] {
  const { schema, flavour } = generation;
  const hasTypes = schema.definitions.size > schema.commands.length + schema.events.length;
  const draft = (path: string, title: string, write: (generation: Generation, page: PageContext) => Lines): Draft => {
    const page = generation.openPage(path);
    const isIndex = path !== ownPages.builtins && path !== ownPages.history;
    return textDraft(page, { group: 'lists', isIndex, title, heading: flavour.escape(title), lines: write(generation, page) }, generation);
  };
  return [
    ...(schema.commands.length > 0 ? [draft(ownPages.commands, 'Commands', commandList)] : []),
    ...(schema.events.length > 0 ? [draft(ownPages.events, 'Events', eventList)] : []),
    ...(hasTypes ? [draft(ownPages.types, 'Types', typeList)] : []),
    ...(schema.definitions.size > 0 ? [draft(ownPages.all, 'A–Z', alphabeticalList)] : []),
    draft(ownPages.builtins, 'Built-in types', builtinPage),
    ...(generation.history === undefined ? [] : [draft(ownPages.history, 'History', historyPage)]),
  ];
}

type DraftHead = Pick<Draft, 'group' | 'isIndex' | 'title' | 'heading'>;

function textDraft(page: PageContext, { lines, ...head }: DraftHead & { readonly lines: Lines }, generation: Generation): Draft {
  return draftOf(page, { ...head, parts: lines.length === 0 ? [] : [lines.join('\n')] }, generation);
}

function draftOf(page: PageContext, { parts, ...head }: DraftHead & { readonly parts: readonly string[] }, generation: Generation): Draft {
  return { ...head, record: page.record(), body: generation.render('body', { parts }) };
}
