/** The page about the API: its programs run, and print what the page says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as api from '../../src/index.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'api.md'), 'utf8');

interface Example {
  readonly program: string;
  readonly output: string;
}

/** Each program of the page with the text block that comes next. */
const examples = [...page.matchAll(/```js\n(?<program>.*?)```.*?```text\n(?<output>.*?)```/gs)].map(({ groups }) => groups as unknown as Example);

/** Runs a program that imports from the package alone, and gives what it prints. */
function run(program: string): string {
  const body = program.replace(/^import (\{.*?\}) from 'qapi-gen';$/m, 'const $1 = api;');
  const lines: string[] = [];
  const console = { log: (line: string) => void lines.push(`${line}\n`) };
  const start = new Function('api', 'console', `'use strict';\n${body}`) as (package_: typeof api, output: typeof console) => void;
  start(api, console);
  return lines.join('');
}

test('has a program', () => {
  expect(examples).toHaveLength(1);
});

test.each(examples)('its program prints what it says', ({ program, output }) => {
  expect(run(program)).toBe(output);
});

test('the functions that it names are exported', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| ') && !line.includes('you want'));
  const names = rows.flatMap((row) => [...(row.split('|')[2] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect(names).toContain('parseMarkup');
  expect(names.filter((name) => typeof (api as Readonly<Record<string, unknown>>)[name ?? ''] !== 'function')).toEqual([]);
});

test('a block and an inline are told apart by their kinds', () => {
  const shown = (node: api.Block | api.Inline): string => {
    switch (node.kind) {
      case 'table':
        return `${(node satisfies api.Table).columns} columns`;
      case 'link':
        return (node satisfies api.Link).text;
      default:
        return node.kind;
    }
  };
  const file = new api.SourceFile('a.json', '');
  expect(shown({ kind: 'table', span: file.span(0, 0), columns: 2, header: [], rows: [] })).toBe('2 columns');
});
