/** The directives that reStructuredText, Sphinx and QEMU's documentation know, and how each is read. */
import type { DirectiveRole } from '../../schema/markup.ts';

/** How one directive is read, and what must not be missing. */
export interface DirectiveKind {
  readonly role: DirectiveRole;
  /** What the rest of the first line is: part of the content, a title, an argument, or an argument and then content. */
  readonly head: 'content' | 'title' | 'argument' | 'version';
  /** How the lines below are read; an `image` has none but a caption, and may have a text to stand in for it. */
  readonly body: 'blocks' | 'literal' | 'transcript' | 'quote' | 'list-table' | 'csv-table' | 'image';
  readonly needsHead: boolean;
  readonly needsBody: boolean;
}

const admonition: DirectiveKind = { role: 'admonition', head: 'content', body: 'blocks', needsHead: false, needsBody: true };
const version: DirectiveKind = { role: 'version', head: 'version', body: 'blocks', needsHead: true, needsBody: false };
const code: DirectiveKind = { role: 'code', head: 'argument', body: 'literal', needsHead: false, needsBody: true };
const example: DirectiveKind = { role: 'example', head: 'content', body: 'transcript', needsHead: false, needsBody: true };
const titled: DirectiveKind = { role: 'titled', head: 'title', body: 'blocks', needsHead: false, needsBody: true };
/** Of these, title and content are all there is to show. */
const topic: DirectiveKind = { ...titled, needsHead: true, needsBody: false };
const quotation: DirectiveKind = { role: 'titled', head: 'content', body: 'quote', needsHead: false, needsBody: true };
const image: DirectiveKind = { role: 'titled', head: 'argument', body: 'image', needsHead: true, needsBody: false };
const container: DirectiveKind = { role: 'other', head: 'argument', body: 'blocks', needsHead: false, needsBody: false };
const raw: DirectiveKind = { role: 'other', head: 'argument', body: 'literal', needsHead: false, needsBody: false };

/** How a directive is read that nobody here knows: nothing is made of its content. */
export const unknownDirective = raw;

const kinds: ReadonlyMap<string, DirectiveKind> = new Map([
  ...['attention', 'caution', 'danger', 'error', 'hint', 'important', 'note', 'seealso', 'tip', 'warning']
    .map((name) => [name, admonition] as const),
  ['admonition', { ...admonition, head: 'title', needsHead: true }],
  ...['deprecated', 'versionadded', 'versionchanged', 'versionremoved'].map((name) => [name, version] as const),
  ...['code', 'code-block', 'sourcecode', 'parsed-literal'].map((name) => [name, code] as const),
  ['qmp-example', example],
  ['table', titled],
  ['list-table', { ...titled, body: 'list-table' }],
  ['csv-table', { ...titled, body: 'csv-table' }],
  ...['rubric', 'sidebar', 'topic'].map((name) => [name, topic] as const),
  ...['epigraph', 'highlights', 'pull-quote'].map((name) => [name, quotation] as const),
  ...['figure', 'image'].map((name) => [name, image] as const),
  // Those who write for one page ask for a table of contents; there is nothing to show of it.
  ['contents', { ...image, body: 'literal', needsHead: false }],
  ...['container', 'only'].map((name) => [name, container] as const),
  ...['class', 'default-role', 'highlight', 'include', 'index', 'literalinclude', 'math', 'raw', 'role', 'toctree']
    .map((name) => [name, raw] as const),
]);

/** How a directive is read; one with a domain, such as `qapi:command`, is raw. Undefined for one that is not known. */
export function directiveKind(name: string): DirectiveKind | undefined {
  return kinds.get(name) ?? (name.includes(':') ? raw : undefined);
}
