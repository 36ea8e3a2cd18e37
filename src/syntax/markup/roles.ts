/** Roles of interpreted text that reStructuredText and the documentation tools around QEMU know. */

const knownRoles: ReadonlySet<string> = new Set([
  'abbr', 'abbreviation', 'any', 'code', 'command', 'dfn', 'doc', 'download', 'emphasis', 'envvar', 'file', 'guilabel', 'kbd',
  'keyword', 'literal', 'manpage', 'math', 'menuselection', 'numref', 'option', 'pep', 'program', 'ref', 'rfc', 'samp', 'strong',
  'sub', 'subscript', 'sup', 'superscript', 'term', 'title', 'title-reference', 'token',
]);

/** Whether a role is known; one with a domain, such as `qapi:cmd`, is taken to be. */
export function isKnownRole(role: string): boolean {
  return role.includes(':') || knownRoles.has(role.toLowerCase());
}
