/** The directives that reStructuredText, Sphinx and QEMU's documentation know, and how each is read. */
import type { DirectiveRole } from './markup.ts';

/** How one directive is read, and what must not be missing. */
export interface DirectiveKind {
  readonly role: DirectiveRole;
  /** What the rest of the first line is: part of the content, a title, an argument, or an argument and then content. */
  readonly head: 'content' | 'title' | 'argument' | 'version';
  /** How the lines below are read: as blocks, as one literal block, or as a transcript. */
  readonly body: 'blocks' | 'literal' | 'transcript';
  readonly needsHead: boolean;
  readonly needsBody: boolean;
}

const admonition: DirectiveKind = { role: 'admonition', head: 'content', body: 'blocks', needsHead: false, needsBody: true };
const version: DirectiveKind = { role: 'version', head: 'version', body: 'blocks', needsHead: true, needsBody: false };
const code: DirectiveKind = { role: 'code', head: 'argument', body: 'literal', needsHead: false, needsBody: true };
const example: DirectiveKind = { role: 'example', head: 'content', body: 'transcript', needsHead: false, needsBody: true };
const table: DirectiveKind = { role: 'table', head: 'title', body: 'blocks', needsHead: false, needsBody: true };
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
  ['table', table],
  ['list-table', table],
  ...['container', 'figure', 'only', 'rubric', 'sidebar', 'topic'].map((name) => [name, container] as const),
  ...['class', 'contents', 'csv-table', 'default-role', 'highlight', 'image', 'include', 'index', 'literalinclude', 'math', 'raw', 'role', 'toctree']
    .map((name) => [name, raw] as const),
]);

/** How a directive is read; one with a domain, such as `qapi:command`, is raw. Undefined for one that is not known. */
export function directiveKind(name: string): DirectiveKind | undefined {
  return kinds.get(name) ?? (name.includes(':') ? raw : undefined);
}
