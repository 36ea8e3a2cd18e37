/** Completion: takes the words up to the cursor, gives the words that fit. The shell adds file names. */
import type { AnyCommand } from './command.ts';
import { completionCommand } from './command-line.ts';
import { globalOptions } from './global-options.ts';
import type { Option, Options } from './option.ts';

/** What every command has besides its options. */
const builtinOptions = ['--help', '--version'];

/** @param words what stands after the program's name; the last one is at the cursor, and empty if nothing is there yet */
export async function completeWord(words: readonly string[], commands: readonly AnyCommand[]): Promise<readonly string[]> {
  const current = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const command = before.flatMap((word) => commands.filter(({ name }) => name === word))[0];
  const options: Options = { ...globalOptions, ...command?.options };
  const [, head, value = ''] = /^(--[\w-]+=)(.*)$/s.exec(current) ?? [];
  if (head !== undefined) return completeValue(findOption(head.slice(0, -1), options), value, head);
  // Bash takes an equals sign for a word of its own.
  const named = findOption(before.at(before.at(-1) === '=' ? -2 : -1) ?? '', options);
  if (named !== undefined && !named.isFlag) return completeValue(named, current);
  const candidates = current.startsWith('-')
    ? [...Object.keys(options).map((name) => `--${name}`), ...builtinOptions]
    : command === undefined
      ? [...commands.map(({ name }) => name), completionCommand]
      : await command.positionals.choices?.() ?? [];
  return candidates.filter((candidate) => candidate.startsWith(current));
}

/** The option that a word names: `--target` or `-t`. */
function findOption(word: string, options: Options): Option<unknown> | undefined {
  const [, dashes, name = ''] = /^(--?)([\w-]+)$/.exec(word) ?? [];
  if (dashes === undefined) return undefined;
  return Object.entries(options).find(([long, { alias }]) => (dashes === '--' ? long : alias) === name)?.[1];
}

/** Of a list, the last item is completed; those that stand there already are not offered again. */
async function completeValue(option: Option<unknown> | undefined, value: string, head = ''): Promise<readonly string[]> {
  const choices = typeof option?.choices === 'function' ? await option.choices() : option?.choices ?? [];
  const start = option?.isList === true ? value.lastIndexOf(',') + 1 : 0;
  const earlier = value.slice(0, start);
  const fitting = choices.filter((choice) => choice.startsWith(value.slice(start)) && !earlier.split(',').includes(choice));
  return fitting.map((choice) => `${head}${earlier}${choice}`);
}
