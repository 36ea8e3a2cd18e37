/** The target `markdown`: takes the schema model, gives a page a module, lists of everything, and what a site generator needs beside them. */
import type { Backend, BackendInput, GeneratedFile } from '../../codegen/backend.ts';
import { markdownTemplates } from '../../codegen/generated/markdown-templates.ts';
import { createRenderer } from '../../codegen/render.ts';
import { invariant } from '../../diagnostics/invariant.ts';
import { builtinPage } from './builtin-page.ts';
import type { PageEntry } from './flavours/flavour.ts';
import { flavourOf } from './flavours/flavours.ts';
import { Generation } from './generation.ts';
import { LinkLedger } from './link-ledger.ts';
import { historyPage } from './history-page.ts';
import { homePage, type HomeEntry } from './home-page.ts';
import type { Lines } from './lines.ts';
import { alphabeticalList, commandList, eventList, typeList } from './list-pages.ts';
import { modulePage, type PagePart } from './module-page.ts';
import { pageNotes } from './notes.ts';
import { markdownOptionSchemas, readMarkdownOptions, type MarkdownOptions } from './options.ts';
import type { PageContext } from './page-context.ts';
import { ownPages } from './places.ts';

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

/** A page before it is rendered. */
interface Draft {
  readonly page: PageContext;
  readonly group: PageEntry['group'];
  readonly isIndex: boolean;
  /** Plain text. */
  readonly title: string;
  /** The title as Markdown. */
  readonly heading: string;
  readonly moduleName: string | undefined;
  readonly parts: readonly PagePart[];
}

function generateMarkdown({ schema, markup, options, sink, docs: mode, provenance, history, pieces }: BackendInput<MarkdownOptions>): readonly GeneratedFile[] {
  const flavour = flavourOf(options.flavour);
  const generation = new Generation({ schema, mode, markup, flavour, history });
  const modules = schema.modules.map((module) => {
    const written = pieces.of(module, 'page', () => {
      const page = generation.openPage(generation.places.pageOf(module.name));
      return { page, ...modulePage(module, generation, page) };
    });
    return { module, group: 'modules' as const, isIndex: false, moduleName: module.name, ...written };
  }).filter(({ parts }) => parts.length > 0);
  const lists = listDrafts(generation);
  const home = generation.openPage(ownPages.index);
  const entries = ({ page, heading }: Draft): HomeEntry => ({ page: page.path, title: heading });
  const homeLines = homePage({
    source: provenance.source,
    lists: lists.map(entries),
    modules: modules.map((draft) => ({ ...entries(draft), module: draft.module })),
  }, generation, home);
  const drafts: readonly Draft[] = [
    textDraft(home, { group: 'overview', isIndex: false, title: options.title, heading: flavour.escape(options.title), lines: homeLines }),
    ...lists,
    ...modules,
  ];
  for (const { target, span } of modules.flatMap(({ page }) => page.unknown)) sink.report('markdown/unknown-reference', span, { target });
  const dangling = LinkLedger.findDangling(drafts.map(({ page }) => page.ledger));
  invariant(dangling.length === 0, `links lead nowhere: ${dangling.map(({ from, page, anchor }) => `${from} → ${page}#${anchor}`).join(', ')}`);

  const render = createRenderer(markdownTemplates);
  const modulesByName = new Map(schema.modules.map((module) => [module.name, module] as const));
  const pages = drafts.map(({ page: { path }, title, group, isIndex }, position): PageEntry => ({ path, title, group, isIndex, position }));
  return [
    ...drafts.map(({ page, heading, moduleName, parts }, index): GeneratedFile => {
      const entry = pages[index];
      invariant(entry !== undefined, 'a page has no entry');
      const head = flavour.head({ ...entry, notes: pageNotes(provenance, mode, moduleName) }, heading).join('\n');
      const module = modulesByName.get(moduleName ?? '');
      const text = module === undefined ? render('page', { head, parts }) : pieces.of(module, `text ${head}`, () => render('page', { head, parts }));
      return {
        path: `${page.path}.md`,
        text,
        language: flavour.isPrettier ? 'markdown' : 'verbatim',
        isFormatted: page.isFormatted && !listAfterQuote.test(text),
      };
    }),
    ...flavour.extraFiles(pages, options.title),
  ];
}

/** The lists that have something in them. */
function listDrafts(generation: Generation): readonly Draft[] {
  const { schema, flavour } = generation;
  const hasTypes = schema.definitions.size > schema.commands.length + schema.events.length;
  const draft = (path: string, title: string, write: (generation: Generation, page: PageContext) => Lines): Draft => {
    const page = generation.openPage(path);
    const isIndex = path !== ownPages.builtins && path !== ownPages.history;
    return textDraft(page, { group: 'lists', isIndex, title, heading: flavour.escape(title), lines: write(generation, page) });
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

function textDraft(
  page: PageContext, { lines, ...draft }: Pick<Draft, 'group' | 'isIndex' | 'title' | 'heading'> & { readonly lines: Lines },
): Draft {
  const parts: readonly PagePart[] = lines.length === 0 ? [] : [{ kind: 'text', text: lines.join('\n') }];
  return { ...draft, page, moduleName: undefined, parts };
}
