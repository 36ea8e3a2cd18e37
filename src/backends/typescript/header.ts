/** The head of every generated file: which tool wrote it from what, and under which terms its text stands. */
import type { DocsMode, Provenance } from '../../codegen/backend.ts';

/** What `header.hbs` needs. */
export interface HeaderView {
  readonly tool: string;
  readonly version: string;
  readonly source: string;
  /** Comment lines about the licence. */
  readonly notes: readonly string[];
}

/**
 * @param moduleName the schema file that a file is made from; absent if it is made from all of them
 */
export function headerView(provenance: Provenance, docs: DocsMode, moduleName?: string): HeaderView {
  const { tool, version, source, license } = provenance;
  const isRoot = moduleName === undefined || source === moduleName || source.endsWith(`/${moduleName}`);
  return {
    tool,
    version,
    source: oneLine(isRoot ? source : `${moduleName} of ${source}`),
    notes: [...(license === undefined ? [] : [`SPDX-License-Identifier: ${oneLine(license)}`]), licenseNote(docs, license)].filter((note) => note !== ''),
  };
}

function licenseNote(docs: DocsMode, license: string | undefined): string {
  if (docs === 'full') return 'Licence: the documentation comments quote the schema and stay under its licence.';
  return license === undefined ? 'Licence: no prose of the schema is copied here.' : '';
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ');
}
