import { describe, expect, test } from 'vitest';
import { command, documented, lintFindings, lintText } from './lint-text.ts';

const untold = documented('c', ['Text.'], "{ 'command': 'c' }");
const ignore = '# qapi-gen: ignore lint/missing-since -- nobody remembers\n';

describe('a comment', () => {
  test('excuses the next definition and its documentation', () => {
    expect(lintText(untold)).toEqual(['2:4 missing-since']);
    expect(lintText(`${ignore}\n${untold}`)).toEqual([]);
    expect(lintText(`${ignore}${untold}`)).toEqual([]);
  });

  test.each([['latest'], ['7.2'], ['2.9'], ['2.7'], ['1.4']])('between documentation and definition excuses both, in %s', (dialect) => {
    const between = (name: string, gap: string): string => untold.replaceAll('c:', `${name}:`).replace("##\n{ 'command': 'c' }", `##\n${gap}{ 'command': '${name}' }`);
    const others = between('d', '') + between('e', '# no exception\n');
    expect(lintText(between('c', `\n${ignore}\n`) + others, { dialect })).toEqual(['11:4 missing-since', '17:4 missing-since']);
    expect(lintText(between('c', ignore) + others, { dialect })).toEqual(['9:4 missing-since', '15:4 missing-since']);
    // A lost mark makes the comment a part of the documentation, as releases before 2.8 took it.
    const damaged = documented('f', ['Text.', '', 'Since: 1.0'], "{ 'command': 'f' }").replace('##\n#', '#');
    const found = lintText(between('c', ignore) + damaged, { dialect: '1.4' });
    expect(found).toEqual(['8:1 doc-mark']);
  });

  test('below everything excuses nothing', () => {
    expect(lintText(`${untold}\n${ignore}`)).toEqual(['2:4 missing-since', '8:1 needless-ignore']);
  });

  test('below free-form documentation does not reach up to it', () => {
    expect(lintText(`##\n# Stop the the machine.\n##\n\n# qapi-gen: ignore lint/repeated-word -- poetry\n\n${command(['The the end.'])}`)).toEqual(['2:12 repeated-word']);
  });

  test('excuses no more than that', () => {
    expect(lintText(`${ignore}\n${untold}\n${untold.replaceAll('c:', 'd:').replaceAll("'c'", "'d'")}`)).toEqual(['11:4 missing-since']);
  });

  test('excuses no other rule', () => {
    expect(lintText(`${ignore}\n${documented('c', ['The the text.'], "{ 'command': 'c' }")}`)).toEqual(['6:7 repeated-word']);
  });

  test('can name several rules', () => {
    const both = '# qapi-gen: ignore lint/missing-since, lint/repeated-word -- so it is\n\n';
    expect(lintText(`${both}${documented('c', ['The the text.', '', 'And the the end.'], "{ 'command': 'c' }")}`)).toEqual([]);
  });

  test('excuses a line inside of a definition', () => {
    const members = (comment: string, beside = ''): string => (
      documented('c', ['Text.', '', '@a: x', '', 'Since: 1.0'], `{ 'command': 'c',\n  'data': { 'a': 'int',\n${comment}            'b': 'int',${beside}\n            'd': 'int' } }`)
    );
    const old = { dialect: '8.2' };
    const own = '            # qapi-gen: ignore lint/missing-member -- obvious\n';
    expect(lintText(members(''), old)).toEqual(['12:13 missing-member', '13:13 missing-member']);
    expect(lintText(members(own), old)).toEqual(['14:13 missing-member']);
    expect(lintText(members('', ' # qapi-gen: ignore lint/missing-member -- obvious'), old)).toEqual(['13:13 missing-member']);
  });

  test('can excuse a file', () => {
    const file = '# qapi-gen: ignore-file lint/missing-since -- all from before\n\n';
    expect(lintText(`${untold}${file}`)).toEqual([]);
    expect(lintText({ 'schema.json': `${file}{ 'include': 'b.json' }\n`, 'b.json': untold })).toEqual(['1:1 needless-ignore', '2:4 missing-since']);
  });

  test('excuses free-form documentation, and that alone', () => {
    const free = '##\n# Stop the the machine.\n##\n\n';
    expect(lintText(`# qapi-gen: ignore lint/repeated-word -- poetry\n\n${free}${command(['The the end.'])}`)).toEqual(['12:7 repeated-word']);
  });
});

describe('what is wrong with a comment', () => {
  test.each<[string, string, readonly string[]]>([
    ['no reason', '# qapi-gen: ignore lint/missing-since', ['1:1 ignore-without-reason']],
    ['an empty reason', '# qapi-gen: ignore lint/missing-since --', ['1:1 ignore-without-reason']],
    ['nothing to excuse', '# qapi-gen: ignore lint/repeated-word -- so it is', ['1:1 needless-ignore', '4:4 missing-since']],
    ['nothing to excuse, for one of two rules', '# qapi-gen: ignore lint/missing-since, lint/repeated-word -- so it is', ['1:1 needless-ignore']],
    ['an unknown rule', '# qapi-gen: ignore lint/missing-sinces -- so it is', ['1:1 bad-ignore', '4:4 missing-since']],
    ['a code of check', '# qapi-gen: ignore doc/required -- so it is', ['1:1 bad-ignore', '4:4 missing-since']],
    ['no rule', '# qapi-gen: ignore -- so it is', ['1:1 bad-ignore', '4:4 missing-since']],
    ['another word', '# qapi-gen: disable lint/missing-since -- so it is', ['1:1 bad-ignore', '4:4 missing-since']],
  ])('%s', (_what, comment, expected) => {
    expect(lintText(`${comment}\n\n${untold}`)).toEqual(expected);
  });

  test.each<[string, string]>([
    ['ignore missing-since -- so it is', "there is no rule 'missing-since' Did you mean 'lint/missing-since'?"],
    ['ignore lint/missing-sinc -- so it is', "there is no rule 'lint/missing-sinc' Did you mean 'lint/missing-since'?"],
    ['ignore lint/missing-since since nobody remembers', "'since' is not a rule, and a reason stands behind ' -- '"],
    ['ignore lint/missing-since - nobody remembers', "'-' is not a rule, and a reason stands behind ' -- '"],
    ['ignore doc/required -- so it is', "'doc/required' is not a rule of lint"],
    ['disable lint/missing-since -- so it is', "'disable' is neither 'ignore' nor 'ignore-file'"],
  ])('is said once: %s', (comment, expected) => {
    const bad = lintFindings(`# qapi-gen: ${comment}\n\n${untold}`).map(({ diagnostic }) => diagnostic).filter(({ code }) => code === 'lint/bad-ignore');
    expect(bad.map(({ message, suggestion }) => `${message}${suggestion === undefined ? '' : ` ${suggestion}`}`)).toEqual([`this exception is not understood: ${expected}`]);
  });

  test('inside of documentation', () => {
    expect(lintText(documented('c', ['Text.', '', 'qapi-gen: ignore lint/missing-since -- so it is'], "{ 'command': 'c' }"))).toEqual(['2:4 missing-since', '6:1 bad-ignore']);
  });

  test('is not asked of rules that are off', () => {
    expect(lintText(`${ignore}\n${command([])}`, { severities: { 'lint/missing-since': 'off' } })).toEqual([]);
    expect(lintText(`# qapi-gen: ignore lint/undocumented -- so it is\n\n${command([])}`, { set: 'recommended' })).toEqual([]);
  });

  test('has a severity, too', () => {
    expect(lintText(`# qapi-gen: ignore lint/missing-since\n\n${untold}`, { severities: { 'lint/ignore-without-reason': 'off' } })).toEqual([]);
  });
});
