import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Backend } from '../../src/codegen/backend.ts';
import { printText } from '../../src/diagnostics/printers/text.ts';
import { publishedConfigurationSchema } from '../../src/project/configuration-schema.ts';
import { openProject, refuseNameCollisions, type Project, type ProjectRequest } from '../../src/project/project.ts';
import { ConfigurationError, RequestError } from '../../src/project/request-error.ts';
import Ajv from 'ajv';

const paint: Backend<{ readonly color: string }> = {
  name: 'paint',
  summary: 'Paints',
  optionSchemas: { color: { type: 'string', enum: ['red', 'green'] }, layers: { type: 'integer' }, mix: { type: 'object' } },
  readOptions(section, problems) {
    if (section['layers'] === 13) problems.push('"layers" must not be 13.');
    if (section['layers'] === 0) problems.push('nothing is painted.');
    for (const [color, share] of Object.entries(section['mix'] ?? {})) {
      if (typeof share !== 'number') problems.push(`"mix" must give "${color}" a number, not "many".`);
    }
    return { color: String(section['color'] ?? 'red') };
  },
  generate: () => [],
};
const backends: readonly Backend[] = [paint, { ...paint, name: 'typescript' }];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qapi-gen configuration '));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, content: string | object): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
}

function open(request: Partial<ProjectRequest> = {}): Promise<Project> {
  return openProject({ workingDirectory: folder, ...request }, backends);
}

/** What the mistake prints as, without its code. */
async function mistakes(request: Partial<ProjectRequest> = {}): Promise<string> {
  const error = await open(request).then(() => undefined, (reason: unknown) => reason);
  if (error instanceof ConfigurationError) return [...printText(error.diagnostics)].join('').replaceAll(/ \[config.*\]/g, '');
  expect(error).toBeInstanceOf(RequestError);
  return `${(error as RequestError).message} ${(error as RequestError).suggestion ?? ''}`;
}

describe('finding', () => {
  const configuration = { schemas: ['a.json'], docs: 'link', license: 'MIT', output: 'generated', define: ['CONFIG_A'] };

  test.each([
    ['qapi-gen.config.json', JSON.stringify(configuration)],
    ['qapi-gen.config.yaml', 'schemas: [a.json]\ndocs: link\nlicense: MIT\noutput: generated\ndefine: [CONFIG_A]\n'],
    ['qapi-gen.config.mjs', `export default ${JSON.stringify(configuration)};`],
    ['package.json', JSON.stringify({ name: 'x', 'qapi-gen': configuration })],
  ])('reads %s', async (name, text) => {
    write(name, text);
    expect(await open()).toMatchObject({
      schemas: [{ root: 'a.json', source: 'a.json', dialect: 'auto', name: '' }],
      isBundled: false, areConfigured: true, configurationPath: name,
      output: 'generated', docs: 'link', license: 'MIT', define: ['CONFIG_A'], targets: { typescript: {} },
    });
  });

  test('reads a .js file as a module', async () => {
    write('package.json', { type: 'module' });
    write('qapi-gen.config.js', 'export default { output: `x${1 + 1}` };');
    expect(await open()).toMatchObject({ output: 'x2' });
  });

  test('searches the folders above and resolves paths against its own folder', async () => {
    write('qapi-gen.config.json', { schemas: ['qapi/a.json'], output: 'out' });
    const project = await open({ workingDirectory: join(folder, 'sub', 'deep'), docs: 'none' });
    expect(project).toMatchObject({
      schemas: [{ root: '../../qapi/a.json', source: 'qapi/a.json' }],
      output: '../../out', configurationPath: '../../qapi-gen.config.json', docs: 'none',
    });
  });

  test('takes the file that is asked for', async () => {
    write('qapi-gen.config.json', { output: 'wrong' });
    write('ci/qapi.yaml', 'output: right\n');
    expect(await open({ configurationFile: 'ci/qapi.yaml' })).toMatchObject({ output: 'ci/right' });
  });

  test('an empty file is an empty configuration', async () => {
    write('qapi-gen.config.yaml', '# nothing\n');
    write('qapi-gen.config.json', '');
    expect(await open({ configurationFile: 'qapi-gen.config.yaml' })).toMatchObject({ output: 'out' });
    expect(await open()).toMatchObject({ configurationPath: 'qapi-gen.config.json' });
  });

  test('passes over a package.json that is broken or not about qapi-gen', async () => {
    write('qapi-gen.config.json', { output: 'above' });
    write('sub/package.json', '{ "qapi-gen": ');
    write('sub/sub/package.json', { name: 'qapi-gen' });
    expect(await open({ workingDirectory: join(folder, 'sub', 'sub') })).toMatchObject({ output: '../../above' });
  });

  test.each([
    ['missing.json', 'there is no configuration file \'missing.json\''],
    ['folder.json', 'the configuration \'folder.json\' cannot be read: it is a directory'],
    ['package.json', '\'package.json\' has no key "qapi-gen", where a configuration would stand'],
    ['config.toml', 'the configuration \'config.toml\' is of no known kind A configuration ends in'],
    ['config.yam', 'the configuration \'config.yam\' is of no known kind Did you mean \'.yaml\'?'],
    ['.', 'is of no known kind'],
  ])('refuses %s', async (name, message) => {
    mkdirSync(join(folder, 'folder.json'));
    write('package.json', { name: 'x' });
    expect(await mistakes({ configurationFile: name })).toContain(message);
  });

  test('refuses a folder of the name of a configuration', async () => {
    mkdirSync(join(folder, 'qapi-gen.config.json'));
    expect(await mistakes()).toContain("the configuration 'qapi-gen.config.json' cannot be read: it is a directory");
  });
});

describe('mistakes', () => {
  const file = 'qapi-gen.config.json';

  test.each([
    ['{\n  "schemas": [],\n  "targts": {}\n}', `${file}:3:3: error: targts: the configuration has no such key. Did you mean 'targets'?\n`],
    ['{\n  "docs": "ful"\n}', `${file}:2:11: error: docs: expected one of 'full', 'link', 'none', found 'ful'. Did you mean 'full'?\n`],
    ['{ "schemas": [ "a", 5 ] }', `${file}:1:21: error: schemas[1]: expected text or an object, found the number 5. Put it in quotes, so that it is read as text.\n`],
    ['{ "schemas": [ { "paht": "x" } ] }', `${file}:1:18: error: schemas[0].paht: 'schemas[0]' has no such key. Did you mean 'path'?\n`],
    ['{ "schemas": [ { "file": "x" } ] }', [
      `${file}:1:16: error: schemas[0]: the key 'path' is missing`,
      `${file}:1:18: error: schemas[0].file: 'schemas[0]' has no such key\n`,
    ].join('\n')],
    ['{ "targets": { "paint": { "color": "gren", "layers": true } } }', [
      `${file}:1:36: error: targets.paint.color: expected one of 'red', 'green', found 'gren'. Did you mean 'green'?`,
      `${file}:1:54: error: targets.paint.layers: expected a whole number, found true\n`,
    ].join('\n')],
    ['{ "targets": { "paint": { "layers": 13 } } }', `${file}:1:37: error: targets.paint: "layers" must not be 13.\n`],
    ['{ "targets": { "paint": { "layers": 0 } } }', `${file}:1:16: error: targets.paint: nothing is painted.\n`],
    ['{ "targets": { "paint": { "mix": { "red": 1, "blue": "x" } } } }', `${file}:1:54: error: targets.paint: "mix" must give "blue" a number, not "many".\n`],
    ['{ "targets": [ "pant" ] }', `${file}:1:16: error: targets[0]: expected one of 'paint', 'typescript', found 'pant'. Did you mean 'paint'?\n`],
    ['{ "targets": "paint" }', `${file}:1:14: error: targets: expected a list or an object, found 'paint'\n`],
    ['{ "dialect": "modrn" }', `${file}:1:14: error: dialect: expected auto, latest, legacy, classic, modern, strict or a QEMU version from 1.0, found 'modrn'. Did you mean 'modern'?\n`],
    ['{ "define": [ "A-B" ] }', `${file}:1:15: error: define[0]: expected text that matches ^[A-Za-z_][A-Za-z0-9_]*$, found 'A-B'\n`],
    ['[]', `${file}:1:1: error: expected an object, found a list\n`],
    ['null', `${file}:1:1: error: expected an object, found null\n`],
  ])('in %s are located', async (text, expected) => {
    write(file, text);
    expect(await mistakes()).toBe(expected);
  });

  test('of JSON syntax are located', async () => {
    write(file, '{\n  "docs": "full"\n  "output": "x"\n}');
    expect(await mistakes()).toMatch(/^qapi-gen\.config\.json:3:3: error: this is not valid JSON: /);
    write(file, '{ "docs": ');
    expect(await mistakes()).toMatch(/^qapi-gen\.config\.json:1:11: error: this is not valid JSON: Unexpected end of JSON input$/m);
  });

  test.each([
    ['{ "docs": nope, "output": nope }', '1:12', "Unexpected token 'o'"],
    ['// why\n{ "docs": "full" }', '1:1', "Unexpected token '/'"],
    [`\ufeff{ "docs":\n [ "${'x'.repeat(200)}", ? ] }`, '2:208', "Unexpected token '?'"],
    ['{ "docs": "full", }', '1:19', 'Expected double-quoted property name'],
  ])('of JSON syntax in %j are told once and where they are', async (text, place, detail) => {
    write(file, text);
    expect(await mistakes()).toBe(`${file}:${place}: error: this is not valid JSON: ${detail}\n`);
    write('package.json', `{ "qapi-gen": ${text}`);
    expect(await mistakes({ configurationFile: 'package.json' })).toContain('error: this is not valid JSON: ');
  });

  test.each([
    ['docs: full\n x: y\n', ['1:7: error: this is not valid YAML: Nested mappings are not allowed in compact mappings']],
    ['- a\nb: c\n', ['2:1: error: this is not valid YAML: Unexpected scalar at node end']],
    ['docs: full\n---\ndocs: link\n', ['2:1: error: this is not valid YAML: a second document begins here, but a configuration is one']],
    ['docs: full\ndocs: full\noutput: a\noutput: b\n', [2, 4].map((line) => `${line}:1: error: this is not valid YAML: this key stands there twice`)],
  ])('of YAML syntax in %j are told without their consequences', async (text, expected) => {
    write('qapi-gen.config.yaml', text);
    expect((await mistakes()).split('\n').slice(0, -1)).toEqual(expected.map((line) => `qapi-gen.config.yaml:${line}`));
  });

  test('in YAML are located too, and text that looks like a number wants quotes', async () => {
    write('qapi-gen.config.yaml', 'docs: full\ndialect: 2.10\n');
    expect(await mistakes()).toBe('qapi-gen.config.yaml:2:10: error: dialect: expected text, found the number 2.1. Put it in quotes, so that it is read as text.\n');
    const error = await open().catch((reason: unknown) => reason);
    expect((error as ConfigurationError).diagnostics[0]?.suggestion).toBe('Put it in quotes, so that it is read as text.');
    write('qapi-gen.config.yaml', 'docs: [\n');
    expect(await mistakes()).toMatch(/^qapi-gen\.config\.yaml:2:1: error: this is not valid YAML: /);
    write('qapi-gen.config.yaml', 'docs: full\ndocs: link\n');
    expect(await mistakes()).toMatch(/^qapi-gen\.config\.yaml:2:1: error: this is not valid YAML: /);
  });

  test('a bomb of YAML aliases is refused', async () => {
    const levels = ['a: &a [x, x, x, x, x, x, x, x, x]', ...'bcdefghi'.split('').map((name, index) => (
      `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(', ')}]`
    ))];
    write('qapi-gen.config.yaml', `${levels.join('\n')}\n`);
    expect(await mistakes()).toContain('this is not valid YAML');
  });

  test('in package.json are located inside of it', async () => {
    write('package.json', '{ "name": "x",\n  "qapi-gen": { "docs": 1 } }');
    expect(await mistakes()).toMatch(/^package\.json:2:25: error: docs: expected one of/);
  });

  test('of a program name the path', async () => {
    write('qapi-gen.config.mjs', 'export default { docs: "ful", schemas: undefined };');
    expect(await mistakes()).toMatch(/^qapi-gen\.config\.mjs:1:1: error: docs: expected one of/);
    write('other.mjs', 'throw new Error("boom");');
    expect(await mistakes({ configurationFile: 'other.mjs' })).toBe('other.mjs:1:1: error: the configuration failed to run: boom\n');
    write('named.mjs', 'export const configuration = {};');
    expect(await mistakes({ configurationFile: 'named.mjs' })).toContain('expected an object, found undefined');
  });

  test('targets pass unseen when backends are not loaded', async () => {
    write(file, { targets: { nonsense: { x: 1 } } });
    expect((await openProject({ workingDirectory: folder })).targets).toEqual({});
  });
});

describe('joining with the request', () => {
  test('the request comes first', async () => {
    write('qapi-gen.config.json', {
      schemas: [{ path: 'a.json', dialect: '7.2', name: 'one' }, 'sub/b.json'],
      dialect: 'modern', docs: 'link', output: 'x', targets: { paint: { color: 'green' } }, define: ['A'],
    });
    expect((await open()).schemas).toMatchObject([
      { root: 'a.json', name: 'one', dialect: { label: '7.2' } },
      { root: 'sub/b.json', name: 'b', dialect: { label: 'modern' } },
    ]);
    expect(await open({ dialect: 'latest', docs: 'none', output: 'y', define: [], targets: ['typescript', 'paint'] })).toMatchObject({
      schemas: [{ dialect: { label: 'latest' } }, { dialect: { label: 'latest' } }],
      docs: 'none', output: 'y', define: [], targets: { typescript: {}, paint: { color: 'green' } },
    });
    const repainted = await open({ targets: ['typescript', 'paint'], targetOptions: { color: 'red', layers: undefined, size: 1 } });
    expect(repainted.targets).toEqual({ typescript: { color: 'red' }, paint: { color: 'red' } });
    const named = await open({ schemas: ['c.json'] });
    expect(named).toMatchObject({ schemas: [{ root: 'c.json', name: '' }], areConfigured: false, docs: 'link' });
  });

  test('without any schema the bundled one serves', async () => {
    const project = await open();
    expect(project.isBundled).toBe(true);
    expect(project.schemas).toMatchObject([{ source: 'qapi-gen/fixtures/guest-agent/qapi-schema.json', name: '' }]);
    expect(project.output).toBe('out');
  });

  test('an absolute path never reaches generated files', async () => {
    const project = await open({ schemas: [join(folder, 'sub', 'a.json'), '/elsewhere/b.json', '../c.json'] });
    expect(project.schemas.map((schema) => schema.source)).toEqual(['sub/a.json', 'b.json', '../c.json']);
    expect(project.schemas.map((schema) => schema.root)).toEqual([join(folder, 'sub', 'a.json'), '/elsewhere/b.json', '../c.json']);
  });

  test('unknown targets and dialects are refused with a suggestion', async () => {
    expect(await mistakes({ targets: ['typscript'] })).toBe('there is no target \'typscript\' Did you mean \'typescript\'?');
    expect(await mistakes({ targets: ['c'] })).toBe('there is no target \'c\' The targets are paint, typescript, and all.');
    expect(await mistakes({ schemas: ['a'], dialect: 'modrn' })).toBe('there is no dialect \'modrn\' Did you mean \'modern\'?');
    expect(await mistakes({ schemas: ['a'], dialect: '0.9' })).toContain('or a QEMU version from 1.0');
    expect((await open({ targets: ['all'] })).targets).toEqual({ paint: {}, typescript: {} });
  });

  test('two schemas of one name are refused', async () => {
    const requested = await open({ schemas: ['qga/qapi-schema.json', 'qapi/qapi-schema.json'] });
    expect(() => refuseNameCollisions(requested)).toThrow(
      /^'qga\/qapi-schema\.json' and 'qapi\/qapi-schema\.json' would both be generated into the folder 'qapi-schema'$/,
    );
    write('qapi-gen.config.json', { schemas: ['a/x.json', { path: 'b.json', name: 'x' }] });
    const configured = await open();
    expect(() => refuseNameCollisions(configured)).toThrow(ConfigurationError);
  });
});

describe('the published schema', () => {
  const validate = new Ajv.default({ allErrors: true }).compile(publishedConfigurationSchema(backends));

  test.each([
    [{}, true],
    [{ $schema: 'x', schemas: ['a', { path: 'b', name: 'c' }], targets: { paint: { color: 'red' } }, docs: 'none' }, true],
    [{ targets: ['paint'] }, true],
    [{ targets: ['pant'] }, false],
    [{ targets: { paint: { colour: 'red' } } }, false],
    [{ schemas: [{ name: 'x' }] }, false],
    [{ dialect: 7 }, false],
    [{ schemes: [] }, false],
  ])('agrees with our own validator on %j', async (configuration, isValid) => {
    expect(validate(configuration)).toBe(isValid);
    write('qapi-gen.config.json', configuration);
    expect(await open().then(() => true, () => false)).toBe(isValid);
  });
});

describe('releases', () => {
  const entry = (...releases: readonly string[]): string => `schemas: [a.json]\nreleases:\n${releases.map((release) => `  - { path: a.json, ${release} }\n`).join('')}`;

  test.each<[readonly string[], string]>([
    [['versions: ["9.2", "9.1"]'], '3:39: error: releases[0].versions[1]: release 9.1 stands behind 9.2; the oldest comes first'],
    [['versions: ["9.10"]', 'version: "9.9"'], '4:30: error: releases[1].version: release 9.9 stands behind 9.10; the oldest comes first'],
    [['versions: ["9.1", x]', 'versions: [y, x]'], '4:35: error: releases[1].versions[1]: there are two releases x'],
    [['dialect: auto'], "3:5: error: releases[0]: the key 'versions' is missing"],
    [['version: "1.0", versions: ["2.0"]'], "3:30: error: releases[0].version: expected no 'version' beside 'versions', found '1.0'"],
    [['version: 9.1'], '3:30: error: releases[0].version: expected text, found the number 9.1'],
  ])('%j are a mistake', async (releases, expected) => {
    write('qapi-gen.config.yaml', entry(...releases));
    expect(await mistakes()).toContain(`qapi-gen.config.yaml:${expected}`);
  });

  test('of a schema are held to their order as well; names are in any', async () => {
    write('qapi-gen.config.yaml', 'schemas:\n  - { path: a.json, releases: [{ path: b.json, versions: ["2.0", "1.0"] }] }\n');
    expect(await mistakes()).toContain('schemas[0].releases[0].versions[1]: release 1.0 stands behind 2.0');
    write('qapi-gen.config.yaml', entry('versions: ["9.1", trixie]', 'version: "9.2"', 'versions: [bookworm]'));
    expect((await open()).schemas[0]?.releases?.map(({ version }) => version)).toEqual(['9.1', 'trixie', '9.2', 'bookworm']);
  });
});
