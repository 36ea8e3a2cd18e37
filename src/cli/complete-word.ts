/** Completion: takes the words up to the cursor, gives the words that fit. The shell adds file names. */
import type { AnyCommand } from './command.ts';
import { globalOptions } from './global-options.ts';
import type { Options } from './option.ts';

/** @param words what stands after the program's name; the last one is at the cursor, and empty if nothing is there yet */
export async function completeWord(words: readonly string[], commands: readonly AnyCommand[]): Promise<readonly string[]> {
  const current = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const command = commands.find(({ name }) => before.includes(name));
  const options: Options = { ...globalOptions, ...command?.options };
  const named = options[before.at(-1)?.replace(/^--?/, '') ?? ''];
  const candidates = named !== undefined && !named.isFlag
    ? named.choices ?? []
    : current.startsWith('-')
      ? Object.keys(options).map((name) => `--${name}`)
      : command === undefined
        ? [...commands.map(({ name }) => name), 'completion']
        : await command.positionals.choices?.() ?? [];
  return candidates.filter((candidate) => candidate.startsWith(current));
}
