import { describe, expect, test } from 'vitest';
import { introspect } from '../../src/backends/introspection/introspect.ts';
import { compile } from '../../src/project/compile.ts';
import { fixSchemas, type FixResult } from '../../src/project/lint.ts';
import { findDialect } from '../../src/schema/dialect.ts';
import type { Schema } from '../../src/schema/model.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import type { FileReader } from '../../src/source/file-system.ts';
import { withTexts } from '../../src/project/rewritten-file.ts';
import { corpusRoots, describeWithCorpus } from '../support/corpus.ts';
import { command, documented } from './lint-text.ts';

async function fix(root: string, fileReader: FileReader, label = 'auto'): Promise<FixResult> {
  const dialect = label === 'auto' ? label : findDialect(label) ?? expect.fail(label);
  return fixSchemas({ schemas: [{ root, dialect, source: root, name: '' }], fileReader, workingDirectory: '/', set: 'strict', severities: {} });
}

/** What clients see of it. */
function shown(schema: Schema | undefined): string {
  return JSON.stringify(schema === undefined ? undefined : introspect(schema, { mask: false }));
}

/** The mended text. */
async function fixText(text: string, label = 'latest'): Promise<string> {
  const { files } = await fix('schema.json', memoryFileSystem(new Map([['schema.json', text]])), label);
  return files[0]?.after ?? text;
}

const body = '# Text.\n#\n# Since: 1.0\n';
const code = "{ 'command': 'c' }\n";

describe('what is mended', () => {
  test.each<[string, string, string, string]>([
    ['a repeated word', command(['Stop the the end.']), command(['Stop the end.']), 'latest'],
    ['a word repeated on the next line', command(['Stop the', 'the end.']), command(['Stop the', 'end.']), 'latest'],
    ['a word repeated at the end', command(['Stop the', 'machine the the']), command(['Stop the', 'machine the']), 'latest'],
    ['a misspelt word', command(['Recieve it.']), command(['Receive it.']), 'latest'],
    ['a slip in a phrase', command(['Make such the end is near.']), command(['Make sure the end is near.']), 'latest'],
    ['no phrase that may be one of two', command(['Note all ends are near.']), command(['Note all ends are near.']), 'latest'],
    ['two words', command(['Recieve the the untill.']), command(['Receive the until.']), 'latest'],
    ['Since without a colon', command(['Since 9.2']).replace('#\n# Since: 9.2\n', ''), command(['Since: 9.2']), 'latest'],
    ['Since in small letters', command(['since : v9.2']).replace('#\n# Since: 9.2\n', ''), command(['Since: 9.2']), 'latest'],
    ['no version where there is one already', command(['Since 9.1', '', 'Returns: x', '', 'Since: 9.2'], ", 'returns': [ 'int' ]"), command(['Since 9.1', '', 'Returns: x', '', 'Since: 9.2'], ", 'returns': [ 'int' ]"), '9.2'],
    ['no version in the midst of a paragraph', documented('c', ['Text.', 'Since 9.2'], "{ 'command': 'c' }"), documented('c', ['Text.', 'Since 9.2'], "{ 'command': 'c' }"), 'latest'],
    ['a missing mark', `# @c:\n${body}##\n${code}`, `##\n# @c:\n${body}##\n${code}`, '2.7'],
    ['both marks', `# @c:\n${body}${code}`, `##\n# @c:\n${body}##\n${code}`, 'latest'],
    ...['2.7', 'latest'].map((dialect): [string, string, string, string] => (
      [`the last mark, above empty lines, in ${dialect}`, `##\n# @c:\n#\n${body}\n\n${code}`, `##\n# @c:\n#\n${body}##\n\n\n${code}`, dialect]
    )),
    ['a long mark', `##\n# @c:\n${body}###\n${code}`, `##\n# @c:\n${body}##\n${code}`, '2.7'],
    ['a mark beside the name', `## @c:\n${body}##\n${code}`, `##\n# @c:\n${body}##\n${code}`, '2.7'],
    ['a missing name', `##\n${body}##\n${code}`, `##\n# @c:\n${body}##\n${code}`, '2.7'],
    ['a misspelt description', command(['@sucess: x'], ", 'data': { 'success': 'int' }"), command(['@success: x'], ", 'data': { 'success': 'int' }"), '2.7'],
    ...['1.4', '2.9', '4.0', '8.2', '9.0', 'latest'].map((dialect): [string, string, string, string] => (
      [`a misspelt description in ${dialect}`, command(['@sucess: x'], ", 'data': { 'success': 'int' }"), command(['@success: x'], ", 'data': { 'success': 'int' }"), dialect]
    )),
    ['no name that may be one of two', command(['@bpr: x'], ", 'data': { 'bprs': 'int', 'bprx': 'int' }"), command(['@bpr: x'], ", 'data': { 'bprs': 'int', 'bprx': 'int' }"), '2.7'],
    ['no name that two descriptions may be of', command(['@patg: x', '@pathh: x'], ", 'data': { 'path': 'int' }"), command(['@patg: x', '@pathh: x'], ", 'data': { 'path': 'int' }"), '2.7'],
    ['no number in a name', command(['@path1: x'], ", 'data': { 'path2': 'int' }"), command(['@path1: x'], ", 'data': { 'path2': 'int' }"), '2.7'],
    ['no short name', command(['@rx: x'], ", 'data': { 'tx': 'int' }"), command(['@rx: x'], ", 'data': { 'tx': 'int' }"), '2.7'],
    ['a mark below a remark', `# Remark\n#\n# @c:\n${body}##\n${code}`, `# Remark\n#\n##\n# @c:\n${body}##\n${code}`, '2.7'],
    ['no mark that is apart', `##\n\n# @c:\n#\n${body}\n##\n${code}`, `##\n\n# @c:\n#\n${body}\n##\n${code}`, 'latest'],
    ['no mark of nothing', `##\n${code}`, `##\n${code}`, 'latest'],
    ['no line of one sign', `##\n# #\n${body}##\n${code}`, `##\n# @c:\n# #\n${body}##\n${code}`, '2.7'],
    ['no heading', `##\n# = Stopping\n##\n${code}`, `##\n# = Stopping\n##\n${code}`, '2.7'],
    ['no heading of today', `##\n# ********\n# Stopping\n# ********\n##\n${code}`, `##\n# ********\n# Stopping\n# ********\n##\n${code}`, 'latest'],
    ['a missing name, in today\'s dialect', `{ 'pragma': { 'doc-required': true } }\n##\n${body}##\n${code}`, `{ 'pragma': { 'doc-required': true } }\n##\n# @c:\n${body}##\n${code}`, 'latest'],
    ['a misspelt feature', command(['Features:', '', '@deprecatd: no longer needed'], ", 'features': [ 'deprecated' ]"), command(['Features:', '', '@deprecated: no longer needed'], ", 'features': [ 'deprecated' ]"), 'latest'],
    ['a needless exception', `# qapi-gen: ignore lint/missing-since -- so it is\n${command([])}`, command([]), 'latest'],
    ['no line that would become too long', command([`${'x'.repeat(59)} commited`]), command([`${'x'.repeat(59)} commited`]), 'latest'],
    ['a line that may become long', command([`${'x'.repeat(59)} commited`]), command([`${'x'.repeat(59)} committed`]), '10.1'],
    ['nothing', command(['@filepath: x'], ", 'data': { 'path': 'int' }"), command(['@filepath: x'], ", 'data': { 'path': 'int' }"), '2.7'],
    ['nothing that is excused', `# qapi-gen: ignore lint/repeated-word -- poetry\n\n${command(['The the end.'])}`, `# qapi-gen: ignore lint/repeated-word -- poetry\n\n${command(['The the end.'])}`, 'latest'],
  ])('%s', async (_what, before, after, dialect) => {
    expect(await fixText(before, dialect)).toBe(after);
    expect(await fixText(after, dialect)).toBe(after);
  });

  test.each([['\r\n'], ['\r']])('with the line ends of the file: %j', async (lineEnd) => {
    const text = (lines: string): string => lines.replaceAll('\n', lineEnd);
    expect(await fixText(text(`# @c:\n${body}${code}`))).toBe(text(`##\n# @c:\n${body}##\n${code}`));
    expect(await fixText(text(`##\n${body}##\n${code}`), '2.7')).toBe(text(`##\n# @c:\n${body}##\n${code}`));
    expect(await fixText(text(command([`${'x'.repeat(59)} commited`])))).toBe(text(command([`${'x'.repeat(59)} commited`])));
  });

  const leaves = '--fix leaves it, as its line would become longer than 70 columns.';

  test.each<[string, string, string]>([
    ['a word', command([`${'x'.repeat(59)} commited`]), leaves],
    ['a name', command([`@sucess: ${'x'.repeat(59)}`], ", 'data': { 'success': 'int' }"), `The documentation describes '@sucess:' instead. ${leaves}`],
  ])('says why it is not: %s', async (_what, text, advice) => {
    const { count, report } = await fix('schema.json', memoryFileSystem(new Map([['schema.json', text]])), 'latest');
    expect(count).toBe(0);
    expect(report.diagnostics.map(({ suggestion }) => suggestion)).toEqual([advice]);
  });

  test('is counted, and the rest is reported', async () => {
    const text = documented('c', ['Recieve the the text.'], "{ 'command': 'c' }");
    const { count, report } = await fix('schema.json', memoryFileSystem(new Map([['schema.json', text]])), 'latest');
    expect(count).toBe(2);
    expect(report.diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['lint/missing-since']);
  });
});

describeWithCorpus('the corpus, mended', (corpus) => {
  test.each(corpusRoots(corpus))('%s means what it meant, and needs no more mending', async (path) => {
    const root = `${corpus}/${path}`;
    const { files, report } = await fix(root, nodeFileSystem);
    expect([...report.findings, ...report.checked].filter((finding) => finding.fix !== undefined)).toEqual([]);
    const texts = new Map(files.map(({ path: file, after }) => [file, after]));
    const [before, after] = [nodeFileSystem, withTexts(nodeFileSystem, texts)].map((fileReader) => compile({ root, fileReader, dialect: 'auto' }));
    expect(after?.dialect.name).toBe(before?.dialect.name);
    expect(shown(after?.schema)).toBe(shown(before?.schema));
    expect(after?.diagnostics.filter(({ severity }) => severity === 'error').length).toBeLessThanOrEqual(before?.diagnostics.filter(({ severity }) => severity === 'error').length ?? 0);
  });
});
