/**
 * The guest agent's reference manual of about 2019 as a checklist: everything that it tells of commands and types is in our
 * pages of the schema of that time. The manual's text has lost the names of what it describes, so entries and definitions
 * are compared one by one, in order.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { markdownBackend } from '../../../src/backends/markdown/backend.ts';
import type { Definition, Schema } from '../../../src/schema/model.ts';
import { nodeFileSystem } from '../../../src/source/node-file-system.ts';
import { describeWithCorpus } from '../../support/corpus.ts';
import { generateTarget } from '../../support/generate-target.ts';
import { inspectPage, squeeze } from './inspect-page.ts';
import { pageRenderers } from './renderers.ts';

/** What the manual says of one definition. */
interface Entry {
  /** `name: type (optional)`, in order. */
  readonly members: readonly Member[];
  readonly values: readonly Pick<Member, 'name' | 'description'>[];
  /** All of its text, line by line, without what is in the other parts. */
  readonly lines: readonly string[];
  readonly since: string;
}

interface Member {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
  readonly description: string;
}

describeWithCorpus('the manual of the guest agent', (corpus) => {
  let schema: Schema;
  let definitions: readonly Definition[];
  /** Text of each definition's part of the page, in the order of the definitions. */
  let parts: readonly string[];
  /** What stands in front of the first definition. */
  let introduction: string;
  let texts: ReadonlyMap<string, string>;
  let entries: readonly Entry[];
  const manual = readFileSync(join(corpus, 'seed-schemas/guest-agent-manual.txt'), 'utf8');

  beforeAll(async () => {
    const generated = await generateTarget(markdownBackend, join(corpus, 'qemu-4.0/qga/qapi-schema.json'), nodeFileSystem, { dialect: 'auto' });
    ({ schema, texts } = generated);
    definitions = [...schema.definitions.values()];
    const sections = (texts.get('qapi-schema.md') ?? '').split(/^(?=## <a id)/m);
    const htmls = await pageRenderers[0]?.render(sections) ?? [];
    [introduction = '', ...parts] = htmls.map((html) => inspectPage(html).text);
    entries = readManual(manual, definitions);
  });

  test('has an entry for each definition', () => {
    expect(entries.length).toBeGreaterThan(60);
    expect(entries.length).toBe(definitions.length);
    expect(parts.length).toBe(definitions.length);
  });

  test('tells nothing of members that the pages do not', () => {
    expect(entries.flatMap(({ members }) => members).length).toBeGreaterThan(100);
    entries.forEach(({ members, values }, index) => {
      const name = definitions[index]?.name;
      for (const member of members) {
        // The manual calls all integers int.
        const type = escapePattern(squeeze(member.type)).replace(/int$/, '(?:u?int\\d*|size)');
        expect(parts[index], `${name}: ${member.name}`).toMatch(new RegExp(`${escapePattern(member.name)}:${type}${member.isOptional ? '\\(optional' : '(?!\\(optional)'}`));
        if (!isYounger(member.description)) expect(parts[index], `${name}: ${member.name}`).toContain(squeeze(withoutRemark(member.description)));
      }
      for (const { name: value, description } of values) {
        expect(parts[index], `${name}: ${value}`).toContain(value);
        expect(parts[index], `${name}: ${value}`).toContain(squeeze(description));
      }
    });
  });

  test('tells nothing of anything else that the pages do not', () => {
    const missing = entries.flatMap(({ lines }, index) => (
      lines.filter((line) => !isYounger(line) && !`${introduction}${parts[index]}`.includes(squeeze(line))).map((line) => `${definitions[index]?.name}: ${line}`)
    ));
    expect(missing).toEqual([]);
  });

  test('knows no version that the pages do not', () => {
    entries.forEach(({ since }, index) => {
      expect(parts[index], definitions[index]?.name).toMatch(new RegExp(`^\\w+${escapePattern(definitions[index]?.name ?? '')}\\(Since:${escapePattern(/^[\d.]+/.exec(since)?.[0] ?? since)}\\)`));
      expect(parts[index], definitions[index]?.name).toContain(squeeze(`Since: ${since}`));
    });
  });

  test('has no letter in its indexes that ours have not', () => {
    const letters = [...manual.matchAll(/^\| Jump to: \| (.*) \|$/gm)].flatMap(([, row = '']) => row.split(/\s+/));
    expect(letters.length).toBeGreaterThan(1);
    for (const letter of letters) expect(texts.get('a-z.md')).toContain(`\n## ${letter}\n`);
    for (const { kind, name } of definitions) {
      expect(texts.get(kind === 'command' ? 'commands.md' : 'types.md')).toContain(`[\`${name}\`](`);
      expect(texts.get('a-z.md')).toContain(`[\`${name}\`](`);
    }
  });
});

function readManual(text: string, definitions: readonly Definition[]): readonly Entry[] {
  const typeNames = definitions.map(({ name }) => name).sort((left, right) => right.length - left.length);
  const [, ...lines] = text.split('\n');
  const groups: string[][] = [[]];
  for (const line of lines) {
    groups.at(-1)?.push(line);
    if (line.startsWith('Since:')) groups.push([]);
  }
  return groups.slice(0, -1).map((group, index) => readEntry(group, typeNames, definitions[index]));
}

function readEntry(group: readonly string[], typeNames: readonly string[], definition: Definition | undefined): Entry {
  const members: Member[] = [];
  const values: Pick<Member, 'name' | 'description'>[] = [];
  const valueNames = definition?.kind === 'enum' ? definition.values.map(({ name }) => name).sort((left, right) => right.length - left.length) : [];
  const lines: string[] = [];
  let list: 'members' | 'values' | undefined;
  for (const line of group.slice(0, -1)) {
    if (/^(?:Arguments|Members):$/.test(line)) list = 'members';
    else if (line === 'Values:') list = 'values';
    else if (list === 'values') values.push(readValue(line, valueNames));
    else if (list === 'members' && readMembers(line, typeNames).length > 0) members.push(...readMembers(line, typeNames));
    else lines.push(...textsOf(line));
  }
  return { members, values, lines, since: (group.at(-1) ?? '').replace(/^Since: /, '') };
}

/** Types and descriptions have lost the space between them; so have members without description. */
function readMembers(line: string, typeNames: readonly string[]): readonly Member[] {
  const types = ['int', 'string', 'boolean', 'number', ...typeNames].join('|');
  const pattern = new RegExp(`(?:^|(?<=\\(optional\\)))([\\w-]+): ((?:array of )?(?:${types}))( \\(optional\\))?(.*?)(?=$|(?<=\\(optional\\))[\\w-]+: (?:${types}) \\(optional\\))`, 'g');
  return [...line.matchAll(pattern)].map(([, name = '', type = '', optional, description = '']) => ({ name, type, isOptional: optional !== undefined, description }));
}

/** @throws Error for a value that the schema does not know */
function readValue(line: string, names: readonly string[]): Pick<Member, 'name' | 'description'> {
  const name = names.find((candidate) => line.startsWith(candidate));
  if (name === undefined) throw new Error(`no value: ${line}`);
  return { name, description: line.slice(name.length) };
}

/** The manual is some months younger than the schema; in that time, one limit came into it. */
function isYounger(text: string): boolean {
  return /\b48 ?MB\b/.test(text);
}

/** The manual's own words and labels, which ours need not repeat. */
function withoutRemark(text: string): string {
  return text.replace(/^Not documented$/, '').replace(/^Notes:$/, '');
}

/** The text of a line without the label that it begins with, typographic dashes as they were written. */
function textsOf(line: string): readonly string[] {
  return [line.replace(/^(?:Returns|Note|Notes|IMPORTANT):\s*/, '').replaceAll('–', '--')].filter((text) => text !== '');
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
