import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Inputs, type InputChange } from '../../src/project/inputs.ts';
import { watch } from '../../src/project/watch.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';
import { FakeClock, FakeFolders, settle } from '../support/fake-watching.ts';

const home = resolve('/p');

let files: Map<string, string>;
let clock: FakeClock;
let system: FakeFolders;
let stopper: AbortController;
/** What each run was told of. */
let runs: string[];
/** What else happens during a run. */
let duringRun: () => void | Promise<void>;
let ended: Promise<void>;

beforeEach(() => {
  files = new Map([['a.json', 'a'], ['b.json', 'b']]);
  clock = new FakeClock();
  system = new FakeFolders(resolve('/'), home);
  stopper = new AbortController();
  runs = [];
  duringRun = () => undefined;
});

afterEach(async () => {
  stopper.abort();
  await clock.pass(2000);
  await ended;
  expect(system.watched).toEqual([]);
});

const describeChange = ({ path, kind }: InputChange): string => `${path} ${kind}`;

async function start(): Promise<void> {
  const fileSystem = memoryFileSystem(files);
  ended = watch({
    watcher: system,
    wait: (milliseconds) => clock.wait(milliseconds),
    stop: stopper.signal,
    workingDirectory: home,
    onBlind: () => undefined,
    async run(changes) {
      runs.push(changes.map(describeChange).join(', '));
      const inputs = new Inputs(fileSystem);
      const reader = inputs.through(fileSystem, () => true);
      if (reader.readText('a.json') === 'b') inputs.look('b.json');
      inputs.look('c.json');
      await duringRun();
      return inputs;
    },
  });
  await settle();
}

/** Writes and tells, as a system does. */
function save(path: string, text: string): void {
  files.set(path, text);
  system.tell(home, path);
}

function remove(path: string): void {
  files.delete(path);
  system.tell(home, path);
}

describe('runs', () => {
  test('are one to begin with, and one for each change', async () => {
    await start();
    await clock.pass(5000);
    expect(runs).toEqual(['']);
    save('a.json', 'b');
    await clock.pass(1000);
    expect(runs).toEqual(['', 'a.json changed']);
    save('b.json', 'x');
    await clock.pass(1000);
    expect(runs).toEqual(['', 'a.json changed', 'b.json changed']);
  });

  test('begin soon', async () => {
    await start();
    save('a.json', 'b');
    await clock.pass(25);
    expect(runs).toHaveLength(2);
  });

  test('are none if nothing is different in the end', async () => {
    await start();
    system.tell(home, 'a.json');
    await clock.pass(1000);
    save('a.json', 'x');
    save('a.json', 'a');
    await clock.pass(1000);
    save('b.json', 'nobody reads it');
    await clock.pass(1000);
    expect(runs).toEqual(['']);
  });

  test('are one for what is saved together', async () => {
    await start();
    for (const text of ['x', 'xy', 'xyz']) {
      save('a.json', text);
      await clock.pass(15);
    }
    save('c.json', 'c');
    await clock.pass(1000);
    expect(runs).toEqual(['', 'a.json changed, c.json appeared']);
  });

  test('are not put off for ever', async () => {
    await start();
    for (let count = 0; count < 100; count++) {
      save('a.json', `${count}`);
      await clock.pass(10);
    }
    expect(runs.length).toBeGreaterThan(1);
    expect(runs.length).toBeLessThan(5);
  });

  test('are one more for what changes while one is under way', async () => {
    await start();
    duringRun = async () => {
      duringRun = () => undefined;
      save('a.json', 'y');
      await clock.wait(100);
      save('a.json', 'z');
      system.tell(home, 'a.json');
    };
    save('a.json', 'x');
    await clock.pass(2000);
    expect(runs).toEqual(['', 'a.json changed', 'a.json changed']);
  });

  test('are one more for what changes unheard before the folder is watched', async () => {
    duringRun = () => {
      duringRun = () => undefined;
      files.set('a.json', 'x');
    };
    await start();
    await clock.pass(1000);
    expect(runs).toEqual(['', 'a.json changed']);
  });
});

describe('a file', () => {
  test('that is missing for a moment was not removed', async () => {
    await start();
    remove('a.json');
    await clock.pass(60);
    save('a.json', 'x');
    await clock.pass(1000);
    save('a.json', '');
    await clock.pass(60);
    save('a.json', 'y');
    await clock.pass(1000);
    expect(runs).toEqual(['', 'a.json changed', 'a.json changed']);
  });

  test('that is emptied or removed for good is', async () => {
    files.set('a.json', 'b');
    await start();
    save('b.json', '');
    await clock.pass(1000);
    remove('b.json');
    await clock.pass(1000);
    save('b.json', 'b');
    await clock.pass(1000);
    expect(runs).toEqual(['', 'b.json emptied', 'b.json gone', 'b.json appeared']);
  });

  test('that nobody tells of is looked at now and then', async () => {
    system.refused.set(home, 'unreadable');
    await start();
    await clock.pass(5000);
    files.set('a.json', 'x');
    await clock.pass(1100);
    expect(runs).toEqual(['', 'a.json changed']);
  });

  test('is found in a folder that went and came back', async () => {
    await start();
    system.there.delete(home);
    files.clear();
    system.tell(resolve('/'), 'p');
    await clock.pass(10);
    system.there.add(home);
    files.set('a.json', 'back');
    system.tell(resolve('/'), 'p');
    await clock.pass(1000);
    expect(runs).toEqual(['', 'a.json changed']);
    save('a.json', 'again');
    await clock.pass(1000);
    expect(runs).toHaveLength(3);
  });
});

describe('the end', () => {
  test('comes after the run that is under way', async () => {
    let isDone = false;
    await start();
    duringRun = async () => {
      await clock.wait(100);
      isDone = true;
    };
    save('a.json', 'x');
    await clock.pass(50);
    stopper.abort();
    save('a.json', 'y');
    await clock.pass(1000);
    await ended;
    expect(isDone).toBe(true);
    expect(runs).toHaveLength(2);
  });

  test('comes at once if there is nothing to do', async () => {
    await start();
    stopper.abort();
    await clock.pass(100);
    await ended;
  });

  test('comes with what a run throws', async () => {
    await start();
    const failure = expect(ended).rejects.toThrow('over');
    ended = Promise.resolve();
    duringRun = () => {
      throw new Error('over');
    };
    save('a.json', 'x');
    await clock.pass(100);
    await failure;
  });
});
