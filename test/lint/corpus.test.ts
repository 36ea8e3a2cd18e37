/** What lint says of real schemas: their lines and the rules, and how many findings of each rule; nothing of what they say. */
import { expect, test } from 'vitest';
import { parseVersion } from '../../src/schema/version.ts';
import { lintSchemas, type LintReport } from '../../src/project/lint.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import { describeWithCorpus } from '../support/corpus.ts';

async function lint(root: string, release?: string): Promise<LintReport> {
  return lintSchemas({
    schemas: [{ root, dialect: 'auto', source: root, name: '' }], fileReader: nodeFileSystem, workingDirectory: '/',
    set: 'strict', severities: {}, version: release === undefined ? undefined : parseVersion(release),
  });
}

/** Every mistake of the kinds that lint and check look for; see them explained by `qapi-gen explain`. */
const seeds: Readonly<Record<string, readonly string[]>> = {
  'guest-agent-2011.json': [
    '16 lint/misspelling',
    '17 lint/misspelling',
    '27 syntax/missing-comma',
    '40 lint/misplaced-doc',
    '54 lint/misspelling',
    '84 lint/misplaced-doc',
    '105 lint/misplaced-doc',
    '127 lint/misplaced-doc',
    '167 lint/misplaced-doc',
    '196 lint/misspelling',
  ],
  'guest-agent-2012-hunks.json': [
    '2 lint/nameless-doc',
    '32 lint/doc-mark',
    '34 syntax/missing-comma',
    '73 doc/wrong-symbol',
    '82 doc/wrong-symbol',
    '96 lint/misplaced-doc',
    '120 syntax/unexpected-token',
    '127 lint/optional-mark',
    '151 lint/repeated-word',
    '246 lint/optional-mark',
    '248 lint/optional-mark',
    '263 lint/returns-other-type',
  ],
  'guest-agent-2013.json': [
    '14 lint/nameless-doc',
    '44 lint/doc-mark',
    '104 lint/malformed-since',
    '144 lint/malformed-since',
    '158 lint/malformed-since',
    '198 lint/unknown-member',
    '332 lint/misspelling',
    '354 doc/wrong-symbol',
    '408 lint/optional-mark',
    '438 lint/repeated-word',
    '545 lint/optional-mark',
    '547 lint/optional-mark',
    '562 lint/returns-other-type',
    '639 lint/missing-member',
  ],
  'guest-agent-2015.json': [
    '14 lint/nameless-doc',
    '44 lint/doc-mark',
    '104 lint/malformed-since',
    '151 lint/malformed-since',
    '165 lint/malformed-since',
    '205 lint/unknown-member',
    '339 lint/misspelling',
    '361 doc/wrong-symbol',
    '432 lint/optional-mark',
    '462 lint/repeated-word',
    '569 lint/optional-mark',
    '571 lint/optional-mark',
    '586 lint/returns-other-type',
    '663 lint/missing-member',
    '705 lint/unknown-member',
    '758 lint/misspelling',
    '767 lint/malformed-since',
    '772 lint/doc-mark',
    '811 lint/unknown-member',
    '868 lint/missing-member',
    '871 lint/doc-mark',
    '888 lint/repeated-section',
    '890 lint/malformed-since',
  ],
};

/** How often each rule has something to say of a release; each finding was read, and is one to stand by. */
const counts: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'qemu-1.4/qapi-schema.json': {
    'lint/doc-mark': 2,
    'lint/malformed-since': 22,
    'lint/misplaced-doc': 1,
    'lint/missing-member': 10,
    'lint/missing-since': 3,
    'lint/optional-mark': 10,
    'lint/repeated-word': 1,
    'lint/returns-other-type': 2,
    'lint/unknown-member': 5,
    'lint/unknown-reference': 2,
  },
  'qemu-1.4/qga/qapi-schema.json': {
    'lint/doc-mark': 1,
    'lint/malformed-since': 2,
    'lint/misspelling': 1,
    'lint/nameless-doc': 1,
    'lint/optional-mark': 3,
    'lint/repeated-word': 1,
    'lint/returns-other-type': 1,
    'lint/unknown-member': 1,
  },
  'qemu-4.0/qapi/qapi-schema.json': {
    'lint/example-name': 1,
    'lint/example-syntax': 9,
    'lint/example-value': 29,
    'lint/malformed-since': 3,
    'lint/missing-member': 69,
    'lint/missing-since': 6,
    'lint/repeated-word': 1,
    'lint/returns-other-type': 5,
    'lint/since-order': 15,
    'lint/unknown-reference': 4,
  },
  'qemu-4.0/qga/qapi-schema.json': {
    'lint/missing-member': 3,
    'lint/misspelling': 1,
    'lint/repeated-word': 1,
    'lint/returns-other-type': 1,
  },
  'qemu-7.2/qapi/qapi-schema.json': {
    'lint/example-syntax': 8,
    'lint/example-value': 19,
    'lint/future-since': 1,
    'lint/malformed-since': 2,
    'lint/missing-since': 5,
    'lint/repeated-word': 3,
    'lint/returns-other-type': 4,
    'lint/since-order': 17,
    'lint/unknown-reference': 8,
  },
  'qemu-7.2/qga/qapi-schema.json': {
    'lint/missing-since': 2,
    'lint/repeated-word': 1,
    'lint/returns-other-type': 1,
  },
  'qemu-7.2/storage-daemon/qapi/qapi-schema.json': {
    'lint/example-syntax': 1,
    'lint/example-value': 4,
    'lint/missing-since': 2,
    'lint/repeated-word': 2,
    'lint/since-order': 17,
  },
  'qemu-10.2/qapi/qapi-schema.json': {
    'lint/example-syntax': 5,
    'lint/example-value': 24,
    'lint/malformed-since': 4,
    'lint/missing-since': 10,
    'lint/misspelling': 3,
    'lint/repeated-word': 1,
    'lint/since-order': 15,
    'lint/unknown-reference': 6,
  },
  'qemu-10.2/qga/qapi-schema.json': {
    'lint/missing-since': 2,
    'lint/repeated-word': 1,
  },
  'qemu-10.2/storage-daemon/qapi/qapi-schema.json': {
    'lint/example-syntax': 1,
    'lint/example-value': 4,
    'lint/malformed-since': 3,
    'lint/missing-since': 6,
    'lint/misspelling': 2,
    'lint/repeated-word': 1,
    'lint/since-order': 15,
  },
};

describeWithCorpus('the corpus', (corpus) => {
  test.each(Object.entries(seeds))('%s has these mistakes and no others', async (file, expected) => {
    const { diagnostics } = await lint(`${corpus}/seed-schemas/${file}`);
    const found = diagnostics.map(({ code, span, focus }) => ({ code, line: (focus ?? span)?.startPosition.line ?? 0 }));
    const lines = found.sort((left, right) => left.line - right.line).map(({ code, line }) => `${line} ${code}`);
    expect(lines).toEqual(expected);
  });

  test.each(Object.entries(counts))('%s', async (path, expected) => {
    const { findings } = await lint(`${corpus}/${path}`, /^qemu-([\d.]+)\//.exec(path)?.[1]);
    const found: Record<string, number> = {};
    for (const { diagnostic: { code } } of findings) found[code] = (found[code] ?? 0) + 1;
    expect(found).toEqual(expected);
  });

  test('versions that the releases of the corpus contradict', async () => {
    const roots = { '1.4': 'qapi-schema.json', '4.0': 'qapi/qapi-schema.json', '7.2': 'qapi/qapi-schema.json', '10.2': 'qapi/qapi-schema.json' };
    const releases = Object.entries(roots).map(([version, path]) => ({ version, root: `${corpus}/qemu-${version}/${path}`, dialect: 'auto' as const }));
    releases.sort((left, right) => Number.parseFloat(left.version) - Number.parseFloat(right.version));
    const { findings } = await lintSchemas({
      schemas: [{ root: `${corpus}/qemu-10.2/qapi/qapi-schema.json`, dialect: 'auto', source: '', name: '', releases }],
      fileReader: nodeFileSystem, workingDirectory: '/', set: 'minimal', severities: {},
    });
    const untrue = findings.map(({ diagnostic }) => diagnostic).filter(({ code }) => code === 'lint/untrue-since');
    expect(untrue.map(({ file, span }) => `${file.split('/').at(-1) ?? ''}:${span?.startPosition.line ?? 0}`)).toEqual([
      'ui.json:1335', 'migration.json:2413', 'migration.json:2428', 'machine.json:1448', 'machine.json:1458', 'misc-i386.json:62',
    ]);
  });
});
