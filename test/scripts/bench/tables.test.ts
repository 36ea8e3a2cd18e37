/** Results of the benchmark as tables, and beside those of an earlier run. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { changeSince, describeBaseline, readBaseline, saveBaseline } from '../../../scripts/bench/baseline.mjs';
import { commandTable, headLines, tableLine } from '../../../scripts/bench/tables.mjs';
import { row } from './rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'qapi-gen-bench-tables-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const state = { schema: 'a schema', node: 'v20.0.0', cpu: 'a processor', date: '2025-01-01' };

/** The cells of the last row by their heads; of two columns with one head, the first. */
function cellsOf(rows: readonly ReturnType<typeof row>[], { sizes = [1], baseline }: { readonly sizes?: readonly number[]; readonly baseline?: ReturnType<typeof readBaseline> } = {}) {
  const { heads, cells } = commandTable({ sizes, baseline });
  const values = cells(rows.at(-1) ?? row({}), rows.slice(0, -1));
  return Object.fromEntries(heads.map((head, index) => [head, values[index]]).reverse()) as Record<string, string>;
}

describe('the table of commands', () => {
  test('shows each goal and whether it is met', () => {
    expect(cellsOf([row({ command: 'check', ratio: 2.9 })])['goal']).toBe('≤ 3 ✓');
    expect(cellsOf([row({ command: 'check', ratio: 3.1 })])['goal']).toBe('≤ 3 ✗');
    expect(cellsOf([row({ command: 'lint' })])['goal']).toBe('');
    const { heads, cells } = commandTable({ sizes: [1], baseline: undefined });
    expect(cells(row({ command: 'generate', peakMegabytes: 349 }), [])[heads.lastIndexOf('goal')]).toBe('< 350 ✓');
    expect(cells(row({ command: 'generate', peakMegabytes: 350 }), [])[heads.lastIndexOf('goal')]).toBe('< 350 ✗');
  });

  test('tells with several sizes what each further copy of the schema costs', () => {
    const rows = [row({ milliseconds: 200, peakMegabytes: 100 }), row({ command: 'lint', milliseconds: 900 }), row({ size: 11, milliseconds: 1200, peakMegabytes: 150 })];
    const { heads, cells } = commandTable({ sizes: [1, 11], baseline: undefined });
    expect(heads).not.toContain('goal');
    const values = cells(row(rows[2] ?? {}), rows.slice(0, 2));
    expect([values[heads.indexOf('each more')], values[heads.lastIndexOf('each more')]]).toEqual(['100 ms', '5 MB']);
  });

  test('can be pasted into a page', () => {
    expect([...headLines(['command', 'ratio'], 'markdown'), tableLine(['check', '2.50'], 'markdown')]).toEqual([
      '| command | ratio |', '|---|--:|', '| check | 2.50 |',
    ]);
  });
});

describe('a baseline', () => {
  const baseline = { ...state, rows: [row({ command: 'check', ratio: 4 }), row({ command: 'check', size: 10, ratio: 20 })] };

  test('is compared by what a bare Node took at the time, row by row', () => {
    const path = join(folder, 'some', 'folder', 'baseline.json');
    saveBaseline(path, baseline);
    const saved = readBaseline(path);
    expect(saved).toEqual(baseline);
    expect(cellsOf([row({ command: 'check', milliseconds: 900, ratio: 3 })], { baseline: saved })['to baseline']).toBe('0.75 ×');
    expect(changeSince(row({ command: 'check', size: 10, ratio: 30 }), saved)).toBe(1.5);
    expect(changeSince(row({ command: 'lint' }), saved)).toBeUndefined();
  });

  test('of another schema, Node or processor says so', () => {
    expect(describeBaseline(baseline, state)).toBe('of 2025-01-01');
    expect(describeBaseline(baseline, { ...state, node: 'v22.0.0', schema: 'another' })).toBe('of 2025-01-01, with another schema (a schema) and another Node (v20.0.0)');
  });

  test('that is none is refused', () => {
    for (const text of ['{', '{}', 'null']) {
      const path = join(folder, 'none.json');
      writeFileSync(path, text);
      expect(() => readBaseline(path)).toThrow(`${path} is no baseline; --save writes one.`);
    }
  });
});
