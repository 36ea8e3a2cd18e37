/** The comments of a rewritten definition and of those it needs: takes the old comment, gives each its part of it. */
import type { DocSection } from '../../../schema/doc.ts';
import type { Definition } from '../../../schema/model.ts';
import type { MarkupOptions } from '../../../syntax/markup/parse-markup.ts';
import type { CodeObject } from '../../code/code.ts';
import { partsOf, textOf, valueOf } from '../edit-code.ts';
import type { Helper, RewrittenDefinition } from '../rewritten.ts';
import { buildDoc, docSource, type DocSource } from './build-doc.ts';
import { plainComment } from './plain-comment.ts';
import { recoverEntries } from './recover-entries.ts';

/** A definition before and after. */
export interface DocumentRequest {
  readonly rewritten: RewrittenDefinition;
  readonly definition: Definition;
  /** Its new name. */
  readonly name: string;
  /** What it has by other definitions. */
  readonly related: ReadonlySet<string>;
  readonly options: MarkupOptions;
}

/** What goes above the definitions. */
export interface Documented {
  /** Of the helpers in their order, then of the definition. */
  readonly comments: readonly (readonly string[])[];
  /** Names of definitions that have something without a description. */
  readonly undescribed: readonly string[];
  /** Lines of plain comment: what the old comment said of something else. */
  readonly leftOver: readonly string[];
}

/** Gives every definition a comment. */
export function documentDefinition({ rewritten, definition, name, related, options }: DocumentRequest): Documented {
  const { code, helpers, dropped } = rewritten;
  const own = partsOf(code);
  const claims = new Map(helpers.flatMap((helper) => claimsOf(helper, own.parts)));
  const found = definition.doc === undefined ? undefined : findSource(docSource(definition.doc, options), definition.name, [...own.parts, ...claims.keys(), ...related]);
  const sections = found?.source.sections ?? [];
  const isClaimed = (section: DocSection): boolean => section.kind === 'member' && claims.has(section.name ?? '');
  const isFeatureOf = (code: CodeObject, { kind, name: feature }: DocSection): boolean => kind === 'feature' && partsOf(code).features.includes(feature ?? '');
  const hasMoved = (section: DocSection): boolean => !isFeatureOf(code, section) && helpers.some((helper) => isFeatureOf(helper.code, section));
  const source = found === undefined ? undefined : { ...found.source, sections: sections.filter((section) => !isClaimed(section) && !hasMoved(section)) };

  const undescribed: string[] = [];
  const comments = helpers.map((helper) => {
    const claimed = sections.filter((section) => isClaimed(section) && claims.get(section.name ?? '')?.helper === helper);
    const renamed = claimed.map((section) => ({ ...section, name: claims.get(section.name ?? '')?.part ?? section.name }));
    const since = sections.filter((section) => section.kind === 'since').slice(0, 1);
    const markup = new Map(found?.source.markup);
    renamed.forEach((section, index) => {
      const old = claimed[index];
      const read = old === undefined ? undefined : markup.get(old);
      if (read !== undefined) markup.set(section, read);
    });
    const built = buildDoc(
      { name: helper.name, ...partsOf(helper.code), isCommand: false, returns: false, related: new Set() },
      found === undefined ? undefined : { ...found.source, sections: [...renamed, ...sections.filter((section) => isFeatureOf(helper.code, section)), ...since], markup },
    );
    if (built.undescribed.length > 0) undescribed.push(helper.name);
    return built.lines;
  });
  const built = buildDoc({
    name, ...own, related: new Set([...related, ...dropped]),
    isCommand: definition.kind === 'command',
    returns: valueOf(code, 'returns') !== undefined && textOf(valueOf(code, 'command')) !== undefined,
  }, source, found?.toDo);
  if (built.undescribed.length > 0) undescribed.push(name);
  return { comments: [...comments, built.lines], undescribed, leftOver: found?.leftOver ?? [] };
}

/** The names by which the old comment describes parts of a helper. */
function claimsOf(helper: Helper, own: readonly string[]): readonly (readonly [string, { readonly helper: Helper; readonly part: string }])[] {
  if (helper.role === 'wrapper' || helper.role === 'base') return [];
  return partsOf(helper.code).parts.flatMap((part) => {
    const described = helper.describedAs?.get(part) ?? part;
    return own.includes(described) ? [] : [[described, { helper, part }] as const];
  });
}

interface FoundSource {
  readonly source: DocSource;
  readonly leftOver: readonly string[];
  readonly toDo: readonly string[];
}

/** What of a comment is about a definition: in damaged files two may have become one. */
function findSource(written: DocSource, name: string, parts: readonly string[]): FoundSource {
  const source = recoverEntries(written, parts);
  const { doc } = source;
  const { symbol } = doc;
  if (symbol === undefined || symbol.toLowerCase() === name.toLowerCase()) return { source, leftOver: [], toDo: [] };
  const at = source.sections.findIndex((section) => section.kind === 'member' && section.name === name);
  if (at === -1) return { source, leftOver: [], toDo: [`This was written for '${symbol}'; check it.`] };
  const head = source.sections[at];
  const text = doc.span.file.text.slice(doc.span.start, head?.span.start).split(/\r\n|\r|\n/);
  const leftOver = [`# TODO: This describes '${symbol}', which is not defined here.`, ...plainComment(text)];
  const description = head === undefined || head.text === '' ? [] : [{ ...head, kind: 'plain' as const }];
  const markup = new Map(source.markup);
  const read = head === undefined ? undefined : markup.get(head);
  if (description[0] !== undefined && read !== undefined) markup.set(description[0], read);
  return { source: { ...source, markup, sections: [...description, ...source.sections.slice(at + 1)] }, leftOver, toDo: [] };
}
