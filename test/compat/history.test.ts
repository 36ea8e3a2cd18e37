import { describe, expect, test } from 'vitest';
import { applyHistory } from '../../src/compat/history/apply-history.ts';
import { printHistory } from '../../src/compat/history/print-history.ts';
import { schemaHistory } from '../../src/compat/history/schema-history.ts';
import type { SchemaHistory } from '../../src/schema/history.ts';
import { compileText } from '../support/compile-text.ts';
import { plainModel } from '../support/plain-model.ts';

/** Versions 1, 2, … with the given texts. */
function historyOf(...texts: readonly string[]): SchemaHistory {
  return schemaHistory(texts.map((text, index) => ({ version: String(index + 1), schema: compileText(text, 'modern') })));
}

const member = (definition: string, name: string): Parameters<SchemaHistory['since']>[0] => ({ definition, part: { kind: 'member', name } });
const struct = (members: string, name = 'Disk'): string => `{ 'struct': '${name}', 'data': { ${members} } }`;

describe('an item', () => {
  test('has a first and a last version', () => {
    const history = historyOf(struct("'a': 'int'"), struct("'a': 'int', 'b': 'int'"), struct("'b': 'int'"));
    expect(history.find(member('Disk', 'a'))).toMatchObject({ since: '1', until: '2', removedIn: '3' });
    expect(history.find(member('Disk', 'b'))).toMatchObject({ since: '2', until: '3', removedIn: undefined });
    expect(history.find(member('Disk', 'c'))).toBeUndefined();
  });

  test('may be missing for a while', () => {
    expect(historyOf(struct("'a': 'int'"), struct(''), struct("'a': 'int'")).find(member('Disk', 'a'))).toMatchObject({ since: '1', until: '3', missingIn: ['2'] });
  });

  test.each([
    ['a type', struct("'a': 'int'"), struct("'a': 'str'"), member('Disk', 'a'), { attribute: 'type', before: 'int', after: 'str' }],
    ['whether it is optional', struct("'a': 'int'"), struct("'*a': 'int'"), member('Disk', 'a'), { attribute: 'optional', before: 'mandatory', after: 'optional' }],
    ['a condition', struct("'a': 'int'"), struct("'a': { 'type': 'int', 'if': 'CONFIG_A' }"), member('Disk', 'a'), { attribute: 'condition', before: 'none', after: 'CONFIG_A' }],
    ['deprecation', "{ 'command': 'c' }", "{ 'command': 'c', 'features': [ 'deprecated' ] }", { definition: 'c' }, { attribute: 'stability', before: 'stable', after: 'deprecated' }],
    ['a return value', "{ 'command': 'c' }", `{ 'command': 'c', 'returns': 'Disk' } ${struct('')}`, { definition: 'c' }, { attribute: 'returns', before: 'nothing', after: 'Disk' }],
  ])('remembers the change of %s', (_what, before, after, name, change) => {
    expect(historyOf(before, after).find(name)?.changes).toEqual([{ version: '2', ...change }]);
  });

  test('is the same whether its type was written inline or has a name, is a struct or a union', () => {
    const kinds = "{ 'enum': 'Kind', 'data': [ 'a' ] }";
    const history = historyOf(
      `${kinds} { 'command': 'c', 'data': { 'kind': 'Kind' } }`,
      `${kinds} { 'command': 'c', 'data': 'Disk' } ${struct("'kind': 'Kind'")}`,
      `${kinds} { 'command': 'c', 'data': 'Disk', 'boxed': true } { 'union': 'Disk', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { } }`,
    );
    expect(history.find(member('c', 'kind'))).toMatchObject({ since: '1', changes: [] });
    expect(history.find({ definition: 'Disk' })).toMatchObject({ since: '2', changes: [] });
  });

  test('is the same in a simple union and in the flat one that took its place', () => {
    const old = schemaHistory([{ version: '1', schema: compileText("{ 'struct': 'One', 'data': { 'x': 'int' } } { 'union': 'Uni', 'data': { 'k': 'One' } }", '4.0') }, {
      version: '2', schema: compileText("{ 'enum': 'UniKind', 'data': [ 'k' ] } { 'struct': 'One', 'data': { 'x': 'int' } } { 'struct': 'OneWrapper', 'data': { 'data': 'One' } } { 'union': 'Uni', 'base': { 'type': 'UniKind' }, 'discriminator': 'type', 'data': { 'k': 'OneWrapper' } }"),
    }]);
    expect(old.items.filter(({ name }) => name.definition === 'Uni').map(({ changes }) => changes)).toEqual([[], [], []]);
  });

  test('is as old in a base as in the types that have it', () => {
    const base = `${struct("'a': 'int'", 'Base')} { 'struct': 'Disk', 'base': 'Base', 'data': { } }`;
    const history = historyOf(struct("'a': 'int'"), base);
    expect(history.find(member('Base', 'a'))?.since).toBe('2');
    expect(history.since(member('Base', 'a'))).toBe('1');
    expect(history.since({ definition: 'Base' })).toBe('2');
  });
});

describe('a renamed type', () => {
  const uses = (inner: string, outer: string): string => (
    `${struct("'a': 'int'", inner)} ${struct(`'i': '${inner}'`, outer)} { 'command': 'c', 'returns': '${outer}' }`);

  test('keeps its past, as do types that only it uses', () => {
    const history = historyOf(uses('Inner', 'Outer'), uses('Inside', 'Outside'));
    expect(history.find({ definition: 'Outside' })).toMatchObject({ since: '1', changes: [{ attribute: 'name', before: 'Outer', after: 'Outside', version: '2' }] });
    expect(history.find({ definition: 'Inside' })).toMatchObject({ since: '1' });
    expect(history.find(member('Inside', 'a'))).toMatchObject({ since: '1' });
    expect(history.find({ definition: 'Outer' })).toBeUndefined();
    expect(history.find({ definition: 'c' })?.changes).toEqual([]);
  });

  test('is another type if its new name was there before', () => {
    const history = historyOf(`${struct('', 'Old')} ${struct('', 'New')} { 'command': 'c', 'returns': 'Old' }`, `${struct('', 'New')} { 'command': 'c', 'returns': 'New' }`);
    expect(history.find({ definition: 'Old' })).toMatchObject({ removedIn: '2' });
    expect(history.find({ definition: 'c' })?.changes).toHaveLength(1);
  });
});

describe('a model with its history', () => {
  const documented = (since: string, members: string): string => `##\n# @Disk:\n#\n# Text.\n#\n${members}# Since: ${since}\n##\n`;
  const newest = `${documented('0.5', '')}{ 'struct': 'Disk', 'data': { 'a': 'int', 'b': 'int', 'c': 'int' } }\n{ 'event': 'NEW' }`;
  const history = historyOf(struct("'a': 'int'"), `${struct("'a': 'int', 'b': 'int'")} { 'event': 'NEW' }`);
  const schema = compileText(newest, 'modern');
  const dated = applyHistory(schema, history);

  test('says since when everything is there, where that is known', () => {
    const disk = dated.definitions.get('Disk');
    // The oldest version has it; only the documentation knows of older ones.
    expect(disk?.since).toBe('0.5');
    expect(disk?.kind === 'struct' && disk.members.map(({ name, since }) => [name, since])).toEqual([['a', undefined], ['b', '2'], ['c', undefined]]);
    expect(dated.events[0]?.since).toBe('2');
  });

  test('is otherwise the same, and frozen', () => {
    expect(plainModel(dated, { docs: false })).toEqual(plainModel(schema, { docs: false }));
    expect(dated.docs).toHaveLength(1);
    expect(dated.docs[0]).toBe(schema.docs[0]);
    expect(dated.definitions.get('Disk')?.doc).toBe(schema.definitions.get('Disk')?.doc);
    expect(Object.isFrozen(dated.definitions.get('Disk'))).toBe(true);
    expect(dated.entities).toContain(dated.definitions.get('Disk'));
  });
});

describe('a documented version', () => {
  const enumText = (values: string, lines: readonly string[], since: string): string => (
    ['##', '# @Mode:', '#', '# Text.', '#', ...lines.map((line) => `# ${line}`), '#', `# Since: ${since}`, '##', `{ 'enum': 'Mode', 'data': [ ${values} ] }`, ''].join('\n'));
  const releases = (texts: Readonly<Record<string, string>>): SchemaHistory => (
    schemaHistory(Object.entries(texts).map(([version, text]) => ({ version, schema: compileText(text) }))));
  const code = (values: string): string => `{ 'enum': 'Mode', 'data': [ ${values} ] }\n`;
  const use = "{ 'command': 'set', 'data': { 'mode': 'Mode' } }\n";
  const history = releases({ '1.0': '', '4.0': code("'a', 'b'") + use, '7.0': code("'a', 'b', 'c', 'd'") + use });
  const dated = (values: string, lines: readonly string[], since: string): readonly (string | undefined)[] => {
    const { definitions } = applyHistory(compileText(enumText(values, lines, since)), history);
    const mode = definitions.get('Mode');
    return [mode?.since, ...mode?.kind === 'enum' ? mode.values.map((value) => value.since) : []];
  };

  test('stays where the releases leave it open', () => {
    expect(dated("'a', 'b', 'c', 'd'", ['@a: x', '@b: x (since 3.0)', '@c: x (since 5.1)', '@d: x'], '2.5')).toEqual(['2.5', undefined, '3.0', '5.1', '7.0']);
  });

  test('is replaced where they contradict it, in the documentation, too', () => {
    const schema = compileText(enumText("'a', 'b', 'c', 'd', 'e'", ['@a: x', '@b: x (since 9.9)', '@c: x (since 4.0)', '@d: It does.  Since 7.1.', '@e: x (since 5.0)'], '0.9, on x') + use);
    const made = applyHistory(schema, history);
    const mode = made.definitions.get('Mode');
    expect(mode?.since).toBe('4.0');
    expect(mode?.kind === 'enum' && mode.values.map((value) => [value.since, value.doc?.text])).toEqual([
      [undefined, 'x'], ['4.0', 'x (since 4.0)'], ['7.0', 'x (since 7.0)'], ['7.0', 'It does.  Since 7.0.'], [undefined, 'x'],
    ]);
    expect(mode?.doc?.sections.at(-1)).toMatchObject({ kind: 'since', text: '4.0, on x' });
    expect(made.docs).toContain(mode?.doc);
    expect(made.modules[0]?.docs).toContain(mode?.doc);
    expect(Object.isFrozen(mode?.doc?.sections)).toBe(true);
  });

  test('that no release confirms is left out', () => {
    const text = "##\n# @go:\n#\n# Text.\n#\n# Since: 5.0\n##\n{ 'command': 'go' }\n";
    const made = applyHistory(compileText(text), history).definitions.get('go');
    expect(made?.since).toBeUndefined();
    expect(made?.doc?.sections.map(({ kind }) => kind)).toEqual(['plain']);
    expect(applyHistory(compileText(text.replace('5.0', '7.1')), history).definitions.get('go')?.since).toBe('7.1');
  });

  test('of a definition counts without a colon as well, and for the parts that may have come with it', () => {
    const doc = (line: string): string => ['##', '# @Mode:', '#', '# Text.', '#', ...(line.startsWith('Since:') ? [] : [`# ${line}`, '#']), '# @a: x', '#', '# @c: x', ...(line.startsWith('Since:') ? ['#', `# ${line}`] : []), '##', `{ 'enum': 'Mode', 'data': [ 'a', 'c' ] }`, ''].join('\n');
    const late = releases({ '1.0': '', '7.0': "{ 'enum': 'Mode', 'data': [ 'a' ] }\n", '8.0': "{ 'enum': 'Mode', 'data': [ 'a', 'c' ] }\n" });
    const modes = (line: string): readonly unknown[] => {
      const mode = applyHistory(compileText(doc(line)), late).definitions.get('Mode');
      return [mode?.since, ...mode?.kind === 'enum' ? mode.values.map(({ since }) => since) : [], mode?.doc?.sections[0]?.text];
    };
    expect(modes('Since 5.0')).toEqual(['5.0', undefined, '8.0', 'Text.\n\nSince 5.0']);
    expect(modes('Since 9.9')).toEqual(['7.0', undefined, '8.0', 'Text.\n\nSince 7.0']);
    expect(modes('Others have it since 5.0.')).toEqual(['7.0', undefined, '8.0', 'Text.\n\nOthers have it since 5.0.']);
    expect(modes('Others have it (since 5.0).')[0]).toBe('7.0');
    // Another type had the name, and the one that is meant came later.
    const taken = releases({ '1.0': "{ 'enum': 'Mode', 'data': [ 'x' ] }\n", '4.0': "{ 'enum': 'Mode', 'data': [ 'a', 'c' ] }\n" });
    const mode = applyHistory(compileText(doc('Since: 2.5')), taken).definitions.get('Mode');
    expect([mode?.since, mode?.kind === 'enum' && mode.values.map(({ since }) => since)]).toEqual(['2.5', [undefined, undefined]]);
  });

  test('of a part is not older than that of its definition, of which nothing is said', () => {
    expect(dated("'a', 'b', 'c', 'd'", ['@a: x (since 2.0)', '@b: x', '@c: x', '@d: x'], 'ever')).toEqual([undefined, '2.0', undefined, '7.0', '7.0']);
  });

  test('of a value is that of its branch', () => {
    const union = (kinds: string, branches: string): string => (
      `{ 'enum': 'Kind', 'data': [ ${kinds} ] }\n{ 'struct': 'One', 'data': { 'x': 'int' } }\n{ 'union': 'Uni', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { ${branches} } }\n`);
    const [before, after] = [union("'k'", "'k': 'One'"), union("'k', 'l', 'm'", "'k': 'One', 'l': 'One', 'm': 'One'")];
    const text = `##\n# @Kind:\n#\n# Text.\n#\n# @k: x\n#\n# @l: x (since 2.5)\n#\n# @m: x\n#\n# Since: 1.5\n##\n${after}`;
    const uni = applyHistory(compileText(text), releases({ '1.0': '', '2.0': before, '3.0': after })).definitions.get('Uni');
    expect(uni?.kind === 'union' && uni.branches.map(({ since }) => since)).toEqual([undefined, '2.5', '3.0']);
  });

  test('is not needed for parts: those that came later have that of the history, be they branches or in a base', () => {
    const union = (kinds: string, branches: string): string => (
      `{ 'enum': 'Kind', 'data': [ ${kinds} ] } { 'struct': 'One', 'data': { 'x': 'int' } } { 'union': 'Uni', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { ${branches} } }`);
    const [before, after] = [union("'k', 'l'", "'k': 'One'"), union("'k', 'l'", "'k': 'One', 'l': 'One'")];
    const uni = applyHistory(compileText(after), releases({ '1.0': '', '2.0': before, '3.0': after })).definitions.get('Uni');
    expect(uni?.kind === 'union' && uni.branches.map(({ name, since }) => [name, since])).toEqual([['k', undefined], ['l', '3.0']]);
    const struct = before.replace(/\{ 'union.*/, "{ 'struct': 'Uni', 'data': { 'kind': 'Kind' } }");
    const became = applyHistory(compileText(after), releases({ '1.0': '', '2.0': struct, '3.0': before, '4.0': after })).definitions.get('Uni');
    expect(became?.kind === 'union' && became.branches.map(({ since }) => since)).toEqual([undefined, '4.0']);
    const base = "{ 'struct': 'Base', 'data': { 'm': 'int' } } { 'struct': 'Heir', 'base': 'Base', 'data': { } }";
    const moved = applyHistory(compileText(base), releases({ '1.0': '', '1.1': "{ 'struct': 'Heir', 'data': { 'm': 'int' } }", '1.2': base }));
    const made = moved.definitions.get('Base');
    expect([made?.since, made?.kind === 'struct' && made.members[0]?.since]).toEqual(['1.2', undefined]);
  });
});

describe('text', () => {
  const history = historyOf(
    struct("'a': 'int', 'b': 'int'"), `${struct("'*a': 'int', 'x': 'str'")} { 'command': 'c', 'data': { 'y': 'int' } }`,
    `${struct("'*a': 'int', 'x': 'str'")} { 'command': 'c', 'data': { 'y': { 'type': 'int', 'features': [ 'deprecated' ] } } }`,
  );

  test('as a table', () => {
    expect(printHistory(history, 'table')).toBe([
      'ITEM    KIND     SINCE  UNTIL  CHANGES',
      'Disk    struct   1',
      'Disk.a  member   1             2: is optional',
      'Disk.x  member   2',
      'c       command  2',
      'c.y     member   2             3: is deprecated, and was stable',
      'Disk.b  member   1      1',
      '',
    ].join('\n'));
  });

  test('as Markdown', () => {
    expect(printHistory(history, 'markdown')).toBe([
      '# History from 1 to 3', '', '## 3', '', '### Deprecated', '', "- argument `y` of command `c`", '',
      '## 2', '', '### Added', '', '- member `x` of struct `Disk`', '- command `c`', '',
      '### Changed', '', '- member `a` of struct `Disk` is optional', '', '### Removed', '', '- member `b` of struct `Disk`', '',
    ].join('\n'));
  });

  test('as Markdown, of what is deprecated and has a feature', () => {
    const features = historyOf("{ 'command': 'c' }", "{ 'command': 'c', 'features': [ 'deprecated', 'fast' ] }");
    expect(printHistory(features, 'markdown')).toContain('## 2\n\n### Added\n\n- feature `fast` of command `c`\n\n### Deprecated\n\n- command `c`\n');
  });

  test('as Markdown, of what was away', () => {
    const away = historyOf("{ 'command': 'c', 'data': { 'x': 'int', '*y': 'int' } }", "{ 'command': 'c', 'data': { 'x': 'int' } }", '', "{ 'command': 'c', 'data': { 'x': 'int', '*y': 'int' } }");
    expect(printHistory(away, 'markdown')).toBe([
      '# History from 1 to 4', '', '## 4', '', '### Added', '', '- command `c` again', '',
      '## 3', '', '### Removed', '', '- command `c`', '', '## 2', '', '### Removed', '', '- argument `y` of command `c`', '',
    ].join('\n'));
    expect(printHistory(away, 'table')).toContain('2: missing; 3: missing');
  });

  test('as JSON', () => {
    expect(JSON.parse(printHistory(history, 'json'))).toMatchObject({
      versions: ['1', '2', '3'],
      items: expect.arrayContaining([{ definition: 'Disk', name: 'b', kind: 'member', since: '1', until: '1', removedIn: '2' }]) as unknown,
    });
  });
});
