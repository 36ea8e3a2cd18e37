/** The formats `github`, `gitlab` and `junit`: what their readers make of them. */
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { printGithub } from '../../src/diagnostics/printers/github.ts';
import { printGitlab } from '../../src/diagnostics/printers/gitlab.ts';
import { printJunit } from '../../src/diagnostics/printers/junit.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { parseXml, type XmlElement } from '../support/xml.ts';
import { find, finding, hostileFindings, hostileTexts } from './findings.ts';

const base = { folder: '/here', workingDirectory: '/here' };
const schemaFile = new SourceFile('qapi/block.json', '{ \'struct\': \'Disk\',\n  \'data\': {\n    \'size\': \'Strr\' } }\n');
const place = find(schemaFile, '\'Strr\'');
const severities = ['error', 'warning', 'info'] as const;

describe('github', () => {
  interface Command {
    readonly name: string;
    readonly properties: Readonly<Record<string, string>>;
    readonly message: string;
  }

  /** As GitHub's runner reads a line: first it is taken apart, then its parts are unescaped, `%25` last. */
  function readCommand(line: string): Command {
    const [, name = '', list = '', data = ''] = /^::(\w+)(?: (.*?))?::(.*)$/s.exec(line) ?? expect.fail(`no command: ${line}`);
    const unescapeData = (text: string): string => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
    const unescapeProperty = (text: string): string => unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
    const properties = list.split(',').filter((item) => item !== '').map((item) => {
      const [key = '', ...rest] = item.split('=');
      return [key, unescapeProperty(rest.join('='))];
    });
    return { name, properties: Object.fromEntries(properties) as Record<string, string>, message: unescapeData(data) };
  }

  const print = (diagnostics: readonly Diagnostic[]): string => [...printGithub(diagnostics, { base })].join('');

  test('is nothing when there are no findings', () => {
    expect(print([])).toBe('');
  });

  test('is one command a finding', () => {
    const related = [{ message: 'a struct of nearly that name stands here', span: find(schemaFile, '\'Disk\'') }];
    expect(print([finding(place, { related, suggestion: 'Did you mean \'str\'?' })])).toBe(
      '::error file=qapi/block.json,line=3,endLine=3,col=13,endColumn=19,title=type/unknown::'
      + "there is no type 'Strr'%0Aa struct of nearly that name stands here (qapi/block.json:1)%0ADid you mean 'str'?\n",
    );
    expect(severities.map((severity) => readCommand(print([finding(place, { severity })]).trimEnd()).name)).toEqual(['error', 'warning', 'notice']);
  });

  test('names a file of a revision as it is called in the repository, and what is beside it with its revision', () => {
    const old = new SourceFile('git:v1.0:/qapi/block.json', '{ }');
    const related = [{ message: 'it was here', span: old.span(0, 1) }];
    const line = print([finding(old.span(0, 3), { related })]);
    expect(line).toMatch(/^::error file=qapi\/block\.json,line=1,/);
    expect(line).toContain('it was here (git:v1.0:qapi/block.json:1)');
    const gitlab = JSON.parse([...printGitlab([finding(old.span(0, 3))], base)].join('')) as readonly { readonly location: { readonly path: string } }[];
    expect(gitlab[0]?.location.path).toBe('qapi/block.json');
  });

  test('names no file for what a program said', () => {
    expect(print([finding(undefined, { file: 'qmp:unix:/run/qemu.sock' })])).toMatch(/^::error title=/);
  });

  test('points at the narrowest place, and names no columns of several lines', () => {
    expect(print([finding(schemaFile.span(0, 60), { focus: place })])).toContain(',line=3,endLine=3,col=13,');
    expect(print([finding(schemaFile.span(0, 40))])).toContain(',line=1,endLine=3,title=');
    expect(print([finding(undefined)])).toContain('file=missing.json,line=1,endLine=1,col=1,');
  });

  test('is one line a finding whatever the texts hold, and gives them back', () => {
    const findings = hostileFindings();
    const lines = print(findings).split('\n').slice(0, -1);
    expect(lines).toHaveLength(findings.length);
    for (const [index, line] of lines.entries()) {
      const { file } = findings[index] ?? finding(undefined);
      const { properties } = readCommand(line);
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(['file', 'line', 'endLine', 'title']));
      expect(properties['title']).toBe('type/unknown');
      if (!/[/\\]/.test(file) && file !== '') expect(properties['file']).toBe(file);
    }
  });

  test('keeps percent signs, commas and colons', () => {
    const { properties, message } = readCommand(print([finding(undefined, { file: 'a:b,c%2C\n.json', message: '100% %0A a, b: c' })]).trimEnd());
    expect(properties['file']).toBe('a:b,c%2C\n.json');
    expect(message).toBe('100% %0A a, b: c');
  });

  test('says what is missing', () => {
    expect([...printGithub([], { base, omitted: { errors: 2, warnings: 0 } })].join('')).toBe('::notice::… and 2 errors more\n');
  });
});

describe('gitlab', () => {
  interface Issue {
    readonly description: string;
    readonly check_name: string;
    readonly fingerprint: string;
    readonly severity: string;
    readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
  }

  const print = (diagnostics: readonly Diagnostic[]): readonly Issue[] => JSON.parse([...printGitlab(diagnostics, base)].join('')) as readonly Issue[];

  test('is an empty list when there are no findings', () => {
    expect([...printGitlab([], base)].join('')).toBe('[]\n');
  });

  test('is an issue a finding', () => {
    expect(print([finding(schemaFile.span(0, 60), { focus: place, suggestion: 'Did you mean \'str\'?' })])).toEqual([{
      description: "there is no type 'Strr'. Did you mean 'str'?",
      check_name: 'type/unknown',
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      severity: 'major',
      location: { path: 'qapi/block.json', lines: { begin: 3, end: 3 } },
    }]);
    expect(print(severities.map((severity) => finding(place, { severity }))).map(({ severity }) => severity)).toEqual(['major', 'minor', 'info']);
  });

  test('knows a finding again when lines move, wherever the checkout is', () => {
    const moved = new SourceFile('/elsewhere/qapi/block.json', `\n\n${schemaFile.text}`);
    const [before] = print([finding(place)]);
    const [after] = JSON.parse([...printGitlab([finding(find(moved, '\'Strr\''))], { folder: '/elsewhere', workingDirectory: '/' })].join('')) as readonly Issue[];
    expect(after).toEqual({ ...before, location: { path: 'qapi/block.json', lines: { begin: 5, end: 5 } } });
  });

  test('has a fingerprint of its own for each of equal findings', () => {
    const issues = print([finding(place), finding(place), finding(place, { code: 'type/other' }), finding(undefined), finding(place, { definition: { kind: 'a', name: 'b' } })]);
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  });

  test('is a list whatever the texts hold, and gives file names back', () => {
    const findings = hostileFindings();
    const issues = print(findings);
    expect(issues).toHaveLength(findings.length);
    for (const [index, { description, location: { path } }] of issues.entries()) {
      const { file } = findings[index] ?? finding(undefined);
      if (!/[/\\]/.test(file) && file !== '') expect(path).toBe(file);
      expect(description).not.toMatch(/[\p{Cc}\p{Cs}]/u);
    }
  });
});

describe('junit', () => {
  const print = (diagnostics: readonly Diagnostic[], omitted = { errors: 0, warnings: 0 }): XmlElement => parseXml([...printJunit(diagnostics, { base, omitted })].join(''));
  const suites = (document: XmlElement): readonly XmlElement[] => document.children;
  const cases = (document: XmlElement): readonly XmlElement[] => suites(document).flatMap(({ children }) => children);

  test('is read by a parser that can say no', () => {
    for (const text of ['<a>&</a>', '<a b="\u0001"/>', '<a>&#1;</a>', '<a/><b/>', '<a>\ufffe</a>']) expect(() => parseXml(text), text).toThrow();
  });

  test('has one case that passes when there are no findings', () => {
    const document = print([]);
    expect(document.attributes).toEqual({ name: 'qapi-gen', tests: '1', failures: '0', errors: '0', skipped: '0', time: '0' });
    expect(cases(document)).toMatchObject([{ name: 'testcase', attributes: { name: 'no findings' }, children: [] }]);
  });

  test('has a case a finding, a suite a file, and counts them', () => {
    const other = new SourceFile('b.json', 'x').span(0, 1);
    const document = print([finding(place), finding(other), finding(place, { severity: 'warning', message: 'odd' }), finding(place, { severity: 'info' })]);
    expect(document.attributes).toMatchObject({ tests: '4', failures: '2', skipped: '2' });
    expect(suites(document).map(({ name, attributes: { name: title, tests, failures, skipped } }) => [name, title, tests, failures, skipped])).toEqual([
      ['testsuite', 'qapi/block.json', '3', '1', '2'], ['testsuite', 'b.json', '1', '1', '0'],
    ]);
    const [failed, skipped] = cases(document);
    expect(failed).toMatchObject({
      name: 'testcase',
      attributes: { name: 'type/unknown at 3:13', classname: 'qapi/block.json', file: 'qapi/block.json', line: '3', time: '0' },
      children: [{
        name: 'failure', attributes: { type: 'type/unknown', message: "there is no type 'Strr'" },
        text: "qapi/block.json:3:13: error: there is no type 'Strr' [type/unknown]",
      }],
    });
    expect(skipped?.children).toMatchObject([{ name: 'skipped', attributes: { message: 'warning: odd' } }]);
  });

  test('is well-formed whatever the texts hold, and no text becomes an element', () => {
    const findings = hostileFindings();
    const document = print(findings);
    expect(cases(document)).toHaveLength(findings.length);
    expect(new Set(cases(document).flatMap(({ children }) => children.map(({ name }) => name)))).toEqual(new Set(['failure', 'skipped']));
    for (const text of hostileTexts.filter((candidate) => /^[ -~]*$/.test(candidate))) {
      expect(cases(document).some(({ children: [outcome] }) => outcome?.attributes['message'] === `found ${text}. Did you mean ${text}?`)).toBe(true);
    }
  });

  test('says what is missing', () => {
    const document = print([finding(place)], { errors: 1, warnings: 1 });
    expect(document.attributes).toMatchObject({ tests: '2', failures: '1', skipped: '1' });
    expect(cases(document).at(-1)?.children).toMatchObject([{ name: 'skipped', attributes: { message: '… and 1 error and 1 warning more' } }]);
  });
});
