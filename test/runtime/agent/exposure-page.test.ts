/** The page about what an agent exposes, held to the list of commands. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { guestCommands } from '../../../src/runtime/agent/commands/guest-commands.ts';

const page = readFileSync(new URL('../../../docs/agent-exposure.md', import.meta.url), 'utf8');
const names = guestCommands.map(({ name }) => name);
const changing = new Set(guestCommands.filter(({ changesMachine }) => changesMachine).map(({ name }) => name));

/** The rows of the table below a heading, as cells. */
function rowsBelow(heading: string): readonly (readonly string[])[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(heading)) ?? '';
  return section.split('\n').filter((line) => line.startsWith('| ')).slice(1).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
}

function commandsIn(text: string | undefined): readonly string[] {
  return Array.from((text ?? '').matchAll(/`(guest-[a-z-]+)`/g), ([, name = '']) => name);
}

describe('the page about what an agent exposes', () => {
  test('names commands that there are', () => {
    const named = page.match(/\bguest-[a-z]+(?:-[a-z]+)*/g) ?? [];
    expect(named.filter((name) => name !== 'guest-agent' && !names.includes(name))).toEqual([]);
  });

  test('tells of every command once, and whether it is on', () => {
    const rows = rowsBelow('What each command gives away');
    expect(rows.flatMap(([commands]) => commandsIn(commands)).sort()).toEqual([...names].sort());
    for (const [commands, state] of rows) {
      for (const name of commandsIn(commands)) expect([name, state]).toEqual([name, changing.has(name) ? 'off' : 'on']);
    }
  });

  test('offers lists that only read as such', () => {
    const lists = rowsBelow('Lists to choose from').slice(0, 3).flatMap(([, commands]) => commandsIn(commands));
    const others = ['guest-exec', 'guest-exec-status', 'guest-ssh-get-authorized-keys'];
    const reading = names.filter((name) => !changing.has(name) && !name.startsWith('guest-file-') && !others.includes(name));
    expect([...lists].sort()).toEqual(reading.sort());
  });

  test('allows the same in both forms of its first example', () => {
    const lists = Array.from(page.matchAll(/allow-rpcs[= ](guest-[a-z,-]+)/g), ([, list]) => list);
    expect(lists).toHaveLength(2);
    expect(lists[0]).toBe(lists[1]);
    expect(lists[0]?.split(',').filter((name) => !names.includes(name) || changing.has(name))).toEqual([]);
  });
});
