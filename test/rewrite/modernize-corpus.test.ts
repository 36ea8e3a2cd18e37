/** Real schemas of every older dialect: rewritten, they are schemas of 10.2 with the same interface. */
import { mkdtempSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compile } from '../../src/project/compile.ts';
import { modernize, type ModernizeResult } from '../../src/project/modernize.ts';
import { copyRewritten, withTexts, writeRewritten } from '../../src/project/rewritten-file.ts';
import { isSameInterface } from '../../src/project/same-interface.ts';
import { conditionSymbols } from '../../src/schema/condition.ts';
import { findDialect } from '../../src/schema/dialect.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import { corpusRoots, describeWithCorpus } from '../support/corpus.ts';
import { commentText } from './format-text.ts';

/** QEMU's own generator of 10.2, where somebody has it: the folder with `qapi-gen.py`. */
const generator = process.env['QAPI_GENERATOR'];

describeWithCorpus('modernised schemas of QEMU', (corpus) => {
  const read = (path: string): ModernizeResult => modernize({ root: join(corpus, path), dialect: 'auto' }, nodeFileSystem);

  test.each(corpusRoots(corpus))('%s', (path) => {
    const { files, diagnostics, remaining, isSameInterface: isSame } = read(path);
    expect(files.length).toBeGreaterThan(0);
    expect(diagnostics.map(({ code }) => code)).toEqual(path.includes('2012-hunks') ? ['syntax/unexpected-token'] : []);
    expect(remaining.map(({ file, message }) => `${file}: ${message}`)).toEqual([]);
    expect(isSame).toBe(true);
  });

  test.each(['qemu-4.0/qapi/qapi-schema.json', 'qemu-7.2/qapi/qapi-schema.json'])('%s has the same interface in every build', (path) => {
    const root = join(corpus, path);
    const before = compile({ root, fileReader: nodeFileSystem, dialect: 'auto' }).schema;
    const fileReader = withTexts(nodeFileSystem, new Map(read(path).files.map((file) => [file.path, file.after])));
    const after = compile({ root, fileReader, dialect: 'auto' }).schema;
    if (before === undefined || after === undefined) throw new Error('there is no model');
    const symbols = [...before.definitions.values()].flatMap(({ condition }) => (condition === undefined ? [] : [...conditionSymbols(condition)]));
    expect(symbols.length).toBeGreaterThan(0);
    for (const defined of [[], ...[...new Set(symbols)].map((symbol) => [symbol])]) {
      expect(isSameInterface(before, after, new Set(defined)), defined.join()).toBe(true);
    }
  });

  test('the order of an old release’s modules makes no difference', () => {
    const dialect = findDialect('4.0');
    if (dialect === undefined) throw new Error('there is no dialect 4.0');
    const { files, isSameInterface: isSame } = modernize({ root: join(corpus, 'qemu-4.0/qapi/qapi-schema.json'), dialect }, nodeFileSystem);
    expect({ count: files.length, isSame }).toEqual({ count: 22, isSame: true });
  });

  test.each(corpusRoots(corpus))('%s is modern then: once more changes nothing', (path) => {
    const { files } = read(path);
    const fileReader = withTexts(nodeFileSystem, new Map(files.map((file) => [file.path, file.after])));
    const again = modernize({ root: join(corpus, path), dialect: 'auto' }, fileReader);
    for (const { before, after } of again.files) expect(after).toBe(before);
    expect(compile({ root: join(corpus, path), fileReader, dialect: 'auto' }).dialect.name).toBe('strict');
  });

  test.each(corpusRoots(corpus))('%s loses no word of its documentation', (path) => {
    const { files } = read(path);
    const before = countWords(files.map((file) => file.before));
    const after = countWords(files.map((file) => file.after));
    const lost = [...before].filter(([word, count]) => (after.get(word) ?? 0) < count).map(([word, count]) => `${word} ${count} ${after.get(word) ?? 0}`);
    expect(lost).toEqual([]);
  });

  test.each(corpusRoots(corpus))('%s keeps every message', (path) => {
    const { files } = read(path);
    const messages = (text: string): readonly string[] => (
      [...text.matchAll(/^# *(?:Examples?: *)?(?:\| *)?((?:->|<-)(?: .*)?)$/gm)].map(([, message = '']) => message.replace(/ +/g, ' ').trim())
    );
    const left = files.map((file) => messages(file.after));
    files.forEach((file, index) => expect(messages(file.before).filter((message) => left[index]?.includes(message) === false), file.path).toEqual([]));
    expect(left.flat().length).toBeGreaterThanOrEqual(files.flatMap((file) => messages(file.before)).length);
  });

  test('QEMU’s own generator takes each of them', { timeout: 300_000 }, (context) => {
    if (generator === undefined) context.skip('QAPI_GENERATOR is not set');
    for (const path of corpusRoots(corpus)) {
      const folder = mkdtempSync(join(tmpdir(), 'modernised '));
      try {
        const copies = copyRewritten(read(path).files, folder);
        writeRewritten(copies, nodeFileSystem);
        execFileSync('python3', [join(generator ?? '', 'qapi-gen.py'), '-o', join(folder, 'out'), copies[0]?.path ?? ''], { stdio: 'pipe' });
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
  });
});

/** How often each word is said, without what is markup, a tag, or said by the schema itself. */
function countWords(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const said = commentText(text, ' ').replaceAll(retired, ' ').toLowerCase();
    for (const [word] of said.matchAll(/[\p{L}\d]{2,}/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** What today has other signs for, or none. */
const retired = /@\w+\.(?=\w)|\boptional\b|\bNotes?\b|\bExamples?:|\bReturns:|\bSince\b|(?:- )?Nothing(?: on success)?\b|qmp-example::/gi;
