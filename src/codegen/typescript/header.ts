/** The head of every generated file: which tool wrote it from what, and under which terms its text stands. */
import type { DocsMode, Provenance } from '../backend.ts';

/** What `header.hbs` needs. */
export interface HeaderView {
  readonly tool: string;
  readonly version: string;
  readonly source: string;
  /** Comment lines about the licence. */
  readonly notes: readonly string[];
}

/**
 * @param moduleName the schema file that a file is made from; absent if it is made from all of them and quotes none
 */
export function headerView(provenance: Provenance, docs: DocsMode, moduleName?: string): HeaderView {
  const { tool, version, source, license } = provenance;
  const isRoot = moduleName === undefined || source === moduleName || source.endsWith(`/${moduleName}`);
  return {
    tool,
    version,
    source: oneLine(isRoot ? source : `${moduleName} of ${source}`),
    notes: licenseNotes(license, docs === 'full' && moduleName !== undefined),
  };
}

function licenseNotes(license: string | undefined, quotesSchema: boolean): readonly string[] {
  const quoted = 'Licence: the documentation comments quote the schema and stay under its licence.';
  if (license === undefined) return [quotesSchema ? quoted : 'Licence: no prose of the schema is copied here.'];
  return [`SPDX-License-Identifier: ${oneLine(license)}`, ...(quotesSchema ? [quoted] : [])];
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ');
}
