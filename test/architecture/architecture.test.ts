/** Holds the house to its plan: floors, cycles, habits, the top level, and that each ban can fail. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentViolations, floorViolations, importCycles, innerOrderViolations, lawsWithoutSource, lockFileViolations, longestFile, machinePathViolations } from './bans.ts';
import { declarationViolations } from './declarations.ts';
import { generatedTopLevel, innerOrders, reasons, topLevel, typeCycles } from './floors.ts';
import { generatedFolders } from './habits.ts';
import { importsOf, type Source } from './imports.ts';

const root = join(import.meta.dirname, '..', '..');

function readSources(folder: string, extension = /\.ts$/): readonly Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extension.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name).slice(root.length + 1).replaceAll('\\', '/');
      return { path, text: readFileSync(join(root, path), 'utf8') };
    });
}

const sources = readSources('src');

describe('the repository', () => {
  test('imports run strictly down', () => {
    expect(sources.flatMap(floorViolations)).toEqual([]);
  });

  test('inside of a folder with an order of its own too', () => {
    expect(sources.flatMap(innerOrderViolations)).toEqual([]);
  });

  test('every law names its source', () => {
    expect(lawsWithoutSource(sources)).toEqual([]);
  });

  test('no imports run in a circle', () => {
    expect(importCycles(sources)).toEqual([]);
  });

  test('sources keep the habits', () => {
    expect(sources.flatMap(contentViolations)).toEqual([]);
  });

  test('every export is documented, and no function takes too much', () => {
    expect(sources.flatMap(declarationViolations)).toEqual([]);
  });

  test('tests and scripts are not longer than sources may be', () => {
    const others = [...readSources('test'), ...readSources('scripts', /\.mjs$/)].filter(({ path }) => !path.includes('/golden/'));
    const tooLong = others.filter(({ text }) => text.split('\n').length - 1 > longestFile);
    expect(tooLong.map(({ path }) => path)).toEqual([]);
  });

  test('nothing unforeseen stands at the top', () => {
    const known = new Set([...topLevel, ...generatedTopLevel]);
    expect(readdirSync(root).filter((name) => !known.has(name) && !/\.(tgz|tmp)$/.test(name))).toEqual([]);
  });

  test('the lock file is whole and names no registry', () => {
    expect(lockFileViolations(readFileSync(join(root, 'package-lock.json'), 'utf8'))).toEqual([]);
  });

  test('no file names a path of one machine', () => {
    const folders = topLevel.filter((name) => !name.includes('.') || name === '.ci').filter((name) => name !== 'LICENSE');
    const everything = folders.flatMap((folder) => readSources(folder, /./));
    const files = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isFile() && topLevel.includes(entry.name));
    const top = files.map(({ name }) => ({ path: name, text: readFileSync(join(root, name), 'utf8') }));
    expect([...everything, ...top].flatMap(machinePathViolations)).toEqual([]);
  });

  test('every allowed circle of types is still one', () => {
    const imports = sources.flatMap(importsOf);
    for (const { files: [left, right] } of typeCycles) {
      expect(imports, `${left} imports ${right}`).toContainEqual(expect.objectContaining({ from: left, to: right }));
      expect(imports, `${right} imports ${left}`).toContainEqual(expect.objectContaining({ from: right, to: left }));
    }
  });
});

describe('each ban can fail', () => {
  const floorCases: readonly { readonly ban: keyof typeof reasons; readonly path: string; readonly text: string }[] = [
    { ban: 'upward', path: 'src/schema/a.ts', text: "import { b } from '../analysis/b.ts';" },
    { ban: 'upward', path: 'src/source/a.ts', text: "import type { B } from '../cli/commands/b.ts';" },
    { ban: 'upward', path: 'src/lint/a.ts', text: "const b = await import('../project/b.ts');" },
    { ban: 'upward', path: 'src/codegen/a.ts', text: "type B = import('../backends/b/b.ts').B;" },
    { ban: 'upward', path: 'src/syntax/a.ts', text: "export { b } from '../analysis/b.ts';" },
    { ban: 'sibling', path: 'src/schema/a.ts', text: "import { b } from '../diagnostics/b.ts';" },
    { ban: 'sibling', path: 'src/backends/one/a.ts', text: "import { b } from '../two/b.ts';" },
    { ban: 'sibling', path: 'src/analysis/a.ts', text: "import { b } from '../backends/one/b.ts';" },
    { ban: 'into-runtime', path: 'src/backends/one/a.ts', text: "import { b } from '../../runtime/b.ts';" },
    { ban: 'out-of-runtime', path: 'src/runtime/a.ts', text: "import { b } from '../source/b.js';" },
    { ban: 'out-of-runtime', path: 'src/runtime/a.ts', text: "import yaml from 'yaml';" },
    { ban: 'ts-import', path: 'src/runtime/a.ts', text: "import { b } from './b.ts';" },
    { ban: 'package', path: 'src/analysis/a.ts', text: "import { createToken } from 'chevrotain';" },
    { ban: 'package', path: 'src/cli/a.ts', text: "const b = await import('@other/thing/deep');" },
    { ban: 'node', path: 'src/analysis/a.ts', text: "import { readFileSync } from 'node:fs';" },
    { ban: 'homeless', path: 'src/elsewhere/a.ts', text: '' },
    { ban: 'homeless', path: 'src/cli/a.ts', text: "import { b } from '../../test/b.ts';" },
  ];
  test.each(floorCases)('$ban: $text in $path', ({ ban, path, text }) => {
    const violations = floorViolations({ path, text });
    expect(violations).toHaveLength(1);
    expect(violations[0]).toContain(reasons[ban]);
  });

  test('what runs down is allowed', () => {
    const text = "import { b } from '../schema/b.ts'; import { c } from './checks/c.ts'; import { join } from 'node:path';";
    expect(floorViolations({ path: 'src/analysis/a.ts', text })).toEqual([]);
    expect(floorViolations({ path: 'src/backends/one/a.ts', text: "import { b } from './deep/b.ts';" })).toEqual([]);
    expect(floorViolations({ path: 'src/runtime/a.ts', text: "import { b } from './b.js'; import { c } from 'node:net';" })).toEqual([]);
  });

  const low = innerOrders[0]?.steps[0]?.reason ?? expect.fail('the table is empty');
  test.each([
    ['a term that knows a law', 'terms/a.ts', "import { b } from '../checks/b.ts';", low],
    ['a law that knows a phase', 'checks/a.ts', "import type { B } from '../resolve/b.ts';", 'a law judges what it is given'],
    ['a phase that knows another', 'resolve/a.ts', "import { b } from '../read/b.ts';", 'one phase does not reach'],
    ['a phase that knows the door', 'read/a.ts', "import { b } from '../b.ts';", 'one phase does not reach'],
    ['a part of no step', 'elsewhere/a.ts', '', reasons.homeless],
    ['a file that imports a part of no step', 'checks/a.ts', "import { b } from '../resolve/deep/b.ts';", 'a law judges'],
  ])('inside of src/analysis: %s', (_name, path, text, complaint) => {
    const violations = innerOrderViolations({ path: `src/analysis/${path}`, text });
    expect(violations).toHaveLength(1);
    expect(violations[0]).toContain(complaint);
  });

  test('what runs down inside of src/analysis is allowed', () => {
    expect(innerOrderViolations({ path: 'src/analysis/a.ts', text: "import { b } from './read/b.ts'; import { c } from './c.ts';" })).toEqual([]);
    expect(innerOrderViolations({ path: 'src/analysis/checks/a.ts', text: "import { b } from './b.ts'; import { c } from '../terms/c.ts';" })).toEqual([]);
    expect(innerOrderViolations({ path: 'src/lint/checks/a.ts', text: "import { b } from '../resolve/b.ts';" })).toEqual([]);
  });

  test('a law without its source', () => {
    const law = { path: 'src/analysis/checks/a.ts', text: '/** How a thing is judged. */\n// QAPI reference, "Things".' };
    expect(lawsWithoutSource([law])).toEqual([law.path]);
    expect(lawsWithoutSource([{ ...law, text: '/** How a thing is judged. QAPI reference, "Things". */' }])).toEqual([]);
  });

  test('a circle of values', () => {
    const circle = [
      { path: 'src/schema/a.ts', text: "import { b } from './b.ts';" },
      { path: 'src/schema/b.ts', text: "export { c } from './c.ts';" },
      { path: 'src/schema/c.ts', text: "const a = import('./a.ts');" },
    ];
    expect(importCycles(circle)).toEqual(['src/schema/a.ts → src/schema/b.ts → src/schema/c.ts → src/schema/a.ts']);
    expect(importCycles(circle.slice(0, 2))).toEqual([]);
  });

  test('a circle of types, unless the table lets it through', () => {
    const circle = (left: string, right: string, kind: string): Source[] => [
      { path: left, text: `import ${kind}{ B } from './${posix.basename(right)}';` },
      { path: right, text: `import type { A } from './${posix.basename(left)}';` },
    ];
    expect(importCycles(circle('src/schema/a.ts', 'src/schema/b.ts', 'type '))).toHaveLength(1);
    const allowed = typeCycles[0]?.files ?? expect.fail('the table is empty');
    expect(importCycles(circle(...allowed, ''))).toEqual([]);
    const values = allowed.map((path, index) => ({ path, text: `import { B } from './${posix.basename(allowed[1 - index] ?? '')}';` }));
    expect(importCycles(values)).toHaveLength(1);
  });

  const header = '/** Takes nothing, gives nothing. */\n';
  test.each([
    ['default export', `${header}export default 1;`, 'default export'],
    ['default function', `${header}export default function a() {}`, 'default export'],
    ['renamed default', `${header}const a = 1; export { a as default };`, 'default export'],
    ['any in a type', `${header}export const a: any = 1;`, '`any`'],
    ['any in a cast', `${header}export const a = 1 as any;`, '`any`'],
    ['the end of the process', `${header}process.exit(1);`, 'ends the process'],
    ['a barrel', `${header}export * from './b.ts';\nexport { c } from './c.ts';`, 'barrel'],
    ['no header', 'export const a = 1;', 'header'],
    ['a long file', header + '\n'.repeat(longestFile), 'at the most'],
  ])('%s', (_name, text, complaint) => {
    const violations = contentViolations({ path: 'src/schema/a.ts', text });
    expect(violations).toHaveLength(1);
    expect(violations[0]).toContain(complaint);
  });

  const four = '(one: 1, two: 2, three: 3, four: 4)';
  test.each([
    ['a function', 'export function a() {}'],
    ['a constant below a blank line', '/** A number. */\n\nexport const a = 1;'],
    ['an interface behind an ordinary comment', '// A thing.\nexport interface A {}'],
    ['a type between documented ones', '/** One. */\nexport type A = 1;\nexport type B = 2;'],
    ['a class', 'export abstract class A {}'],
    ['a function with four parameters', `function a${four} {}`],
    ['an arrow with four parameters', `const a = ${four} => 1;`],
    ['a method with four parameters', `class A { a${four} {} }`],
    ['a signature with four parameters', `interface A { a${four}: void }`],
    ['a constructor with four parameters', `class A { constructor${four} {} }`],
    ['a report of something else', `function report${four} {}`],
  ])('an undocumented export or a long list of parameters: %s', (_name, text) => {
    expect(declarationViolations({ path: 'src/schema/a.ts', text: header + text })).toHaveLength(1);
  });

  test('what the habits about declarations allow', () => {
    const allowed = [
      '/** A number. */\nexport const a = 1;\n/** Overloads. */\nexport function b(): void;\nexport function b(one?: 1): void {}',
      "export { c } from './c.ts';",
      'class Reporter { report(code: 1, focus: 2, args: 3, { severity }: { severity?: 4 } = {}) {} }',
      'function d(one: 1, two: 2, three: 3) {}',
    ];
    for (const text of allowed) expect(declarationViolations({ path: 'src/schema/a.ts', text: header + text })).toEqual([]);
    for (const folder of generatedFolders) expect(declarationViolations({ path: `${folder}a.ts`, text: `function a${four} {}` })).toEqual([]);
  });

  test('what the runtime’s users may not have', () => {
    const text = `${header}const a = [1].toReversed();`;
    expect(contentViolations({ path: 'src/runtime/wire/a.ts', text })).toEqual([expect.stringContaining('newer than ES2022')]);
    expect(contentViolations({ path: 'src/schema/a.ts', text })).toEqual([]);
  });

  test('the one door may end the process, the one barrel may be one', () => {
    expect(contentViolations({ path: 'src/cli/main.ts', text: `${header}process.exit(1);` })).toEqual([]);
    expect(contentViolations({ path: 'src/index.ts', text: `${header}export * from './b.ts';` })).toEqual([]);
  });

  test('a registry in the lock file, or a package that is missing there', () => {
    const lockFile = (packages: object): string => JSON.stringify({ packages });
    expect(lockFileViolations(lockFile({ 'node_modules/a': { resolved: 'https://registry.example/a.tgz' } }))).toHaveLength(1);
    expect(lockFileViolations(lockFile({ 'node_modules/a': { optionalDependencies: { b: '1.0.0' } } }))).toHaveLength(1);
    expect(lockFileViolations(lockFile({ 'node_modules/b': {}, 'node_modules/a': { dependencies: { b: '1.0.0' } } }))).toEqual([]);
    const nested = { 'node_modules/@s/a': { dependencies: { b: '1.0.0', c: '1.0.0' } }, 'node_modules/@s/a/node_modules/b': {}, 'node_modules/c': {} };
    expect(lockFileViolations(lockFile(nested))).toEqual([]);
    expect(lockFileViolations(lockFile({ '': { dependencies: { b: '1.0.0' } }, 'node_modules/a/node_modules/b': {} }))).toHaveLength(1);
  });

  test.each(['work/main/src', 'root/project', 'home/alice/project', 'Users/alice/project'])('a machine path: %s', (path) => {
    expect(machinePathViolations({ path: 'README.md', text: `see /${path}` })).toHaveLength(1);
    expect(machinePathViolations({ path: 'README.md', text: `see https://example.org/${path} and ../${path}` })).toEqual([]);
  });
});
