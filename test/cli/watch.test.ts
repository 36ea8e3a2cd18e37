/** `generate --watch` on real files in a folder that the system watches; what it says tells how far it is. */
import { readFileSync, renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { nodeFolderWatcher } from '../../src/source/node-folder-watcher.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import type { FileSystem } from '../../src/source/file-system.ts';
import { runCli, type RunResult } from './run-cli.ts';
import { readAll, useWorkspace, write } from './workspace.ts';

useWorkspace();

/** How long a line may take to come on a machine that is busy, in milliseconds. */
const patience = 60_000;

const include = (path: string): string => `{ 'include': '${path}' }\n`;
const command = (name: string): string => `{ 'command': '${name}' }\n`;
const result = 'out/introspection/introspection.json';

/** A command line that goes on until it is stopped. */
class Watched {
  readonly #stopper = new AbortController();
  readonly #ending: Promise<RunResult>;
  #text = '';
  #seen = 0;
  #onText: () => void = () => undefined;

  constructor(args: readonly string[], fileSystem: FileSystem = nodeFileSystem) {
    const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    });
    this.#ending = runCli(['generate', '-t', 'introspection', '--watch', ...args], {
      fileSystem,
      watching: { watcher: nodeFolderWatcher, wait, stop: this.#stopper.signal },
      onError: (text) => {
        this.#text += text;
        this.#onText();
      },
    });
  }

  /** All that is said up to the end of the next line like this. */
  async until(line: RegExp): Promise<string> {
    for (;;) {
      const said = this.#text.slice(this.#seen);
      const found = new RegExp(`${line.source}.*\n`, line.flags).exec(said);
      if (found !== null) {
        const length = found.index + found[0].length;
        this.#seen += length;
        return said.slice(0, length);
      }
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no line ${line.source}, but:\n${this.#text}`)), patience / 2);
        this.#onText = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  stop(): Promise<RunResult> {
    this.#stopper.abort();
    return this.#ending;
  }
}

let watched: Watched | undefined;

afterEach(async () => {
  await watched?.stop();
  watched = undefined;
});

async function start(args: readonly string[] = ['schema.json'], fileSystem?: FileSystem): Promise<Watched> {
  watched = new Watched(args, fileSystem);
  await watched.until(/^Watching \d+ files?; Ctrl-C ends it\./m);
  return watched;
}

const names = (): readonly string[] => (JSON.parse(readFileSync(result, 'utf8')) as readonly { readonly name: string; readonly 'meta-type': string }[])
  .filter((entry) => entry['meta-type'] === 'command').map(({ name }) => name);

describe('generate --watch', { timeout: patience }, () => {
  test('generates, and again when a file changes; then ends well', async () => {
    write('schema.json', include('qapi/a.json') + command('stop'));
    write('qapi/a.json', command('go'));
    const { until, stop } = bind(await start());
    expect(names()).toEqual(['stop', 'go']);
    write('qapi/a.json', command('walk'));
    expect(await until(/^qapi\/a\.json changed: /m)).toMatch(
      /^qapi\/a\.json changed: no problems; 0 new, 1 changed, 0 removed in out \(\d+ ms\)\.\n$/,
    );
    expect(names()).toEqual(['stop', 'walk']);
    expect(await stop()).toMatchObject({ status: 0, stdout: '' });
  });

  test('runs once for what is saved, and not at all if that is the same', async () => {
    write('schema.json', command('stop'));
    write('b.json', command('stop'));
    const { until } = bind(await start());
    utimesSync('schema.json', new Date(), new Date());
    write('schema.json', command('stop'));
    write('unrelated.json', 'x');
    write('b.json', command('go'));
    renameSync('b.json', 'schema.json');
    expect(await until(/^schema\.json /m)).toMatch(/^schema\.json changed: no problems; 0 new, 1 changed, 0 removed in out/);
    write('schema.json', command('come'));
    write('schema.json', command('come') + command('leave'));
    expect(await until(/^schema\.json /m)).toMatch(/^schema\.json changed: /);
    write('schema.json', command('see'));
    expect((await until(/^schema\.json /m)).split('\n')).toHaveLength(2);
    expect(names()).toEqual(['see']);
  });

  test('shows mistakes, keeps what was generated, and goes on when they are mended', async () => {
    write('schema.json', include('a.json'));
    write('a.json', command('go'));
    const { until } = bind(await start());
    const before = readAll('out');
    write('a.json', "{ 'command': 'go', 'returns': 'Nothing' }\n");
    const said = await until(/^a\.json changed: /m);
    expect(said).toContain("error[type/unknown]: the return type of command 'go' uses the unknown type 'Nothing'");
    expect(said).toContain('included from schema.json:1:1');
    expect(said).toMatch(/a\.json changed: 1 error; nothing was written, what was generated earlier stays \(/);
    expect(readAll('out')).toEqual(before);
    write('a.json', command('walk'));
    await until(/^a\.json changed: no problems; 0 new, 1 changed/m);
    expect(names()).toEqual(['walk']);
  });

  test('notices files that go, move and come back', async () => {
    write('schema.json', include('qapi/a.json'));
    write('qapi/a.json', command('go'));
    const { until } = bind(await start());
    rmSync('qapi/a.json');
    expect(await until(/^qapi\/a\.json is gone: /m)).toContain("cannot read include file 'qapi/a.json'");
    write('qapi/a.json', command('come'));
    await until(/^qapi\/a\.json appeared: no problems/m);
    renameSync('qapi', 'moved');
    await until(/^qapi\/a\.json is gone: 1 error/m);
    write('qapi/a.json', command('again'));
    await until(/^qapi\/a\.json appeared: no problems/m);
    // It is another folder now that has this name.
    write('qapi/a.json', command('and-again'));
    await until(/^qapi\/a\.json changed: no problems/m);
    write('moved/a.json', command('nobody'));
    write('schema.json', include('moved/a.json'));
    await until(/^schema\.json changed: no problems/m);
    expect(names()).toEqual(['nobody']);
  });

  test('waits for a root that is not there', async () => {
    const { until } = bind(await start(['later/schema.json']));
    write('later/schema.json', command('late'));
    await until(/^later\/schema\.json appeared: no problems; 1 new/m);
    rmSync('later', { recursive: true });
    await until(/^later\/schema\.json is gone: 1 error/m);
    expect(names()).toEqual(['late']);
  });

  test('follows links', async (context) => {
    if (process.platform === 'win32') context.skip('links need a right there');
    write('one/a.json', command('one'));
    write('two/a.json', command('two'));
    write('schema.json', include('current/a.json'));
    symlinkSync('one', 'current');
    const { until } = bind(await start());
    write('one/a.json', command('uno'));
    await until(/^current\/a\.json changed: no problems; 0 new, 1 changed/m);
    symlinkSync('two', 'next');
    renameSync('next', 'current');
    await until(/^current\/a\.json changed: no problems; 0 new, 1 changed/m);
    expect(names()).toEqual(['two']);
    write('two/a.json', command('due'));
    await until(/^current\/a\.json changed: no problems; 0 new, 1 changed/m);
  });

  test('takes a file in the way for a mistake that can be mended', async () => {
    write('schema.json', command('stop'));
    const { until } = bind(await start());
    write(result, 'edited');
    write('schema.json', command('go'));
    const said = await until(/^schema\.json changed: 1 error; nothing was written/m);
    expect(said).toContain('was changed since qapi-gen wrote it');
    rmSync(result);
    await until(/introspection\.json is gone: no problems; 1 new/m);
    expect(names()).toEqual(['go']);
  });

  test('goes on after a bug', async () => {
    write('schema.json', command('stop'));
    let isBroken = false;
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      list: (path) => {
        if (isBroken) throw new Error('out of order');
        return nodeFileSystem.list(path);
      },
      writeText: (path, text) => {
        if (isBroken) throw new Error('out of order');
        nodeFileSystem.writeText(path, text);
      },
    };
    const { until } = bind(await start(['schema.json'], fileSystem));
    isBroken = true;
    write('schema.json', command('go'));
    const said = await until(/^schema\.json changed: nothing was written\./m);
    expect(said).toContain('this is a bug of qapi-gen');
    isBroken = false;
    write('schema.json', command('walk'));
    await until(/^schema\.json changed: no problems; 0 new, 1 changed/m);
  });
});

describe('what decides besides schemas', { timeout: patience }, () => {
  test('is the configuration: it may come, change, be wrong and go', async () => {
    write('schema.json', command('stop'));
    write('other.json', command('other'));
    write('qapi-gen.config.json', '{ "schemas": ["schema.json"] }');
    const { until } = bind(await start([]));
    write('qapi-gen.config.json', '{ "schemas": ["schema.json"], "output": "elsewhere" }');
    await until(/^qapi-gen\.config\.json changed: no problems; 1 new, 0 changed, 0 removed in elsewhere/m);
    write('qapi-gen.config.json', '{ "schemas": ["schema.json"], "outptu": "nowhere" }');
    const said = await until(/^qapi-gen\.config\.json changed: no problems; 0 new, 0 changed/m);
    expect(said).toContain('error[config/unknown-key]');
    expect(said).toContain('the last one that could is in force');
    write('schema.json', command('go'));
    await until(/^schema\.json changed: no problems; 0 new, 1 changed, 0 removed in elsewhere/m);
    rmSync('qapi-gen.config.json');
    expect(await until(/^qapi-gen\.config\.json is gone: /m)).toContain('the configuration qapi-gen.config.json is gone');
    write('qapi-gen.config.yaml', 'schemas: [other.json]\noutput: third\n');
    expect(await until(/^qapi-gen\.config\.yaml appeared: no problems/m)).not.toContain('in force');
    expect(Object.keys(readAll('third'))).toContain('third/introspection/introspection.json');
  });

  test('is the configuration, wrong from the beginning', async () => {
    write('schema.json', command('stop'));
    write('qapi-gen.config.json', '{ "schemas": "schema.json" }');
    watched = new Watched([]);
    const { until } = bind(watched);
    expect(await until(/^Nothing is generated until that is mended/m)).toContain('error[config/invalid-value]');
    write('qapi-gen.config.json', '{ "schemas": ["schema.json"] }');
    await until(/^qapi-gen\.config\.json changed: no problems; 1 new/m);
  });

  test('is what says how generated files look', async () => {
    write('schema.json', command('stop'));
    const { until } = bind(await start());
    const indented = (): boolean => readFileSync(result, 'utf8').includes('\n    {');
    const before = indented();
    write('.prettierrc', '{ "tabWidth": 4 }');
    await until(/^\.prettierrc appeared: no problems; 0 new, 1 changed/m);
    expect(indented()).toBe(!before);
    write('.prettierrc', '{ "tabWidth": ');
    expect(await until(/^\.prettierrc changed: nothing was written/m)).toContain('The Prettier configuration');
    write('.prettierrc', '{ "tabWidth": 2 }');
    await until(/^\.prettierrc changed: no problems; 0 new, 1 changed/m);
    expect(indented()).toBe(before);
    write('out/introspection/.editorconfig', '[*]\nindent_style = space\nindent_size = 4\n');
    await until(/^out\/introspection\/\.editorconfig appeared: no problems/m);
    rmSync('.prettierrc');
    await until(/^\.prettierrc is gone: no problems/m);
    write('.prettierrc.mjs', 'export default { tabWidth: 8 };\n');
    expect(await until(/^\.prettierrc\.mjs appeared: no problems; 0 new, 1 changed/m)).not.toContain('Prettier');
    write('.prettierrc.mjs', 'export default { tabWidth: 3 };\n');
    await until(/^Prettier loads a configuration that is a program once/m);
  });

  test('are releases, which are read again if they change', async () => {
    const config = { schemas: ['schema.json'], releases: [{ versions: ['1.0', '2.0'], path: 'releases/{version}.json' }], targets: { markdown: {} } };
    write('qapi-gen.config.json', JSON.stringify(config));
    write('schema.json', command('stop') + command('go'));
    write('releases/1.0.json', command('stop'));
    watched = new Watched(['-t', 'markdown']);
    const { until } = bind(watched);
    expect(await until(/^Watching/m)).toContain('release 2.0 cannot be read');
    write('releases/2.0.json', command('stop'));
    await until(/^releases\/2\.0\.json appeared: no problems; \d+ new/m);
    write('schema.json', command('stop') + command('go') + command('come'));
    await until(/^schema\.json changed: no problems; 0 new, [1-9]/m);
    write('releases/2.0.json', command('stop') + command('go'));
    await until(/^releases\/2\.0\.json changed: no problems; 0 new, [1-9]/m);
  });
});

describe('--watch', () => {
  test.each([
    [['--check'], '--watch writes whenever something changes, so --check and --dry-run exclude it'],
    [['--dry-run'], '--watch writes whenever something changes, so --check and --dry-run exclude it'],
    [['-'], '--watch reads a schema again when it changes, and standard input can be read once only'],
  ])('does not go with %j', async (args, message) => {
    expect(await runCli(['generate', '--watch', ...args])).toMatchObject({ status: 2, stderr: expect.stringContaining(message) as string });
  });

  test('ends at once with a command line that is wrong', async () => {
    write('schema.json', command('stop'));
    watched = new Watched(['schema.json', '--dialect', 'newest']);
    expect(await watched.stop()).toMatchObject({ status: 2, stderr: expect.stringContaining("there is no dialect 'newest'") as string });
  });

  test('prints a document for each run', { timeout: patience }, async () => {
    write('schema.json', command('stop'));
    watched = new Watched(['schema.json', '--format', 'json', '--list-files']);
    const { until, stop } = bind(watched);
    expect(JSON.parse(await until(/"errors":/))).toMatchObject({ errors: 0 });
    write('schema.json', "{ 'command': 'stop', 'returns': 'Nothing' }\n");
    const second: unknown = JSON.parse(await until(/"errors":/));
    expect(second).toMatchObject({ errors: 1 });
    expect((await stop()).stdout).toBe(`${result}\n`);
  });
});

/** Methods to be called by themselves. */
function bind(target: Watched): { readonly until: Watched['until']; readonly stop: Watched['stop'] } {
  return { until: (line) => target.until(line), stop: () => target.stop() };
}
