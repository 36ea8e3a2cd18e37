/** A history as text: takes it, gives a table for a terminal, JSON for programs, or Markdown for people. */
import { changeText, itemText, versionChanges } from './version-changes.ts';
import type { ItemHistory, SchemaHistory } from '../../schema/history.ts';

/** What a history can be printed as. */
export type HistoryFormat = 'table' | 'json' | 'markdown';

/** Ends with a line end. */
export function printHistory(history: SchemaHistory, format: HistoryFormat): string {
  switch (format) {
    case 'table':
      return printTable(history);
    case 'json':
      return printJson(history);
    case 'markdown':
      return printMarkdown(history);
    default:
      return format satisfies never;
  }
}

function printTable({ items }: SchemaHistory): string {
  const rows = [['ITEM', 'KIND', 'SINCE', 'UNTIL', 'CHANGES'], ...items.map((item) => [
    item.name.part === undefined ? item.name.definition : `${item.name.definition}.${item.name.part.name}`,
    item.kind,
    item.since,
    item.removedIn === undefined ? '' : item.until,
    [...item.missingIn.map((version) => `${version}: missing`), ...item.changes.map((change) => `${change.version}: ${changeText(change)}`)].join('; '),
  ])];
  const widths = [0, 1, 2, 3].map((column) => rows.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), 0));
  return rows.map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()}\n`).join('');
}

function printJson({ versions, items }: SchemaHistory): string {
  const records = items.map(({ name: { definition, part }, kind, since, until, removedIn, missingIn, changes }) => ({
    definition,
    ...(part !== undefined && { name: part.name }),
    kind,
    since,
    until,
    ...(removedIn !== undefined && { removedIn }),
    ...(missingIn.length > 0 && { missingIn }),
    ...(changes.length > 0 && { changes }),
  }));
  return `{"versions":${JSON.stringify(versions)},"items":[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]}\n`;
}

function printMarkdown(history: SchemaHistory): string {
  const kinds = new Map(history.items.filter(({ name }) => name.part === undefined).map(({ name, kind }) => [name.definition, kind]));
  const text = (item: ItemHistory): string => itemText(item, kinds.get(item.name.definition));
  const sections = versionChanges(history).map(({ version, lists }) => {
    const body = lists.map(({ heading, changes }) => (
      `### ${heading}\n\n${changes.map((change) => `- ${withCode(`${text(change.item)} ${change.text}`.trimEnd())}\n`).join('')}`
    ));
    return [`## ${version}\n`, ...(body.length === 0 ? ['Nothing that the schema tells.\n'] : body)].join('\n');
  });
  return [`# History from ${history.versions[0] ?? ''} to ${history.versions.at(-1) ?? ''}\n`, ...sections].join('\n');
}

/** Names stand in quotes; in Markdown they are code. */
function withCode(text: string): string {
  return text.replaceAll(/'([^']+)'/g, '`$1`');
}
