import { describe, expect, test } from 'vitest';
import { FreezeState } from '../../../../src/runtime/agent/commands/freeze-state.ts';
import { fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';

const path = '/state/qga.state.isfrozen';

async function load(system: FakeSystem): Promise<{ readonly state: FreezeState; readonly seen: string[] }> {
  const seen: string[] = [];
  const state = await FreezeState.load({ system, path, log: (level, message) => seen.push(`${level}: ${message}`) });
  state.onChange((isFrozen) => seen.push(isFrozen ? 'frozen' : 'thawed'));
  return { state, seen };
}

describe('the mark that the guest is frozen', () => {
  test('is a file, which the next agent finds', async () => {
    const system = new FakeSystem();
    const { state, seen } = await load(system);
    expect(state.isFrozen).toBe(false);
    await state.markFrozen();
    expect(state.isFrozen).toBe(true);
    expect(system.text(path)).toBe('');
    const next = await load(system);
    expect(next.state.isFrozen).toBe(true);
    await next.state.markThawed();
    expect(next.state.isFrozen).toBe(false);
    expect(system.files.has(path)).toBe(false);
    expect([seen, next.seen]).toEqual([['frozen'], ['thawed']]);
  });

  test('is taken away once', async () => {
    const { state, seen } = await load(new FakeSystem());
    await state.markThawed();
    expect(seen).toEqual([]);
  });

  test('holds without the file, with a warning', async () => {
    const system = new FakeSystem();
    system.failures.set(path, 'EROFS');
    const { state, seen } = await load(system);
    await state.markFrozen();
    expect(state.isFrozen).toBe(true);
    await state.markThawed();
    expect(state.isFrozen).toBe(false);
    const warning = (what: string): unknown => expect.stringContaining(`warning: cannot ${what} ${path}`);
    expect(seen).toEqual(['frozen', warning('create'), warning('remove'), 'thawed']);
  });

  test('keeps an agent that starts from writing its state', async () => {
    const system = new FakeSystem().add({ [path]: '' });
    const guest = await fakeGuest(system);
    expect(guest.freeze.isFrozen).toBe(true);
    expect(system.files.has('/state/qga.state')).toBe(false);
    const other = new FakeSystem();
    expect((await fakeGuest(other)).freeze.isFrozen).toBe(false);
    expect(other.files.has('/state/qga.state')).toBe(true);
  });
});
