/** What the README shows is what happens: its examples are run on its schema and compared, but for durations and the number of files. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const executable = join(root, 'bin', 'qapi-gen.js');
const isBuilt = existsSync(join(root, 'dist', 'cli.cjs'));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({ language, text }));
const blocksOf = (wanted: string): readonly string[] => blocks.filter(({ language }) => language === wanted).map(({ text }) => text);

const schema = blocksOf('python')[0] ?? expect.fail('the README shows no schema');
const folder = mkdtempSync(join(tmpdir(), 'qapi-gen-readme-'));
symlinkSync(join(root, 'fixtures'), join(folder, 'fixtures'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Each command shown with what it prints; what `npm start` adds is left out. */
const examples = blocksOf('console').map((block) => {
  const [, command = '', output = ''] = /^\$ (.*)\n((?:.*\n)*?)(?=\nGenerated from|$(?!\n))/.exec(block) ?? [];
  return { command, output };
});

/** Notes and findings as a terminal shows them: none of the examples prints on both streams. */
function run(command: string): string {
  const args = command.replace(/^(npx qapi-gen|node bin\/qapi-gen\.js) /, '').split(' ');
  const { stdout, stderr } = spawnSync(process.execPath, [executable, ...args], { cwd: folder, encoding: 'utf8' });
  return withoutFigures(`${stdout}${stderr}`);
}

function withoutFigures(text: string): string {
  return text.replace(/\d+ (?=ms|new)/g, '… ').trim();
}

describe.skipIf(!isBuilt)('the README (dist is not there: npm run build)', () => {
  test.each(examples)('shows what this prints: $command', ({ command, output }) => {
    expect(output).not.toBe('');
    const misspelt = schema.replace("'greeting': 'Greeting'", "'greeting': 'Greting'");
    writeFileSync(join(folder, 'greeter.json'), output.includes('Greting') ? misspelt : schema);
    expect(run(command)).toBe(withoutFigures(output));
  });

  test('shows what is generated', () => {
    writeFileSync(join(folder, 'greeter.json'), schema);
    run('npx qapi-gen generate greeter.json -o src/qapi');
    const shown = blocksOf('ts')[0] ?? expect.fail('the README shows no generated code');
    expect(readFileSync(join(folder, 'src', 'qapi', 'typescript', 'greeter.ts'), 'utf8')).toContain(shown);
  });

  test('shows a configuration that is one', () => {
    writeFileSync(join(folder, 'greeter.json'), schema);
    const configuration = JSON.parse(blocksOf('json')[0] ?? '{}') as object;
    writeFileSync(join(folder, 'shown.config.json'), JSON.stringify({ ...configuration, schemas: ['greeter.json'] }));
    expect(run('npx qapi-gen check --config shown.config.json')).toMatch(/^Checked 1 file/);
  });
});
