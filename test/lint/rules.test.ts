import { describe, expect, test } from 'vitest';
import { lintCatalogue } from '../../src/diagnostics/catalogue/lint.ts';
import { rules } from '../../src/lint/rules.ts';
import { command, documented, lintFindings, lintMessages, lintText } from './lint-text.ts';

const old = { dialect: '2.7' };

test('every code of the catalogue is a rule, or about comments that make exceptions', () => {
  const about = ['lint/ignore-without-reason', 'lint/needless-ignore', 'lint/bad-ignore'];
  expect([...rules.map(({ code }) => code), ...about].sort()).toEqual(Object.keys(lintCatalogue).sort());
});

describe('descriptions', () => {
  const open = (lines: readonly string[], data: string): string => command(lines, `, 'data': { ${data} }`);

  test.each<[string, string, readonly string[]]>([
    ['a misspelt one', open(['@sucess: x'], "'success': 'int'"), ["unknown-member: command 'c' has no argument 'sucess' of its own to describe"]],
    ['the only one, and the only part without', open(['@filepath: x'], "'path': 'int'"), ["unknown-member: command 'c' has no argument 'filepath' of its own to describe"]],
    ['one of nothing', open(['@path: x', '@zzz: x'], "'path': 'int'"), ["unknown-member: command 'c' has no argument 'zzz' of its own to describe"]],
    ['none', open([], "'path': 'int'"), ["missing-member: argument 'path' of command 'c' is not described"]],
    ['none of several', open([], "'a': 'int', 'b': 'int'"), ["missing-member: none of the 2 arguments of command 'c' are described"]],
    ['few of many', open(['@a: x'], "'a': 'int', 'b': 'int', 'd': 'int', 'e': 'int', 'f': 'int'"), ["missing-member: only 1 of the 5 arguments of command 'c' are described"]],
    ['what a named type has', `${open(['@m: x'], '').replace("'data': {  }", "'data': 'S'")}${documented('S', ['@m: x', '', 'Since: 1.0'], "{ 'struct': 'S', 'data': { 'm': 'int' } }")}`, []],
    ['what a command returns', `${open(['@m: x'], '').replace("'data': {  }", "'returns': 'S'")}${documented('S', ['@m: x', '', 'Since: 1.0'], "{ 'struct': 'S', 'data': { 'm': 'int' } }")}`, []],
    ['what a base has', `${documented('B', ['@m: x', '', 'Since: 1.0'], "{ 'struct': 'B', 'data': { 'm': 'int' } }")}${documented('S', ['@m: x', '@n: x', '', 'Since: 1.0'], "{ 'struct': 'S', 'base': 'B', 'data': { 'n': 'int' } }")}`, []],
  ])('%s', (_what, text, expected) => {
    expect(lintMessages(text, old)).toEqual(expected);
  });

  test('names the likely one', () => {
    const suggestions = lintFindings(open(['@filepath: x'], "'path': 'int'"), old).map(({ diagnostic }) => diagnostic.suggestion);
    expect(suggestions).toEqual(["Did you mean 'path'?"]);
  });

  test('are left to check where it judges them', () => {
    expect(lintText(open(['@pth: x'], "'path': 'int'"))).toEqual([]);
    expect(lintText(open([], "'path': 'int'"))).toEqual([]);
    expect(lintText(`{ 'pragma': { 'documentation-exceptions': [ 'c' ] } }\n${open([], "'path': 'int'")}`)).toEqual([]);
  });

  test('of nested anonymous structs are those of their members', () => {
    const nested = documented('S', ['@q.a: x', '@q.b: x', '', 'Since: 1.0'], "{ 'type': 'S', 'data': { 'q': { 'a': 'int', 'b': 'int' } } }");
    expect(lintText(nested, { dialect: '1.4' })).toEqual([]);
  });
});

describe('marks', () => {
  const body = '# Text.\n#\n# Since: 1.0\n';
  const code = "{ 'command': 'c' }\n";

  test.each<[string, string, readonly string[]]>([
    ['the first is missing', `# @c:\n${body}##\n${code}`, ['1:1 doc-mark']],
    ['the last is missing', `##\n# @c:\n${body}${code}`, ['5:1 doc-mark']],
    ['the last is missing above an empty line', `##\n# @c:\n${body}\n${code}`, ['5:1 doc-mark']],
    ['both are missing', `# @c:\n${body}${code}`, ['1:1 doc-mark']],
    ['one is a comment', `##\n# @c:\n${body}# ##\n${code}`, ['6:1 doc-mark']],
    ['one is too long', `###\n# @c:\n${body}##\n${code}`, ['1:1 doc-mark']],
    ['the name stands beside it', `## @c:\n${body}##\n${code}`, ['1:1 doc-mark']],
    ['the name is missing', `##\n${body}##\n${code}`, ['1:1 nameless-doc']],
    ['a comment stands above', `# note\n##\n${body}##\n${code}`, ['2:1 nameless-doc']],
    ['the first is missing below a remark', `# note\n#\n# @c:\n${body}##\n${code}`, ['3:1 doc-mark']],
    ['a line of signs is drawn in the text', `##\n# @c:\n# Text.\n####\n# More.\n#\n# Since: 1.0\n##\n${code}`, []],
    ['nothing is', `##\n# @c:\n${body}##\n${code}`, []],
    ['what is about something else', `##\n${body}##\n\n##\n# @c:\n${body}##\n${code}`, []],
  ])('%s', (_what, text, expected) => {
    expect(lintText(text, old)).toEqual(expected);
  });

  test.each([['2.9'], ['latest']])('may stand apart from the text, in %s', (dialect) => {
    expect(lintText(`##\n\n# @c:\n#\n${body}\n##\n${code}`, { dialect, set: 'minimal' })).toEqual([]);
  });

  test('are left to check where it judges them', () => {
    expect(lintText(`# @c:\n${body}##\n${code}`).filter((line) => line.includes('doc-mark'))).toEqual([]);
  });

  test('that nobody else misses are missed in any dialect', () => {
    expect(lintText(`# @c:\n${body}${code}`, { set: 'minimal' })).toEqual(['1:1 doc-mark']);
  });
});

describe('places', () => {
  const doc = (name: string): string => `##\n# @${name}:\n#\n# Text.\n#\n# Since: 1.0\n##\n`;

  test.each<[string, string, readonly string[]]>([
    ['above another definition', `${doc('c')}{ 'type': 'T', 'data': { } }\n{ 'command': 'c' }\n`, ['2:4 misplaced-doc']],
    ['above nothing', `${doc('d')}\n${doc('c')}{ 'command': 'c' }\n`, ['2:4 misplaced-doc']],
    ['above the definition', `${doc('c')}{ 'command': 'c' }\n`, []],
  ])('%s', (_what, text, expected) => {
    expect(lintText(text, { dialect: '1.4' })).toEqual(expected);
  });

  test('are left to check where it judges them', () => {
    expect(lintText(`${doc('d')}{ 'command': 'c' }\n`)).toEqual([]);
  });
});

describe('sections', () => {
  test('stand once', () => {
    const twice = command(['Returns: one', 'Returns: two', 'Since: 1.0', 'Since: 1.1'], ", 'returns': 'int'");
    expect(lintText(twice, old)).toEqual(['7:3 repeated-section', '9:3 repeated-section']);
    expect(lintText(command(['@a: x', '@a: y'], ", 'data': { 'a': 'int' }"), old)).toEqual(['7:4 repeated-section']);
  });

  test.each<[string, string, string | undefined]>([
    ['Retruns: x', '9.2', "'Retruns:' begins no section; 'Returns:' does"],
    ['returns: x', '9.2', "'returns:' begins no section; 'Returns:' does"],
    ['Return: x', '9.2', "'Return:' begins no section; 'Returns:' does"],
    ['Return: x', '7.2', undefined],
    ['Returns : x', '9.2', "'Returns :' begins no section; 'Returns:' does"],
    ['Error: x', '9.2', "'Error:' begins no section; 'Errors:' does"],
    ['Error: x', '8.2', undefined],
    ['Todo: x', '9.2', "'Todo:' begins no section; 'TODO:' does"],
    ['Featuers:', '9.2', "'Featuers:' begins no section; 'Features:' does"],
    ['Featuers: x', '9.2', undefined],
    ['Exmaple:', '9.2', "'Exmaple:' begins no section; '.. qmp-example::' does"],
    ['Exmaple:', '7.2', "'Exmaple:' begins no section; 'Example:' does"],
    ['NOTE: x', '9.2', "'NOTE:' begins no section; '.. note::' does"],
    ['Ntoes: x', '2.7', "'Ntoes:' begins no section; 'Notes:' does"],
    ['Text\nand more.\nRetruns: x', '9.2', "'Retruns:' begins no section; 'Returns:' does"],
    ['Text\nand more.\nReturns: x', '9.2', "'Returns:' begins no section here: the line above it must be empty"],
    ['Text\nerrors: x', '9.2', undefined],
    ['Text\nNote: x', '9.2', undefined],
    ['Result: x', '9.2', undefined],
    ['Note: x', '7.2', undefined],
    ['Node: x', '7.2', undefined],
    ['Vote: x', '7.2', undefined],
    ['Sample: x', '7.2', undefined],
    ['Sine: 440', '9.2', undefined],
    ['Returns:: x', '9.2', undefined],
    ['    Retruns: x', '9.2', undefined],
  ])('%s in %s', (lines, dialect, expected) => {
    const found = lintMessages(command([...lines.split('\n'), '', 'Since: 9.2']), { dialect });
    expect(found.filter((message) => message.startsWith('section-typo'))).toEqual(expected === undefined ? [] : [`section-typo: ${expected}`]);
  });

  test.each([['Sicne: 1.0'], ['SINCE : the beginning']])('whose tag is %s are not missed besides', (line) => {
    expect(lintText(documented('c', ['Text.', '', line], "{ 'command': 'c' }"))).toEqual(['6:3 section-typo']);
  });

  test('that follow another one in a line of their own', () => {
    expect(lintText(documented('c', ['Text.', '', 'Returns: x', 'Sicne: 1.0'], "{ 'command': 'c', 'returns': [ 'int' ] }"), { dialect: '7.2' })).toEqual(['7:3 section-typo']);
  });
});

describe('#optional', () => {
  const take = (description: string, member: string, others = 1): string => {
    const marked = Array.from({ length: others }, (_, index) => index);
    return command(
      [`@a: ${description}`, ...marked.map((index) => `@m${index}: #optional x`)],
      `, 'data': { ${[`'${member}': 'int'`, ...marked.map((index) => `'*m${index}': 'int'`)].join(', ')} }`,
    );
  };

  test.each<[string, string, number, readonly string[]]>([
    ['#optional x', 'a', 1, ['6:4 optional-mark']],
    ['(optional) x', 'a', 1, ['6:4 optional-mark']],
    ['#optional x', '*a', 1, []],
    ['x', '*a', 1, ['6:4 optional-mark']],
    ['x', '*a', 0, []],
    ['x (an optional thing)', '*a', 1, []],
    ['only present if b', '*a', 1, []],
    ['the optional thing', 'a', 1, []],
  ])('%s for %s beside %i others', (description, member, others, expected) => {
    expect(lintText(take(description, member, others), old)).toEqual(expected);
  });

  test('is not asked for where releases refuse it', () => {
    expect(lintText(take('x', '*a', 1), { ...old, dialect: '4.0' })).toEqual([]);
  });
});

describe('Returns', () => {
  const types = documented('One', ['@m: x', '', 'Since: 1.0'], "{ 'struct': 'One', 'data': { 'm': 'int' } }")
    + documented('OtherOne', ['@m: x', '', 'Since: 1.0'], "{ 'struct': 'OtherOne', 'base': 'One', 'data': { } }").replace('# @m: x\n#\n', '');

  test.each<[string, string, readonly string[]]>([
    ['@One', "'One'", []],
    ['One on success', "'One'", []],
    ['a list of @One', "[ 'One' ]", []],
    ['List of One', "[ 'One' ]", []],
    ['@One', "'OtherOne'", []],
    ['@OtherOne', "'One'", ['6:13 returns-other-type']],
    ['List of OneInfo', "[ 'One' ]", ['6:20 returns-other-type']],
    ['nothing', "'One'", ['6:12 returns-other-type']],
    ['nothing if it fails', "'One'", []],
    ['the number of Ones', "'One'", []],
    ['DeviceNotFound if there is none', "'One'", []],
    ['CapitalWord and text', "'One'", ['6:12 returns-other-type']],
    ['Linux version', "'One'", []],
  ])('%s of %s', (text, returns, expected) => {
    expect(lintText(command([`Returns: ${text}`], `, 'returns': ${returns}`) + types, old)).toEqual(expected);
  });

  test('of nothing', () => {
    expect(lintText(command(['Returns: nothing on success']), old)).toEqual([]);
    expect(lintText(command(['Returns: @One']) + types, old)).toEqual(['6:13 returns-other-type']);
  });
});

describe('references', () => {
  test.each<[string, string, readonly string[]]>([
    ['a definition', 'Like @c and `c`.', []],
    ['a member of another one', 'Like @m.', []],
    ['nothing', 'Like @nothing.', ['6:8 unknown-reference']],
    ['nothing, in a message', '.. qmp-example::\n\n    -> { "execute": "c", "id": "@nothing" }\n    <- { "return": {} }', []],
    ['nothing, as a literal', 'Like ``@nothing``.', []],
    ['nothing, in quotes', 'Like "@nothing".', []],
    ['a page of another manual', 'See `some-page`.', []],
    ['a type that is not there', 'See `NoSuchType`.', ['6:7 unknown-reference']],
    ['a misspelt definition', 'See `commnad-name`.', ['6:7 unknown-reference']],
    ['an address', 'Ask me@nowhere.example.', []],
  ])('to %s', (_what, text, expected) => {
    const others = command([], '', 'command-name') + documented('S', ['@m: x', '', 'Since: 1.0'], "{ 'struct': 'S', 'data': { 'm': 'int' } }");
    expect(lintText(command(text.split('\n')) + others)).toEqual(expected);
  });

  test('in modules of another schema may be to what only that one has', () => {
    const files = { 'schema.json': "{ 'include': '../other.json' }\n", '../other.json': command(['Like @nothing.']) };
    expect(lintText(files)).toEqual([]);
  });
});

describe('deprecated', () => {
  test.each<[string, readonly string[]]>([
    ['This command is deprecated.', ['8:4 deprecated-without-reason']],
    ['Member @m is deprecated since 9.0.', ['8:4 deprecated-without-reason']],
    ['This command is deprecated.  Use @c.', []],
    ['This command is deprecated because nobody needs it.', []],
    ['No longer needed.', []],
  ])('%s', (text, expected) => {
    const withMember = command(['Features:', '', `@deprecated: ${text}`], ", 'features': [ 'deprecated' ]") + documented('S', ['@m: x', '', 'Since: 1.0'], "{ 'struct': 'S', 'data': { 'm': 'int' } }");
    expect(lintText(withMember)).toEqual(expected);
  });

  test.each<[string, readonly string[]]>([
    ['how many', ['10:4 deprecated-without-reason']],
    ['there for compatibility, and ignored', []],
  ])('an argument that is described as: %s', (description, expected) => {
    const lines = [`@m: ${description}`, '', 'Features:', '', '@deprecated: Argument @m is deprecated.'];
    expect(lintText(command(lines, ", 'data': { 'm': 'int' }, 'features': [ 'deprecated' ]"))).toEqual(expected);
  });
});

describe('words', () => {
  test.each<[string, readonly string[]]>([
    ['Stop the the machine.', ['6:12 repeated-word']],
    ['Stop the\nthe machine.', ['7:3 repeated-word']],
    ['Blah blah.', []],
    ['That that is is.', ['6:16 repeated-word']],
    ['Plain and simple::\n\n    the the recieve', []],
    ['Recieve it.', ['6:3 misspelling']],
    ['To make such the tray is shut, wait.', ['6:11 misspelling']],
    ['To make such a tray, wait; trays make such noise.', []],
    ['Note all guest systems will do that.', ['6:3 misspelling']],
    ['Note all differences between them; all are listed.', []],
    ['Note that all guest systems will do that.', []],
    ['Note all of these are there.', []],
    ['recieve-it @recieve-it "recieve"', []],
    ['Receive it.', []],
  ])('%s', (text, expected) => {
    expect(lintText(command(text.split('\n'), ", 'data': { 'recieve-it': 'int' }").replace("# Text.\n#\n", '# Text.\n#\n'), { severities: { 'lint/missing-member': 'off' }, dialect: '8.2' })).toEqual(expected);
  });
});

test('definitions without documentation are found by the strict set alone', () => {
  const text = "{ 'command': 'c' }\n";
  expect(lintText(text)).toEqual(['1:15 undocumented']);
  expect(lintText(text, { set: 'recommended' })).toEqual([]);
});
