/** Lines that were to begin a section, and do not: takes a doc comment, gives what was to be a tag in it. */
import { nearestName } from '../../diagnostics/suggest.ts';
import { permits, type Dialect } from '../../schema/dialect.ts';
import type { Doc, DocSection } from '../../schema/doc.ts';
import type { Span } from '../../source/span.ts';
import { placeInSection } from './place-in-section.ts';

/** A word with a colon that is taken for text. */
export interface MisspeltTag {
  /** Its colon included. */
  readonly span: Span;
  /** Of the section that it was to begin. */
  readonly tag: string;
  /** What to write for it; undefined if it is a tag already, and only misses the empty line above it. */
  readonly meant: string | undefined;
}

const label = /^([A-Za-z]{3,11})([ \t]*):(?=\s|$)[ \t]*(.*)$/;
/** Few texts have one. */
const anyLabel = /^[A-Za-z]{3,11}[ \t]*:(?=\s|$)/m;
/** What today's dialect has for the sections that it dropped. */
const directives: Readonly<Record<string, string>> = { Note: '.. note::', Notes: '.. note::', Example: '.. qmp-example::', Examples: '.. qmp-example::' };
/** Words that are nearly a tag and mean something else. */
const otherWords = new Set(['node', 'nodes', 'none', 'noted', 'notice', 'notices', 'futures', 'returned', 'reruns', 'retains']);
const version = /^(?:v|QEMU\s+)?\d+\.\d/i;

/** In source order. */
export function misspeltTags({ sections }: Doc, dialect: Dialect): readonly MisspeltTag[] {
  const suspects = sections.filter(({ kind, text }) => kind !== 'example' && text.includes(':') && anyLabel.test(text));
  if (suspects.length === 0) return [];
  const tags = tagsOf(dialect);
  const written = (tag: string): string => (permits(dialect, 'note-tag') ? undefined : directives[tag]) ?? `${tag}:`;
  return suspects.flatMap((section) => labelsOf(section).flatMap(({ word, blank, rest, index, isParagraph }): readonly MisspeltTag[] => {
    const span = placeInSection(section, index, word.length + blank.length + 1);
    if (blank === '' && (tags.includes(word) || directives[word] !== undefined)) {
      const isLost = !isParagraph && section.kind === 'plain' && tags.includes(word) && directives[word] === undefined && suits(word, word, rest);
      return isLost ? [{ span, tag: word, meant: undefined }] : [];
    }
    // In the midst of a paragraph, only what is written like a tag was meant to be one.
    if (!isParagraph && !/^[A-Z]/.test(word)) return [];
    const tag = tags.includes(word) ? word : nearestTag(word, tags);
    return tag === undefined || !suits(tag, word, rest) ? [] : [{ span, tag, meant: written(tag) }];
  }));
}

function tagsOf(dialect: Dialect): readonly string[] {
  return ['Returns', 'Since', 'TODO', ...(permits(dialect, 'features-section') ? ['Features'] : []), ...(permits(dialect, 'errors-section') ? ['Errors'] : []), ...Object.keys(directives)];
}

/** Slips leave the first letter as it is. */
function nearestTag(word: string, tags: readonly string[]): string | undefined {
  const nearest = otherWords.has(word.toLowerCase()) ? undefined : nearestName(word, tags);
  return nearest?.[0]?.toLowerCase() === word[0]?.toLowerCase() ? nearest : undefined;
}

/** Whether such a section can go on like this. */
function suits(tag: string, word: string, rest: string): boolean {
  if (tag === 'Features') return rest === '';
  return tag !== 'Since' || word.toLowerCase() === 'since' || version.test(rest);
}

interface Label {
  readonly word: string;
  /** Between the word and its colon. */
  readonly blank: string;
  readonly rest: string;
  /** Where it stands in the text of its section. */
  readonly index: number;
  /** Whether a paragraph begins with it. */
  readonly isParagraph: boolean;
}

/** Words with a colon in the first column; the first line of an entry stands behind its name. */
function labelsOf({ kind, text }: DocSection): readonly Label[] {
  const labels: Label[] = [];
  let index = 0;
  let above = kind === 'plain' ? '' : undefined;
  for (const line of text.split('\n')) {
    const [, word, blank = '', rest = ''] = (above === undefined ? null : label.exec(line)) ?? [];
    if (word !== undefined) labels.push({ word, blank, rest, index, isParagraph: above === '' });
    index += line.length + 1;
    above = line;
  }
  return labels;
}
