/** The pages of the codes, taken apart and tried out: takes a page's text, gives its parts; takes an example, gives its findings. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compareSchemas } from '../../src/compat/compare/compare-schemas.ts';
import type { Side } from '../../src/compat/compare/side.ts';
import { judgeChanges } from '../../src/compat/judge.ts';
import { catalogue, type Code } from '../../src/diagnostics/catalogue.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { backends } from '../../src/project/backends.ts';
import { ConfigurationError } from '../../src/project/request-error.ts';
import { generate, lint } from '../../src/project/tasks.ts';
import { compileText } from '../support/compile-text.ts';

/** Files by name. */
export type Example = ReadonlyMap<string, string>;

export interface Page {
  readonly title: string;
  /** What stands between the title and the first heading. */
  readonly why: string;
  readonly wrong: Example;
  /** Completed by what it does not repeat of `wrong`. */
  readonly right: Example;
  readonly law: string;
  readonly dialect: string;
  readonly isProse: boolean;
}

const rootName = 'schema.json';

/** @throws Error if the text is no page */
export function parsePage(text: string): Page {
  const [, frontMatter = '', body = text] = /^---\n(.*?)\n---\n+(.*)$/s.exec(text) ?? [];
  const settings = new Map(frontMatter.split('\n').filter((line) => line !== '').map((line) => {
    const [, key, value] = /^(\w+): (.+)$/.exec(line) ?? [];
    if (key === undefined || value === undefined || !['dialect', 'example'].includes(key)) throw new Error(`front matter: ${line}`);
    return [key, value];
  }));
  const [, title, why, wrong, right, law] = /^# ([^\n]+)\n(.*?)\n## Wrong\n(.*?)\n## Right\n(.*?)\n## Law\n(.*)$/s.exec(body) ?? [];
  if (title === undefined || why === undefined || wrong === undefined || right === undefined || law === undefined) {
    throw new Error('the parts are: # title, why, ## Wrong, ## Right, ## Law');
  }
  const wrongExample = readExample(wrong);
  return {
    title, why: why.trim(), law: law.trim(),
    wrong: wrongExample,
    right: new Map([...wrongExample, ...readExample(right)]),
    dialect: settings.get('dialect') ?? 'strict',
    isProse: settings.get('example') === 'prose',
  };
}

function readExample(section: string): Example {
  const blocks = section.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms);
  return new Map([...blocks].map(([, language = '', name, text = '']) => (
    [name ?? (language === 'qapi' ? rootName : `qapi-gen.config.${language}`), text]
  )));
}

/** Checks the example, and generates what its code belongs to. */
export async function tryExample(code: string, example: Example, dialect: string): Promise<readonly Diagnostic[]> {
  if (code.startsWith('compat/')) return compareExample(code, example, dialect);
  const folder = mkdtempSync(join(tmpdir(), 'qapi-gen-page-'));
  try {
    for (const [name, text] of example) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    if (code.startsWith('lint/')) return await lintExample(folder, example, dialect);
    const target = backends.find(({ name }) => code.startsWith(`${name}/`))?.name ?? 'introspection';
    const result = await generate({
      workingDirectory: folder,
      mode: 'plan',
      ...(example.has(rootName) ? { schemas: [rootName], dialect } : {}),
      targets: [target],
    });
    return result.diagnostics;
  } catch (error) {
    if (error instanceof ConfigurationError) return error.diagnostics;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All rules, the configuration's severities aside. A configuration names the schema itself. */
async function lintExample(workingDirectory: string, example: Example, dialect: string): Promise<readonly Diagnostic[]> {
  const isConfigured = [...example.keys()].some((name) => name.startsWith('qapi-gen.config'));
  const report = await lint({ workingDirectory, dialect, set: 'strict', ...(isConfigured ? {} : { schemas: [rootName] }) });
  return report.diagnostics;
}

const categoryOfSeverity = { error: 'wire', warning: 'source', info: 'docs' } as const;

/** The differences between the example's two schemas, down to the category of the rule. */
function compareExample(code: string, example: Example, dialect: string): readonly Diagnostic[] {
  const sideOf = (name: string): Side => ({ schema: compileText(example.get(name) ?? '', dialect), label: name, isIntrospection: false });
  const sides = { before: sideOf('old.json'), after: sideOf(rootName) };
  const { severity } = catalogue[code as Code];
  return judgeChanges({ ...sides, changes: compareSchemas(sides), category: categoryOfSeverity[severity] });
}
