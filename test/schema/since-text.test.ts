import { describe, expect, test } from 'vitest';
import { sinceOfSection, sinceRemark, withSince } from '../../src/schema/since-text.ts';

describe('the version of a section', () => {
  test.each([
    ['1.5', '1.5'], ['2.12.1', '2.12.1'], ['0.14.0', '0.14.0'], ['10.2', '10.2'], ['1.5 (GONE since 2.0)', '1.5'], ['1.5, for x86', '1.5'], ['QEMU 1.5', '1.5'], ['v2.1', '2.1'],
    ['1.5\nmore', '1.5'], ['1.5.', '1.5'], ['5', undefined], ['1', undefined], ['', undefined], ['next', undefined], ['1.5.2.1', undefined], ['1.', undefined], ['.5', undefined],
  ])('%j is %s', (text, version) => {
    expect(sinceOfSection(text)?.version).toBe(version);
  });
});

describe('the version of a remark', () => {
  test.each([
    ['text (since 2.8)', '2.8'], ['text (Since: 2.8.1)', '2.8.1'], ['text (since QEMU 2.8) more', '2.8'], ['(since 1.0), (since 2.0)', '1.0'], ['text (Since  v3.1, x)', '3.1'],
    ['since 2.8', '2.8'], ['Since 2.12', '2.12'], ['since: 2.12.', '2.12'], ['since QEMU 2.1.3.', '2.1.3'], ['\n  since 2.8\n', '2.8'],
    ['text. Since 2.8', '2.8'], ['"text."  Since: 2.8.', '2.8'], ['text (more.) since 2.8', '2.8'], ['one\n\nsince 2.8', '2.8'], ['text\nSince 2.8', '2.8'], ['text\nsince: 2.8', '2.8'],
    ['text (default: off, since 3.1)', '3.1'], ['text (default: on; since: 3.1) more', '3.1'], ['text (a (b),\nSINCE 3.1 ).', '3.1'], ['it (since 2.0) does. Since 1.0', '1.0'],
    ['(from 2.8)', undefined], ['(since ever)', undefined], ['(since Linux 2.6.11)', undefined], ['(off, since Linux 2.6)', undefined],
    ['since QEMU 2.7 it can be more', undefined], ['text. Since 7.1 it can be more.', undefined], ['which is supported since 4.1.', undefined], ['which is supported\nsince 4.1.', undefined],
    ['deprecated since 3.0.0 in favour of it', undefined], ['(off, deprecated since 3.0)', undefined], ['(off, since 3.0 on x86)', undefined], ['many, since 3.0', undefined],
    ['ever-since 2.0', undefined], ['text.since 2.0', undefined], ['Since 2', undefined], ['Since 2.0.', '2.0'], ['Since 2.0.1.2', undefined], ['Since ever', undefined],
  ])('%j is %s', (text, version) => {
    expect(sinceRemark(text)?.version).toBe(version);
  });

  test('takes time in proportion to the text', () => {
    const many = 200_000;
    for (const text of [`since 1.0${' '.repeat(many)}x`, `since${' '.repeat(many)}`, '\n'.repeat(many) + 'since 1.x', 'since 1.0 '.repeat(many / 10), `x${'.)'.repeat(many)} since 1.0x`, ', '.repeat(many) + 'since 1.x']) {
      expect(sinceRemark(text)).toBe(undefined);
    }
  });
});

describe('a text with another version', () => {
  const replaced = (text: string, instead: string | undefined): string => {
    const found = sinceRemark(text);
    return found === undefined ? 'nothing found' : withSince(text, found, instead);
  };

  test.each([
    ['text (since 9.9)', 'text (since 4.0)', 'text'],
    ['text (since QEMU 9.9) more', 'text (since QEMU 4.0) more', 'text more'],
    ['text (Since: 9.9, on x) more', 'text (Since: 4.0, on x) more', 'text (on x) more'],
    ['text (default: 9.9; since: 9.9) more', 'text (default: 9.9; since: 4.0) more', 'text (default: 9.9) more'],
    ['text\n(since 9.9)', 'text\n(since 4.0)', 'text'],
    ['It does 9.9. Since 9.9.', 'It does 9.9. Since 4.0.', 'It does 9.9.'],
    ['text\n\nSince: 9.9', 'text\n\nSince: 4.0', 'text'],
    ['since 9.9', 'since 4.0', ''],
    [`${'long '.repeat(50)}. Since 9.9`, `${'long '.repeat(50)}. Since 4.0`, `${'long '.repeat(50)}.`],
  ])('%j', (text, other, none) => {
    expect(replaced(text, '4.0')).toBe(other);
    expect(replaced(text, undefined)).toBe(none);
  });

  test('of a section begins with it', () => {
    const text = 'v9.9, and 9.9 on x';
    const found = sinceOfSection(text);
    expect(found && withSince(text, found, '4.0')).toBe('v4.0, and 9.9 on x');
  });
});
