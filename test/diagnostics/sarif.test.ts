/** The format `sarif`, held to the schema that SARIF's tools publish. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { allCodes, describeCode, isCode } from '../../src/diagnostics/pages.ts';
import { printSarif, type SarifPrinterOptions } from '../../src/diagnostics/printers/sarif.ts';
import { pagesFolder } from '../../src/project/package-files.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { find, finding, hostileFindings } from './findings.ts';

/** Its dialect of JSON Schema is an older one than ajv's; all that differs in it is how a schema names itself. */
const { $schema: _dialect, id: _id, ...schema } = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
) as Readonly<Record<string, unknown>>;
const uriReference = /^(?:[A-Za-z][A-Za-z0-9+.-]*:)?(?:[A-Za-z0-9._~:/?@!$&'()*+,;=[\]-]|%[0-9A-Fa-f]{2})*$/;
const isValid = new Ajv({
  strict: false, allErrors: true, unicodeRegExp: false,
  formats: { uri: (text: string) => uriReference.test(text) && URL.canParse(text), 'uri-reference': uriReference, 'date-time': () => false },
}).compile(schema);

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Location {
  readonly id?: number;
  readonly message?: { readonly text: string };
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string }; readonly region: Region };
  readonly logicalLocations?: readonly { readonly name: string; readonly kind: string }[];
}

interface Log {
  readonly runs: readonly [{
    readonly tool: { readonly driver: { readonly semanticVersion: string; readonly rules: readonly { readonly id: string; readonly help?: { readonly markdown: string } }[] } };
    readonly invocations: readonly [object];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly [Location];
      readonly relatedLocations?: readonly Location[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
    }[];
  }];
}

function print(diagnostics: readonly Diagnostic[], options: Partial<SarifPrinterOptions> = {}): Log['runs'][0] {
  const text = [...printSarif(diagnostics, { base: { folder: '/here', workingDirectory: '/here' }, version: '1.2.3', describeCode: () => undefined, ...options })].join('');
  const log = JSON.parse(text) as Log;
  isValid(log);
  expect(isValid.errors).toBeNull();
  return log.runs[0];
}

const schemaFile = new SourceFile('qapi/block.json', '{ \'struct\': \'Disk\',\n  \'data\': { \'𝄞\': 1, \'size\': \'Strr\' } }\n');
const place = find(schemaFile, '\'Strr\'');

describe('sarif', () => {
  test('is checked by a schema that can say no', () => {
    expect(isValid({ version: '2.1.0', runs: [{ tool: { driver: { name: 'a' } }, results: [{ message: {} }] }] })).toBe(false);
    expect(isValid({ version: '2.1.0', runs: [{ tool: { driver: { name: 'a', informationUri: 'no address' } } }] })).toBe(false);
    expect(isValid({ version: '2.1.0', runs: [{ tool: { driver: { name: 'a' } }, unknown: 1 }] })).toBe(false);
  });

  test('is a run without results when there are no findings', () => {
    expect(print([])).toEqual({
      tool: { driver: { name: 'qapi-gen', semanticVersion: '1.2.3', rules: [] } },
      columnKind: 'unicodeCodePoints',
      invocations: [{ executionSuccessful: true }],
      results: [],
    });
  });

  test('carries code, level, message with advice, the narrowest place and the definition', () => {
    const [result] = print([finding(schemaFile.span(0, 60), { focus: place, suggestion: 'Did you mean \'str\'?', definition: { kind: 'struct', name: 'Disk' } })]).results;
    expect(result).toEqual({
      ruleId: 'type/unknown', ruleIndex: 0, level: 'error',
      message: { text: "there is no type 'Strr'. Did you mean 'str'?" },
      locations: [{
        physicalLocation: {
          artifactLocation: { uri: 'qapi/block.json', uriBaseId: '%SRCROOT%' },
          region: { startLine: 2, startColumn: 29, endLine: 2, endColumn: 35 },
        },
        logicalLocations: [{ name: 'Disk', kind: 'struct' }],
      }],
      partialFingerprints: { 'qapiGenFinding/v1': expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    });
  });

  test('keeps the lines of another revision apart from those of the checkout', () => {
    const old = new SourceFile('git:v1.0:/qapi/block.json', '{ }');
    const [result] = print([finding(old.span(0, 1), { related: [{ message: 'it was here', span: old.span(2, 3) }] })]).results;
    expect(result).toMatchObject({
      locations: [{ physicalLocation: { artifactLocation: { uri: 'qapi/block.json', uriBaseId: '%SRCROOT%' } } }],
      relatedLocations: [{ physicalLocation: { artifactLocation: { uri: 'qapi/block.json', uriBaseId: 'git:v1.0' }, region: { startLine: 1, startColumn: 3 } }, message: { text: 'it was here (git:v1.0)' } }],
    });
  });

  test('names a program that runs by its address', () => {
    const [result] = print([finding(undefined, { file: 'qmp:unix:/run/a b.sock' })]).results;
    expect(result).toMatchObject({ locations: [{ physicalLocation: { artifactLocation: { uri: 'qmp:unix:/run/a%20b.sock' } } }] });
  });

  test('names every severity as SARIF does', () => {
    const severities = ['error', 'warning', 'info'] as const;
    expect(print(severities.map((severity) => finding(place, { severity }))).results.map(({ level }) => level)).toEqual(['error', 'warning', 'note']);
  });

  test('describes each code once, as its page does', () => {
    const source = { folder: pagesFolder(), fileReader: nodeFileSystem };
    const codes = ['type/unknown', 'doc/missing-member', 'type/unknown', 'other/code'].filter((code) => isCode(code) || code === 'other/code');
    const { tool: { driver: { rules } }, results } = print(codes.map((code) => finding(place, { code })), {
      describeCode: (code) => (isCode(code) ? describeCode(code, source) : undefined),
    });
    expect(rules.map(({ id }) => id)).toEqual([...new Set(codes)]);
    expect(results.map(({ ruleIndex }) => rules[ruleIndex]?.id)).toEqual(codes);
    expect(rules[0]).toMatchObject({ help: { markdown: expect.stringMatching(/^# /) as string }, defaultConfiguration: { level: 'error' } });
    expect(rules.at(-1)).toEqual({ id: 'other/code' });
  });

  test('is valid with every code there is', () => {
    const source = { folder: pagesFolder(), fileReader: nodeFileSystem };
    const { tool } = print(allCodes().map((code) => finding(place, { code })), { describeCode: (code) => (isCode(code) ? describeCode(code, source) : undefined) });
    expect(tool.driver.rules).toHaveLength(allCodes().length);
  });

  test('points at related places and at the includes that led there', () => {
    const root = new SourceFile('/here/sub/root.json', '{ \'include\': \'a.json\' }\n');
    const leaf = new SourceFile('/here/sub/a.json', 'x', root.span(0, 23));
    const [result] = print([finding(leaf.span(0, 1), { related: [{ message: 'defined here', span: place }] })]).results;
    const shown = result?.relatedLocations?.map(({ id, message, physicalLocation }) => [id, message?.text, physicalLocation.artifactLocation.uri]);
    expect(shown).toEqual([[0, 'defined here', 'qapi/block.json'], [1, 'included from here', 'sub/root.json']]);
  });

  test('gives files outside of the folder their absolute address', () => {
    const [result] = print([finding(undefined, { file: '../there/a b.json' })]).results;
    expect(result?.locations[0].physicalLocation.artifactLocation).toEqual({ uri: 'file:///there/a%20b.json' });
  });

  test('is valid whatever the texts hold, and gives file names back', () => {
    const findings = hostileFindings();
    const { results } = print(findings);
    expect(results).toHaveLength(findings.length);
    for (const [index, { locations: [{ physicalLocation: { artifactLocation: { uri } } }] }] of results.entries()) {
      const expected = (findings[index]?.file ?? '').replace(/\p{Cs}/gu, '\ufffd');
      if (!uri.startsWith('file:')) expect(decodeURIComponent(uri)).toBe(expected);
    }
  });

  test('keeps the fingerprint of a finding that moved, and tells equal findings apart', () => {
    const moved = new SourceFile('qapi/block.json', `\n\n${schemaFile.text}`);
    const before = print([finding(place), finding(place)]).results.map(({ partialFingerprints }) => Object.values(partialFingerprints)[0]);
    const after = print([finding(find(moved, '\'Strr\'')), finding(place)]).results.map(({ partialFingerprints }) => Object.values(partialFingerprints)[0]);
    expect(after).toEqual(before);
    expect(new Set(before).size).toBe(2);
    const [other] = print([finding(place, { message: 'another' })]).results;
    expect(Object.values(other?.partialFingerprints ?? {})).not.toEqual([before[0]]);
  });

  test('says what is missing', () => {
    const { invocations: [invocation] } = print([finding(place)], { omitted: { errors: 3, warnings: 0 } });
    expect(invocation).toEqual({ executionSuccessful: true, toolExecutionNotifications: [{ level: 'warning', message: { text: '… and 3 errors more' } }] });
  });
});
