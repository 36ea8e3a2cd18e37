/** Length and sentence spacing of documentation lines, as releases since 10.2 insist on them. */
import { describe, expect, test } from 'vitest';
import { expectAccepted, expectFinding, expectFindings } from '../../support/marked-schema.ts';

const block = (...lines: readonly string[]): string => `##\n${lines.map((line) => (line === '' ? '#' : `# ${line}`)).join('\n')}\n##\n`;
const long = 'x'.repeat(69);

describe('a line', () => {
  test('has at most 70 columns', () => {
    expectAccepted(block('x'.repeat(68), ` ${'x'.repeat(67)}`));
    expectFinding('doc/long-line', `##\n«# ${long}»\n##\n`, { message: 'this documentation line has 71 columns; at most 70 are allowed' });
    expectFinding('doc/long-line', `##\n«# ${'x '.repeat(34)}x»\n##\n`);
  });

  test('is counted in characters, without trailing space and indentation of its sign', () => {
    expectAccepted(`##\n# ${'x'.repeat(68)}          \n##\n`);
    expectAccepted(`        ##\n        # ${'x'.repeat(68)}\n        ##\n`);
    expectAccepted(block('\u{1f600}'.repeat(68)));
    expectFinding('doc/long-line', `##\n«# ${'\u{1f600}'.repeat(69)}»\n##\n`);
  });

  test('may be longer if it is a link', () => {
    for (const scheme of ['http', 'https', 'ftp']) expectAccepted(block(`${scheme}://${long}`, `    ${scheme}://${long}`));
    for (const text of [`see http://${long}`, `http://${long} x`, `gopher://${long}`, `<http://${long}>`]) {
      expectFinding('doc/long-line', `##\n«# ${text}»\n##\n`);
    }
  });

  test('is held to it in every block, definition or not', () => {
    expectFindings(['doc/long-line', 'doc/long-line'], `##\n«# ${long}»\n##\n\n##\n# @Foo:\n#\n# @a: text\n«#     ${long}»\n##\n{ 'struct': 'Foo', 'data': { 'a': 'int' } }`);
  });
});

describe('sentences', () => {
  test('are two spaces apart', () => {
    expectAccepted(block('One.  Two!  Three?  Four.', 'Five.', 'Six.   Seven'));
    for (const end of ['.', '!', '?']) {
      for (const start of ['Two', '2', '(two)']) expectFinding('doc/sentence-spacing', `##\n# One${end}« »${start}\n##\n`);
    }
  });

  test('do not begin with a small letter or another sign', () => {
    expectAccepted(block('One. two', 'One. "Two"', 'One. - two', 'One. @two', 'One.Two', '1.0 Two', 'One: Two', 'One; Two'));
  });

  test('are reported once a line', () => {
    expectFinding('doc/sentence-spacing', '##\n# One.« »Two. Three.\n##\n');
    expectFinding('doc/long-line', `##\n«# ${`One. Two. `.repeat(8).trim()}»\n##\n`);
  });

  test('are none after an abbreviation or the number of a list item', () => {
    expectAccepted(block('e.g. QEMU', 'see (e.g. QEMU)', '1. One', '  2. Two'));
    expectFinding('doc/sentence-spacing', '##\n# i.e.« »QEMU\n##\n');
    expectFinding('doc/sentence-spacing', '##\n# 10.« »One\n##\n');
    expectFinding('doc/sentence-spacing', '##\n# see 1.« »One\n##\n');
    expectFinding('doc/sentence-spacing', '##\n# 1. One.« »Two\n##\n');
    expectFinding('doc/sentence-spacing', '##\n# xe.g.« »One\n##\n');
  });
});

describe('literal blocks', () => {
  const wrong = `one. Two ${long}`;

  test('are left alone', () => {
    for (const mark of ['::', '  ::', '.. qmp-example::', '..  qmp-example::']) {
      expectAccepted(block('text', '', mark, '', `  ${wrong}`, `    ${wrong}`, '', `  ${wrong}`));
    }
  });

  test('end at a line that is less indented', () => {
    expectFinding('doc/long-line', `##\n# ::\n#\n#   ${wrong}\n«#  ${wrong}»\n##\n`);
    expectFinding('doc/sentence-spacing', `##\n# ::\n#\n#   ${wrong}\n#\n# text.« »Two\n##\n`);
  });

  test('begin with nothing else', () => {
    for (const mark of ['text::', '.. code-block::', '.. note::', '  .. qmp-example::', '.. qmp-example:: title', ':: ::', '. . ::']) {
      expectFinding('doc/sentence-spacing', `##\n# ${mark}\n#\n#   One.« »Two\n##\n`);
    }
  });

  test('end with their comment', () => {
    expectFinding('doc/sentence-spacing', `##\n# ::\n##\n\n##\n#   One.« »Two\n##\n`);
  });
});

test('no pragma excuses, and no earlier dialect asks', () => {
  expectFinding('doc/long-line', `{ 'pragma': { 'doc-required': false, 'documentation-exceptions': [ 'Foo' ] } }\n##\n«# ${long}»\n##\n`);
  for (const dialect of ['10.1', '9.1', '8.2', 'modern']) expectAccepted(block(long, 'One. Two'), dialect);
  expectFindings(['doc/long-line', 'doc/sentence-spacing'], `##\n«# ${long}»\n# One.« »Two\n##\n`, '10.2');
});

test('what it says is in the order of the lines', () => {
  const findings = expectFindings(['doc/sentence-spacing', 'doc/missing-space', 'doc/long-line'], `##\n# One.« »Two\n«#x»\n«# ${long}»\n##\n`);
  expect(findings.every(({ severity }) => severity === 'error')).toBe(true);
});
